//! Files in a store that speaks S3, and on their way there and back.

use std::time::Duration;

use image::ImageFormat;
use serde_json::Value;
use tusklet::app::App;
use tusklet::config::{ByteSize, Environment, FilePlace, Place, RemoteMedia, Settings, read};
use tusklet::media::store::Shift;
use tusklet::service::clean_up;

use super::bucket::Bucket;
use super::films;
use super::pictures::noise;
use super::shelf::{Peer, look, look_with, one_file, try_out, weight};
use super::uploads::send;
use crate::api::client::Server;
use crate::support::TestServer;

fn path(media: &Value, which: &str) -> String {
    let url = media[which].as_str().unwrap();
    url[url.find("/media/").unwrap()..].to_owned()
}

fn name(media: &Value, which: &str) -> String {
    path(media, which).strip_prefix("/media/").unwrap().to_owned()
}

fn in_store(bucket: &Bucket, more: &str) -> Server {
    Server::with(&format!("[media]\nstore = \"s3\"\n{}{more}", bucket.settings()))
}

/// The same server after a restart with other settings.
fn again(app: &App, text: &str) -> App {
    let place = Place {
        config_file: app.data_dir.join("tusklet.toml"),
        data_dir: app.data_dir.to_path_buf(),
    };
    let text = format!("[instance]\ndomain = \"tusklet.org\"\n[media]\n{text}");
    let loaded = read::parse(&text, "tusklet.toml", &[], &Environment::empty()).unwrap();
    App::open(&place, Settings::fixed(loaded.config), app.clock.clone()).unwrap()
}

async fn shifted(app: &App) -> usize {
    let found = Shift::look(&app.media).await.unwrap();
    for name in found.names() {
        app.media.shift(name).await.unwrap();
    }
    found.names().len()
}

#[tokio::test]
async fn uploads_lie_in_the_store_and_are_shown_out_of_it() {
    let bucket = Bucket::start().await;
    let server = in_store(&bucket, "");
    let alice = server.client("alice").await;
    let app = &server.house.app;

    let picture = send(&alice, "/api/v1/media", "a", &noise(900, 700, 1, ImageFormat::Png)).await;
    let picture = picture.expect(200);
    let film = send(&alice, "/api/v1/media", "a", &films::mp4()).await.expect(200);

    assert_eq!(bucket.names().len(), 3, "a picture, its preview and a film");
    let (kind, kept) = bucket.get(&name(&film, "url")).unwrap();
    assert_eq!(kind, "video/mp4");
    let whole = look(app, &path(&film, "url")).await;
    assert_eq!((whole.code, whole.header("content-type"), &whole.bytes), (200, "video/mp4", &kept));
    assert!(whole.header("cache-control").contains("immutable"));
    assert!(whole.header("content-security-policy").contains("sandbox"));
    let part = look_with(app, &path(&film, "url"), &[("range", "bytes=4-7")]).await;
    assert_eq!((part.code, part.bytes.as_slice()), (206, b"ftyp".as_slice()));
    let all = look_with(app, &path(&film, "url"), &[("range", "bytes=0-")]).await;
    assert_eq!((all.code, &all.bytes), (206, &kept));
    let behind = look_with(app, &path(&film, "url"), &[("range", "bytes=9999999-")]).await;
    assert_eq!(behind.code, 416);
    let tag = whole.header("etag").to_owned();
    let same = look_with(app, &path(&film, "url"), &[("if-none-match", &tag)]).await;
    assert_eq!(same.code, 304);
    assert_eq!(look(app, &path(&picture, "preview_url")).await.code, 200);
    assert_eq!(look(app, "/media/ab/cd/abcd.jpg").await.code, 404);
    assert_eq!(weight(&app.data_dir.join("media")), 0, "nothing is left in the folder");

    alice.delete(&format!("/api/v1/media/{}", picture["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(bucket.names(), [name(&film, "url")]);
    assert_eq!(look(app, &path(&picture, "url")).await.code, 404);
}

#[tokio::test]
async fn browsers_may_be_sent_to_the_store_itself() {
    let bucket = Bucket::start().await;
    for (more, start) in [
        ("s3_urls = \"signed\"\n", format!("{}/files/", bucket.base)),
        (
            "s3_urls = \"public\"\ns3_public_url = \"https://files.example/all/\"\n",
            "https://files.example/all/".to_owned(),
        ),
    ] {
        let server = in_store(&bucket, more);
        let alice = server.client("alice").await;
        let film = send(&alice, "/api/v1/media", "a", &films::mp4()).await.expect(200);

        let seen = look(&server.house.app, &path(&film, "url")).await;
        let page = look(&server.house.app, "/about").await;

        let address = seen.header("location").to_owned();
        assert_eq!(seen.code, 307);
        assert!(address.starts_with(&format!("{start}{}", name(&film, "url"))), "{address}");
        assert_eq!(address.contains("X-Amz-Signature="), more.contains("signed"));
        let origin = url::Url::parse(&start).unwrap().origin().ascii_serialization();
        let policy = page.header("content-security-policy");
        assert!(policy.contains(&format!("img-src 'self' {origin}")), "{policy}");
        assert!(policy.contains(&format!("media-src 'self' {origin}")), "{policy}");
    }
}

#[tokio::test]
async fn nothing_is_told_to_be_kept_that_a_stumbling_store_lost() {
    let bucket = Bucket::start().await;
    let server = in_store(&bucket, "");
    let alice = server.client("alice").await;
    bucket.stumble(35);

    let sent = (0..12).map(|number| {
        let (alice, picture) = (alice.clone(), noise(60, 40, number, ImageFormat::Png));
        async move { send(&alice, "/api/v1/media", "a", &picture).await }
    });
    let answers = futures_util::future::join_all(sent).await;

    let mut kept = 0;
    for answer in answers.iter().filter(|answer| answer.code == 200) {
        for which in ["url", "preview_url"] {
            assert!(bucket.get(&name(&answer.json, which)).is_some(), "told, and not there");
            let seen = look(&server.house.app, &path(&answer.json, which)).await;
            // Taken up again where the line broke, as often as it takes.
            assert!(seen.code == 200 || seen.code == 500, "{}", seen.code);
            if seen.code == 200 {
                assert_eq!(seen.bytes, bucket.get(&name(&answer.json, which)).unwrap().1);
                kept += 1;
            }
        }
    }
    assert!(kept > 12, "most of it goes well: {kept}");

    bucket.stumble(100);
    let lost = send(&alice, "/api/v1/media", "a", &noise(9, 9, 1, ImageFormat::Png)).await;
    assert_eq!(lost.code, 500);
    let media = answers.iter().find(|answer| answer.code == 200).unwrap();
    let id = media.json["id"].as_str().unwrap();
    alice.delete(&format!("/api/v1/media/{id}")).await.expect(200);
    bucket.stumble(0);
    server.house.app.clock.advance(Duration::from_hours(1));
    tusklet::worker::turn(&server.house.app).await.unwrap();
    assert!(bucket.get(&name(&media.json, "url")).is_none(), "it is deleted later");
}

#[tokio::test]
async fn files_move_there_and_back_beside_a_server_that_goes_on() {
    let bucket = Bucket::start().await;
    let server = Server::start();
    let alice = server.client("alice").await;
    let mut sent = vec![];
    for number in 0..3 {
        let picture = noise(60, 40, number, ImageFormat::Png);
        sent.push(send(&alice, "/api/v1/media", "a", &picture).await.expect(200));
    }
    let shown =
        |app: App, media: Value| async move { look(&app, &path(&media, "url")).await.bytes };
    let mut before = vec![];
    for media in &sent {
        before.push(shown(server.house.app.clone(), media.clone()).await);
    }

    let there = again(&server.house.app, &format!("store = \"s3\"\n{}", bucket.settings()));
    assert_eq!(shown(there.clone(), sent[0].clone()).await, before[0], "not moved yet");
    assert_eq!(shifted(&there).await, 6);
    assert_eq!((bucket.names().len(), shifted(&there).await), (6, 0));
    assert_eq!(weight(&there.data_dir.join("media")), 0);
    for (media, before) in sent.iter().zip(&before) {
        assert_eq!(shown(there.clone(), media.clone()).await, *before);
    }
    there.media.delete(&name(&sent[2], "url")).await.unwrap();
    assert_eq!(bucket.names().len(), 5);

    let back = again(&server.house.app, &bucket.settings());
    assert_eq!(shown(back.clone(), sent[0].clone()).await, before[0], "still there");
    assert_eq!(shifted(&back).await, 5);
    assert!(bucket.names().is_empty());
    let plain = again(&server.house.app, "");
    for (media, before) in sent.iter().zip(&before).take(2) {
        assert_eq!(shown(plain.clone(), media.clone()).await, *before);
    }
}

#[tokio::test]
async fn copies_of_peers_files_may_lie_there_too_and_go_when_the_budget_is_full() {
    let bucket = Bucket::start().await;
    let endpoint = bucket.base.clone();
    let mut server = TestServer::start_with(|config| {
        try_out(config);
        config.media.cache_store = FilePlace::S3;
        config.media.s3_endpoint = endpoint;
        "files".clone_into(&mut config.media.s3_bucket);
        config.media.cache = ByteSize(100_000);
        config.media.keep_free = ByteSize(u64::MAX / 4);
        config.media.remote = RemoteMedia::Copies;
    });
    server.app.room = tusklet::media::Room::measured_by(|| Ok(0));
    let (peer, zoe) = (Peer::start().await, server.stranger("zoe@peer.example").await);
    let mut heaviest = 0;
    for number in 0..12 {
        let picture = noise(120, 90, number, ImageFormat::Jpeg);
        let url = peer.serve(&format!("/{number}.jpg"), "image/jpeg", picture);
        let media = one_file(&server, zoe, &url, "image/jpeg").await;
        assert_eq!(look(&server.app, &media.preview_path()).await.code, 200);
        let names = bucket.names();
        assert!(names.iter().all(|name| name.starts_with("cache/")));
        let weight: usize = names.iter().map(|name| bucket.get(name).unwrap().1.len()).sum();
        heaviest = heaviest.max(weight);
        server.pass(Duration::from_mins(1));
    }
    assert!((50_000..=100_000).contains(&heaviest), "{heaviest}");
    clean_up::run(&server.app).await;
    assert_eq!(weight(&server.app.data_dir.join("media/cache")), 0);
}
