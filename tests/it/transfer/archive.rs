//! Archives of all that somebody wrote.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::time::Duration;

use flate2::read::GzDecoder;
use serde_json::Value;
use tusklet::model::{Draft, Role, Visibility};
use tusklet::{service, worker};

use super::full_house;
use crate::web::browser::Page;
use crate::web::files::picture;

fn unpacked(archive: &Page) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(GzDecoder::new(archive.bytes.as_slice())).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut bytes = vec![];
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

#[tokio::test]
async fn an_archive_holds_all_that_its_owner_wrote_and_is_for_nobody_else() {
    let (house, me) = full_house().await;
    let (mut ada, mut bob) = (house.signed_in("ada").await, house.signed_in("bob").await);
    let (form, picture) = (ada.get("/publish").await.expect(200), picture());
    let parts: [(&str, Option<&str>, &[u8]); 2] =
        [("text", None, b"with a picture"), ("media_1", Some("p.png"), &picture)];
    ada.upload(&form, "/publish", &parts).await.place();
    for visibility in [Visibility::OnlyMe, Visibility::Followers, Visibility::Local] {
        let draft = Draft { visibility, ..Draft::of("not for everyone") };
        service::status::publish(&house.app, &me, draft).await.unwrap();
    }

    let page = ada.get("/settings/export").await.expect(200);
    assert_eq!(
        ada.submit(&page, "/settings/export/archive", &[]).await.place(),
        "/settings/export"
    );
    let waits = ada.get("/settings/export").await.expect(200);
    assert!(waits.shows("is being made") && !waits.shows("Make an archive"));
    ada.submit(&page, "/settings/export/archive", &[]).await.expect(409);
    worker::turn(&house.app).await.unwrap();

    let page = ada.get("/settings/export").await.expect(200).text();
    let path = page.split('"').find(|part| part.starts_with("/settings/export/archives/")).unwrap();
    let archive = ada.get(path).await.expect(200);
    assert_eq!(archive.header("content-type"), "application/gzip");
    assert_eq!(archive.header("content-length"), archive.bytes.len().to_string());
    bob.get(path).await.expect(404);
    house.browser().get(path).await.place();
    let files = unpacked(&archive);
    let outbox = json(&files, "outbox.json");
    assert_eq!(outbox["totalItems"], 4);
    let items = outbox["orderedItems"].as_array().unwrap();
    assert_eq!(items.len(), 4);
    let to_nobody = |item: &&Value| item["to"].as_array().is_none_or(Vec::is_empty);
    assert_eq!(items.iter().filter(to_nobody).count(), 2);
    let media = items[0]["object"]["attachment"][0]["url"].as_str().unwrap();
    assert!(files.contains_key(media), "{media} in {:?}", files.keys());
    assert_eq!(json(&files, "actor.json")["preferredUsername"], "ada");
    assert_eq!(json(&files, "bookmarks.json")["totalItems"], 1);
    assert_eq!(json(&files, "likes.json")["totalItems"], 0);

    house.app.clock.advance(Duration::from_hours(24 * 7));
    service::clean_up::run(&house.app).await;
    ada.get(path).await.expect(404);
    let left = std::fs::read_dir(service::archive::folder(&house.app)).unwrap().count();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn no_archive_is_made_where_there_is_no_room() {
    let (mut house, _) = full_house().await;
    house.app.room = tusklet::media::Room::measured_by(|| Ok(1_000));
    let mut ada = house.signed_in("ada").await;
    house.account("zoe", Role::Member).await;
    let page = ada.get("/settings/export").await.expect(200);
    ada.submit(&page, "/settings/export/archive", &[]).await.place();
    worker::turn(&house.app).await.unwrap();
    let page = ada.get("/settings/export").await.expect(200);
    assert!(page.shows("not enough room") && page.shows("Make an archive"), "{}", page.text());
}
