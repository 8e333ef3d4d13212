//! What those who run the server are told of files, and may decide.

use image::ImageFormat;
use tusklet::config::{ByteSize, Environment, RemoteMedia, Settings};
use tusklet::model::Role;
use tusklet::service::cache;

use super::pictures::noise;
use super::shelf::{Peer, look, one_file, try_out};
use crate::support::TestServer;
use crate::web::House;

#[tokio::test]
async fn bytes_are_told_by_kind_and_by_server() {
    let server = TestServer::start_with(|config| {
        try_out(config);
        config.media.cache = ByteSize(1_000_000);
    });
    let peer = Peer::start().await;
    let zoe = server.stranger("zoe@peer.example").await;
    let url = peer.serve("/a.jpg", "image/jpeg", noise(80, 60, 1, ImageFormat::Jpeg));
    let media = one_file(&server, zoe, &url, "image/jpeg").await;
    look(&server.app, &media.preview_path()).await;

    let usage = cache::usage(&server.app).await.unwrap();

    let host = peer.base.strip_prefix("http://").unwrap();
    assert_eq!((usage.by_kind.len(), usage.by_kind[0].name.as_str()), (1, "preview"));
    assert_eq!((usage.by_host.len(), usage.by_host[0].name.as_str()), (1, host));
    assert_eq!((usage.cached, usage.last_week), (usage.by_kind[0].bytes, usage.cached));
    assert!(usage.cached > 0 && usage.days_until_full().is_some() && usage.free.is_some());
}

#[tokio::test]
async fn only_those_who_run_the_server_see_the_page() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;

    let page = house.signed_in("ada").await.get("/admin/media").await.expect(200);
    assert!(page.shows("0 B of 4.0 GB allowed"));
    house.signed_in("bob").await.get("/admin/media").await.expect(403);
}

#[test]
fn sizes_are_words_and_what_is_wrong_is_told() {
    let read = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tusklet.toml");
        std::fs::write(&file, format!("[media]\n{text}\n")).unwrap();
        Settings::load(&file, Environment::empty()).map(|settings| settings.now().media.clone())
    };
    let media = read("cache = \"4 GB\"\nkeep_free = \"1 GB\"\nremote = \"copies\"").unwrap();
    assert_eq!((media.cache.bytes(), media.keep_free.bytes()), (4_000_000_000, 1_000_000_000));
    assert_eq!(media.remote, RemoteMedia::Copies);
    for (wrong, why) in [
        ("cache = \"4 XB\"", "must be a size like"),
        ("cache = 5", "from 1 MiB to"),
        ("keep_free = true", "a size"),
        ("remote = \"all\"", "\"proxy\", \"previews\" or \"copies\""),
    ] {
        let told = format!("{:#}", read(wrong).unwrap_err());
        assert!(told.contains(why), "{told} does not say: {why}");
    }
}
