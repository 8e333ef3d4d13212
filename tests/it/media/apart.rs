//! Files at a host of their own.

use axum::http::Method;
use image::ImageFormat;
use serde_json::json;
use tusklet::model::Role;
use tusklet::remote;

use super::pictures::noise;
use super::shelf::{ask_with, look_with};
use super::uploads::send;
use crate::api::client::{Client, Server};

const FILES: &str = "https://files.example";

#[tokio::test]
async fn a_host_for_files_gives_files_and_nothing_else() {
    let server = Server::with("[media]\npublic_url = \"https://Files.example\"\n");
    let app = &server.house.app;
    let who = server.house.account("alice", Role::Owner).await;
    let alice = Client::of(app, &who, "read write").await;

    let file = noise(30, 20, 1, ImageFormat::Png);
    let media = send(&alice, "/api/v1/media", "a.png", &file).await.expect(200);

    let address = media["url"].as_str().unwrap();
    let path = address.strip_prefix(FILES).unwrap();
    assert!(media["preview_url"].as_str().unwrap().starts_with(FILES));
    let there = [("host", "files.example")];
    let seen = look_with(app, path, &there).await;
    assert_eq!((seen.code, seen.header("content-type")), (200, "image/png"));
    assert!(seen.header("content-security-policy").contains("sandbox"));
    assert_eq!(
        look_with(app, path, &[("host", "FILES.example"), ("range", "bytes=1-3")]).await.bytes,
        b"PNG"
    );

    let home = look_with(app, path, &[("host", "tusklet.org")]).await;
    assert_eq!((home.code, home.header("location")), (308, address));
    let page = look_with(app, "/about", &[("host", "tusklet.org")]).await;
    assert!(
        page.header("content-security-policy").contains("img-src 'self' https://files.example")
    );
    for path in [
        "/",
        "/about",
        "/users/alice",
        "/api/v2/instance",
        "/health",
        "/assets/icon.png",
        "/oauth/token",
    ] {
        assert_eq!(look_with(app, path, &there).await.code, 404, "{path}");
    }
    for path in ["/inbox", "/api/v1/apps", path] {
        assert_eq!(ask_with(app, (Method::POST, path), &there).await.code, 404, "{path}");
    }
    for (address, is_ours) in
        [("https://files.example/users/alice", true), ("https://a.example/", false)]
    {
        assert_eq!(remote::is_ours(&app.settings.now(), address), is_ours, "{address}");
    }
    let posted = json!({ "status": "look", "media_ids": [media["id"]] });
    let posted = alice.post("/api/v1/statuses", &posted).await.expect(200);
    let uri = posted["uri"].as_str().unwrap().to_owned();
    let as_peer = [("host", "tusklet.org"), ("accept", "application/activity+json")];
    let note = look_with(app, uri.strip_prefix("https://tusklet.org").unwrap(), &as_peer).await;
    let note = String::from_utf8(note.bytes).unwrap();
    assert!(note.contains(address), "peers are told the same: {note}");
}
