//! Films where there is an `ffmpeg` on the machine, and where there is none.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tusklet::media::Ffmpegs;

use super::awkward::is_there;
use super::films::SECRET;
use super::shelf::look;
use super::uploads::{ready, send};
use crate::api::client::Server;

fn path(url: &Value) -> String {
    let url = url.as_str().unwrap();
    url[url.find("/media/").unwrap()..].to_owned()
}

/// A second of moving pictures, with a title.
fn film(folder: &Path, name: &str, how: &[&str]) -> Vec<u8> {
    let secret = format!("title={}", std::str::from_utf8(SECRET).unwrap());
    let made = Command::new("ffmpeg")
        .args(["-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i"])
        .args(["testsrc=d=1:s=322x242:r=10", "-f", "lavfi", "-i", "sine=d=1"])
        .args(how)
        .args(["-metadata", &secret])
        .arg(folder.join(name))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    std::fs::read(folder.join(name)).unwrap()
}

#[tokio::test]
async fn films_get_a_picture_and_play_everywhere_where_there_is_an_ffmpeg() {
    if !is_there("ffmpeg") {
        println!("ffmpeg is not installed: films are kept as they come, as the other test sees");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    let alice = server.client("alice").await;
    let app = &server.house.app;
    let web = film(folder.path(), "a.webm", &["-c:v", "libvpx", "-c:a", "libvorbis"]);
    let phone = film(folder.path(), "a.mov", &["-c:v", "mpeg4", "-c:a", "aac"]);

    let web = send(&alice, "/api/v1/media", "a", &web).await.expect(200);
    let promised = send(&alice, "/api/v2/media", "a", &phone).await.expect(202);
    let mut phone = ready(&alice, &promised).await;
    for _ in 0..3_000 {
        if phone.code != 206 {
            break;
        }
        tokio::task::spawn_blocking(|| std::thread::sleep(std::time::Duration::from_millis(100)))
            .await
            .unwrap();
        phone = ready(&alice, &promised).await;
    }
    let phone = phone.expect(200);

    for (media, content_type) in [(&web, "video/webm"), (&phone, "video/mp4")] {
        let whole = look(app, &path(&media["url"])).await;
        assert_eq!((whole.code, whole.header("content-type")), (200, content_type));
        assert!(!whole.bytes.windows(SECRET.len()).any(|part| part == SECRET), "{content_type}");
        let small = look(app, &path(&media["preview_url"])).await;
        assert_eq!((small.code, small.header("content-type")), (200, "image/jpeg"));
        assert!(media["blurhash"].as_str().is_some_and(|hash| hash.len() > 10), "{media}");
        assert_eq!(media["meta"]["small"]["width"], 322, "{media}");
        assert!(media["meta"]["colors"]["background"].as_str().unwrap().starts_with('#'));
    }
}

#[tokio::test]
async fn without_one_films_are_kept_as_they_come() {
    for text in ["[media]\nffmpeg = false\n", ""] {
        let mut server = Server::with(text);
        server.house.app.ffmpeg = Ffmpegs::only(None);
        let alice = server.client("alice").await;

        let media = send(&alice, "/api/v1/media", "a", &super::films::mp4()).await.expect(200);

        assert_eq!((&media["preview_url"], &media["blurhash"]), (&Value::Null, &Value::Null));
        let whole = look(&server.house.app, &path(&media["url"])).await;
        assert_eq!((whole.code, whole.header("content-type")), (200, "video/mp4"));
    }
}
