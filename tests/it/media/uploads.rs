//! Uploads of every sort, through the API.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, header};
use image::ImageFormat;
use serde_json::{Value, json};
use tusklet::service::clean_up;

use super::films::{self, SECRET};
use super::pictures::{animated_webp, noise};
use super::shelf::{Seen, look, look_with};
use crate::api::client::{Answer, Client, Server};

pub async fn send(client: &Client, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: image/png\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    let request = client
        .request(Method::POST, path, "multipart/form-data; boundary=x")
        .header(header::CONTENT_LENGTH, body.len());
    client.ask(request.body(Body::from(body)).unwrap()).await
}

/// Asks for an upload until it is ready, or no good.
pub async fn ready(client: &Client, media: &Value) -> Answer {
    let path = format!("/api/v1/media/{}", media["id"].as_str().unwrap());
    for _ in 0..10_000 {
        let answer = client.get(&path).await;
        if answer.code != 206 {
            return answer;
        }
        tokio::task::yield_now().await;
    }
    client.get(&path).await
}

async fn file(server: &Server, media: &Value) -> Seen {
    let url = media["url"].as_str().unwrap();
    look(&server.house.app, &url[url.find("/media/").unwrap()..]).await
}

#[tokio::test]
async fn sounds_and_films_are_taken_by_content_and_lose_their_tags() {
    let server = Server::start();
    let alice = server.client("alice").await;
    for (bytes, kind, content_type) in [
        (films::mp4(), "video", "video/mp4"),
        (films::silent_mp4(), "gifv", "video/mp4"),
        (films::mp3(), "audio", "audio/mpeg"),
        (films::wav(), "audio", "audio/wav"),
    ] {
        let media = send(&alice, "/api/v1/media", "holiday.png", &bytes).await.expect(200);

        assert_eq!((media["type"].as_str(), &media["blurhash"]), (Some(kind), &Value::Null));
        assert_eq!(media["preview_url"], Value::Null);
        let seen = file(&server, &media).await;
        assert_eq!((seen.code, seen.header("content-type")), (200, content_type));
        assert!(!seen.bytes.windows(SECRET.len()).any(|part| part == SECRET), "{content_type}");
    }
}

#[tokio::test]
async fn length_size_and_rates_are_told() {
    let server = Server::start();
    let alice = server.client("alice").await;

    let film = send(&alice, "/api/v1/media", "a", &films::mp4()).await.expect(200);
    let sound = send(&alice, "/api/v1/media", "a", &films::wav()).await.expect(200);

    let original = &film["meta"]["original"];
    assert_eq!((&original["width"], &original["height"]), (&json!(320), &json!(240)));
    assert_eq!((&original["duration"], &original["frame_rate"]), (&json!(2.0), &json!("25/1")));
    assert!(original["bitrate"].as_u64().unwrap() > 1_000);
    assert_eq!(sound["meta"]["original"]["duration"], json!(1.5));
    assert_eq!(sound["meta"]["original"].get("width"), None);
}

#[tokio::test]
async fn the_average_colour_of_a_picture_is_told() {
    let server = Server::start();
    let alice = server.client("alice").await;
    for (colour, foreground) in [([200, 100, 0], "#ffffff"), ([230, 240, 250], "#000000")] {
        let mut png = std::io::Cursor::new(vec![]);
        image::RgbImage::from_pixel(90, 60, image::Rgb(colour))
            .write_to(&mut png, ImageFormat::Png)
            .unwrap();
        let media = send(&alice, "/api/v1/media", "a", png.get_ref()).await.expect(200);

        let told = &media["meta"]["colors"];
        assert_eq!(told["foreground"], foreground);
        let background = told["background"].as_str().unwrap();
        for (place, wanted) in colour.into_iter().enumerate() {
            let two = &background[1 + place * 2..3 + place * 2];
            let shade = u8::from_str_radix(two, 16).unwrap();
            assert!(shade.abs_diff(wanted) < 4, "{background} is not {colour:?}");
        }
    }
}

#[tokio::test]
async fn the_second_version_promises_films_before_they_are_ready() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let picture = noise(20, 20, 1, ImageFormat::Png);

    send(&alice, "/api/v2/media", "a", &picture).await.expect(200);
    let promised = send(&alice, "/api/v2/media", "a", &films::mp4()).await.expect(202);
    assert_eq!((&promised["url"], promised["type"].as_str()), (&Value::Null, Some("video")));
    let film = ready(&alice, &promised).await.expect(200);
    assert_eq!(file(&server, &film).await.code, 200);
    let with = json!({ "status": "look", "media_ids": [film["id"]] });
    let status = alice.post("/api/v1/statuses", &with).await.expect(200);
    assert_eq!(status["media_attachments"][0]["type"], "video");

    let whole = films::mp4();
    let cut = send(&alice, "/api/v2/media", "a", &whole[..whole.len() / 2]).await.expect(202);
    ready(&alice, &cut).await.expect(422);
    let with = json!({ "status": "look", "media_ids": [cut["id"]] });
    alice.post("/api/v1/statuses", &with).await.expect(422);
    send(&alice, "/api/v2/media", "a", b"<svg onload=alert(1)>").await.expect(422);
    let bob = server.client("bob").await;
    bob.get(&format!("/api/v1/media/{}", cut["id"].as_str().unwrap())).await.expect(404);
    let reader = server.client_with("cleo", "read").await;
    send(&reader, "/api/v2/media", "a", &whole).await.expect(403);
}

#[tokio::test]
async fn awkward_files_are_taken_or_refused_in_words() {
    let server = Server::with("[media]\nimage_pixels = 100000\nvideo_bytes = \"64 KiB\"\n");
    let alice = server.client("alice").await;
    let picture = noise(20, 20, 1, ImageFormat::Png);
    let behind = [picture.as_slice(), b"<script>alert(1)</script>", SECRET].concat();
    for taken in [behind, animated_webp(50), noise(9, 9, 1, ImageFormat::Gif)] {
        let media = send(&alice, "/api/v2/media", "a.html", &taken).await.expect(200);
        let seen = file(&server, &media).await;
        assert!(seen.header("content-type").starts_with("image/"));
        assert!(!seen.bytes.windows(7).any(|part| part == b"<script"), "a file of two kinds");
    }
    let large = noise(400, 300, 1, ImageFormat::Png);
    let heavy = films::wav().repeat(8);
    for (bytes, why) in [
        (b"".as_slice(), "can't be blank"),
        (&picture[..40], "cannot be read as PNG"),
        (&large, "has 400 × 300 pixels; 100,000 are allowed"),
        (&heavy, "65,536 are allowed"),
        (b"\0\0\0\x1cftypavif0000", "is AVIF"),
        (b"%PDF-1.4 %\xff\xd8\xff", "is PDF"),
        (b"<html><body>", "is SVG or another text document"),
        (b"GIF89a", "cannot be read as GIF"),
    ] {
        for version in ["/api/v1/media", "/api/v2/media"] {
            let told = send(&alice, version, "a.png", bytes).await.expect(422);
            let told = told["error"].as_str().unwrap().to_owned();
            assert!(told.contains(why), "{told} does not say: {why}");
        }
    }
}

#[tokio::test]
async fn an_animation_without_end_is_refused() {
    let server = Server::start();
    let alice = server.client("alice").await;
    // Frames of WebP are kept as they came; none of them is opened but the first.
    let media = send(&alice, "/api/v1/media", "a", &animated_webp(10_000)).await;
    assert!(matches!(media.code.as_u16(), 200 | 422), "{}", media.json);
}

#[tokio::test]
async fn an_upload_that_no_status_carries_goes_after_a_day() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let film = send(&alice, "/api/v1/media", "a", &films::mp4()).await.expect(200);
    assert_eq!(file(&server, &film).await.code, 200);

    server.house.app.clock.advance(Duration::from_hours(25));
    clean_up::run(&server.house.app).await;

    assert_eq!(file(&server, &film).await.code, 404);
}

#[tokio::test]
async fn films_are_served_in_parts_and_as_nothing_else() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let film = send(&alice, "/api/v1/media", "a.html", &films::mp4()).await.expect(200);
    let url = film["url"].as_str().unwrap();
    let path = &url[url.find("/media/").unwrap()..];
    let app = &server.house.app;

    let whole = look(app, path).await;
    assert_eq!(whole.header("x-content-type-options"), "nosniff");
    assert!(whole.header("content-security-policy").contains("sandbox"));
    assert!(whole.header("cache-control").contains("immutable"));
    let tag = whole.header("etag").to_owned();
    assert_eq!(look_with(app, path, &[("if-none-match", &tag)]).await.code, 304);
    let part = look_with(app, path, &[("range", "bytes=4-7")]).await;
    assert_eq!((part.code, part.bytes.as_slice()), (206, b"ftyp".as_slice()));
    for accept in ["application/activity+json", "text/html"] {
        let asked = look_with(app, path, &[("accept", accept)]).await;
        assert_eq!(asked.header("content-type"), "video/mp4", "{accept}");
    }
}

#[tokio::test]
async fn the_instance_tells_what_is_taken() {
    let server = Server::start();
    let instance = server.stranger().get("/api/v2/instance").await.expect(200);

    let told = &instance["configuration"]["media_attachments"];
    let types: Vec<_> = told["supported_mime_types"].as_array().unwrap().iter().collect();
    for one in [
        "image/webp",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "audio/mpeg",
        "audio/ogg",
        "audio/flac",
        "audio/wav",
        "audio/mp4",
    ] {
        assert!(types.iter().any(|kind| *kind == one), "{one}");
    }
    assert_eq!(told["video_size_limit"], 40_000_000);
}
