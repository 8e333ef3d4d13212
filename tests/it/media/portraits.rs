//! Pictures of profiles and of the server: those that move have a form that does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use image::codecs::gif::GifEncoder;
use image::{Delay, Frame, ImageFormat, Rgba, RgbaImage};
use serde_json::Value;
use tusklet::app::App;
use tusklet::config::ByteSize;
use tusklet::db;
use tusklet::media::Room;
use tusklet::model::Role;
use tusklet::model::account::{ProfileChange, RemoteAccount};
use tusklet::service::{self, clean_up};

use super::pictures::noise;
use super::shelf::{Peer, Seen, look, try_out, weight};
use crate::api::client::{Client, Server};
use crate::support::{TestServer, remote};
use crate::web::House;

fn moving(shade: u8) -> Vec<u8> {
    let mut file = vec![];
    let mut encoder = GifEncoder::new(&mut file);
    for step in 0..3 {
        let pixels = RgbaImage::from_pixel(60, 40, Rgba([shade, step * 90, 9, 255]));
        encoder
            .encode_frame(Frame::from_parts(pixels, 0, 0, Delay::from_numer_denom_ms(90, 1)))
            .unwrap();
    }
    drop(encoder);
    file
}

/// What lies behind an address that an entity names.
async fn seen(app: &App, address: &Value) -> Seen {
    let address = address.as_str().unwrap();
    look(app, &address[address.find("/media/").unwrap()..]).await
}

#[tokio::test]
async fn an_avatar_that_moves_has_a_still_form_until_another_takes_its_place() {
    let server = Server::start();
    let app = &server.house.app;
    let who = server.house.account("alice", Role::Member).await;
    let alice = Client::of(app, &who, "read write").await;
    let own = "/api/v1/accounts/verify_credentials";
    let with = |avatar| ProfileChange { avatar: Some(avatar), ..ProfileChange::default() };

    service::account::update_profile(app, &who, with(moving(1))).await.unwrap();

    let before = alice.get(own).await.expect(200);
    let (whole, still) =
        (seen(app, &before["avatar"]).await, seen(app, &before["avatar_static"]).await);
    assert_eq!((whole.code, whole.header("content-type")), (200, "image/gif"));
    assert_eq!((still.code, still.header("content-type")), (200, "image/png"));
    let drawn = image::load_from_memory(&still.bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (400, 400));
    assert_eq!(before["header"], before["header_static"], "there is none that moves");
    let page = String::from_utf8(look(app, "/@alice").await.bytes).unwrap();
    assert!(page.contains(r#"media="(prefers-reduced-motion: reduce)""#), "{page}");

    let plain = noise(50, 50, 1, ImageFormat::Png);
    service::account::update_profile(app, &who, with(plain)).await.unwrap();

    let after = alice.get(own).await.expect(200);
    assert_eq!(after["avatar"], after["avatar_static"]);
    for gone in [&before["avatar"], &before["avatar_static"]] {
        assert_eq!(seen(app, gone).await.code, 404, "{gone}");
    }
}

#[tokio::test]
async fn an_avatar_of_a_peer_that_moves_is_fetched_once_and_counts_with_its_still_form() {
    let mut server = TestServer::start_with(|config| {
        try_out(config);
        config.media.keep_free = ByteSize(1_000);
    });
    let free = Arc::new(AtomicU64::new(10_000_000));
    let left = Arc::clone(&free);
    server.app.room = Room::measured_by(move || Ok(left.load(Ordering::SeqCst)));
    let (peer, app) = (Peer::start().await, &server.app);
    let (id, now) = (app.ids.next(app.clock.now()), app.clock.now());
    let avatar = Some(peer.serve("/avatar.gif", "image/gif", moving(2)));
    let zoe = RemoteAccount { avatar, ..remote("zoe@peer.example") };
    server.write(move |tx| db::account::upsert_remote(tx, id, &zoe, now)).await;
    let (path, still) =
        (format!("/media/proxy/avatar/{id}"), format!("/media/proxy/avatar/{id}/still"));

    for (path, kind) in [(&still, "image/png"), (&path, "image/gif"), (&still, "image/png")] {
        let seen = look(app, path).await;
        assert_eq!((seen.code, seen.header("content-type")), (200, kind), "{path}");
    }

    assert_eq!(peer.asked("/avatar.gif"), 1);
    let account = server.write(move |tx| db::account::by_id(tx, id)).await.unwrap();
    assert!(account.avatar_path().starts_with(&format!("{path}?v=")));
    assert!(account.avatar_still_path().starts_with(&format!("{still}?v=")));
    let folder = app.data_dir.join("media/cache");
    let noted = server.write(|tx| db::cached::total(tx)).await;
    assert_eq!(noted, weight(&folder), "both forms are counted");
    free.store(0, Ordering::SeqCst);
    clean_up::run(&server.app).await;
    assert_eq!(weight(&folder), 0, "both forms are gone");
}

#[tokio::test]
async fn the_server_has_a_picture_and_a_colour_of_its_own() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/admin").await;
    let words: [(&str, Option<&str>, &[u8]); 5] = [
        ("title", None, b"Pi Garden"),
        ("joining", None, b"closed"),
        ("colour", None, b"teal"),
        ("rules", None, b""),
        ("contact_email", None, b""),
    ];
    let picture = noise(500, 400, 3, ImageFormat::Jpeg);
    let with_picture = [words.as_slice(), &[("picture", Some("p.jpg"), &picture)]].concat();

    let wrong = [words.as_slice(), &[("picture", Some("p.jpg"), b"<svg/>")]].concat();
    ada.upload(&form, "/admin/site", &wrong).await.expect(422);
    assert_eq!(ada.upload(&form, "/admin/site", &with_picture).await.place(), "/admin");

    let mut stranger = house.browser();
    let front = stranger.get("/about").await.expect(200);
    assert!(front.text().contains(r#"data-hue="teal""#), "{}", front.text());
    let told: Value =
        serde_json::from_slice(&stranger.get("/api/v2/instance").await.bytes).unwrap();
    let address = told["thumbnail"]["url"].as_str().unwrap().to_owned();
    let path = &address[address.find("/media/").unwrap()..];
    let shown = stranger.get(path).await.expect(200);
    let drawn = image::load_from_memory(&shown.bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (1_200, 630));
    let manifest = ada.get("/manifest").await.text();
    assert!(manifest.contains(r##""theme_color":"#006a6a""##), "{manifest}");

    let form = ada.get("/admin").await;
    let without = [words.as_slice(), &[("no_picture", None, b"1")]].concat();
    assert_eq!(ada.upload(&form, "/admin/site", &without).await.place(), "/admin");
    stranger.get(path).await.expect(404);
    let told = stranger.get("/api/v2/instance").await.text();
    assert!(told.contains("/assets/header.png"), "{told}");
}
