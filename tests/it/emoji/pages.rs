//! The pages on which admins look after emoji.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use tusklet::base::EmojiId;
use tusklet::db;
use tusklet::model::Role;
use tusklet::model::emoji::{RemoteEmoji, StoredEmoji};

use crate::web::House;

use super::{add, moving, still};

async fn ours(house: &House) -> Vec<StoredEmoji> {
    house.app.db.read(|tx| Ok(db::emoji::of_domain(tx, None, "", 100)?)).await.unwrap()
}

/// A ZIP archive as common programs write it.
fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut list) = (vec![], vec![]);
    for (name, content) in files {
        let mut encoder = DeflateEncoder::new(vec![], Compression::default());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let length = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
        let mut common = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        common.extend(crc.sum().to_le_bytes());
        common.extend(length(packed.len()));
        common.extend(length(content.len()));
        common.extend(&length(name.len())[..2]);
        common.extend([0, 0]);
        let offset = length(out.len());
        out.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), &packed].concat());
        let head: [&[u8]; 6] =
            [b"PK\x01\x02", &[20, 0], &common, &[0; 10], &offset, name.as_bytes()];
        list.extend(head.concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (size, start) = (list.len(), out.len());
    out.extend(list);
    out.extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count].concat());
    out.extend(u32::try_from(size).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0, 0]);
    out
}

#[tokio::test]
async fn an_admin_adds_changes_turns_off_and_deletes_an_emoji() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let list = ada.get("/admin/emoji").await.expect(200);
    assert!(list.shows("There are none yet."));
    let file = moving();
    let parts: [(&str, Option<&str>, &[u8]); 4] = [
        ("shortcode", None, b":cat:"),
        ("category", None, b"Animals"),
        ("licence", None, b"CC0"),
        ("file", Some("cat.gif"), &file),
    ];

    assert_eq!(ada.upload(&list, "/admin/emoji", &parts).await.place(), "/admin/emoji");
    let list = ada.get("/admin/emoji").await.expect(200);
    assert!(list.shows("Animals") && list.shows(":cat:") && list.shows("there to be used"));
    let again = ada.upload(&list, "/admin/emoji", &parts).await.expect(422);
    assert!(again.shows("is taken") && again.shows("value=\"CC0\""));

    let id = ours(&house).await[0].emoji.id;
    let one = ada.get(&format!("/admin/emoji/{id}")).await.expect(200);
    let fields = [("category", "Pets"), ("licence", "")];
    ada.submit(&one, &format!("/admin/emoji/{id}/save"), &fields).await.place();
    let saved = &ours(&house).await[0];
    assert_eq!(saved.emoji.category.as_deref(), Some("Pets"));
    assert!(!saved.emoji.visible_in_picker && saved.licence.is_empty());
    ada.submit(&one, &format!("/admin/emoji/{id}/disable"), &[]).await.place();
    assert!(ada.get("/admin/emoji").await.shows("Off"));
    ada.submit(&one, &format!("/admin/emoji/{id}/enable"), &[]).await.place();
    ada.submit(&one, &format!("/admin/emoji/{id}/delete"), &[]).await.place();
    assert!(ours(&house).await.is_empty());
    ada.submit(&one, &format!("/admin/emoji/{id}/delete"), &[]).await.expect(404);
    ada.submit(&one, &format!("/admin/emoji/{id}/burn"), &[]).await.expect(404);
}

#[tokio::test]
async fn a_pack_adds_what_is_good_and_tells_what_is_not() {
    let house = House::with_mode("closed");
    let owner = house.account("ada", Role::Owner).await;
    add(&house.app, &owner, "known").await;
    let mut ada = house.signed_in("ada").await;
    let list = ada.get("/admin/emoji").await.expect(200);
    let pack = archive(&[
        ("blobs/blob-cat.png", still()),
        ("blobs/known.png", still()),
        ("blobs/evil.png", b"<svg onload=alert(1)>".to_vec()),
        ("blobs/bomb.gif", vec![0; 2_000_000]),
        ("../../etc/passwd", b"x".to_vec()),
        ("__MACOSX/._blob.png", still()),
    ]);
    let parts: [(&str, Option<&str>, &[u8]); 2] =
        [("category", None, b"Blobs"), ("pack", Some("blobs.zip"), &pack)];

    let done = ada.upload(&list, "/admin/emoji/pack", &parts).await.expect(200);

    assert!(done.shows("1 added, 1 were here already."), "{}", done.text());
    assert!(done.shows("evil is SVG") && done.shows("bomb has more than"));
    let names: Vec<String> =
        ours(&house).await.into_iter().map(|stored| stored.emoji.shortcode).collect();
    assert_eq!(names, ["blob_cat", "known"]);

    let contents = br#"{"files": {"boop": "b.png"}, "pack": {"license": "CC BY"}}"#.to_vec();
    let pack = archive(&[("p/pack.json", contents), ("p/b.png", still())]);
    let parts: [(&str, Option<&str>, &[u8]); 1] = [("pack", Some("p.zip"), &pack)];
    ada.upload(&list, "/admin/emoji/pack", &parts).await.expect(200);
    let boop = ours(&house).await.into_iter().find(|stored| stored.emoji.shortcode == "boop");
    assert_eq!(boop.unwrap().licence, "CC BY");

    let parts: [(&str, Option<&str>, &[u8]); 1] = [("pack", Some("p.zip"), b"no archive")];
    let refused = ada.upload(&list, "/admin/emoji/pack", &parts).await.expect(422);
    assert!(refused.shows("is no ZIP archive"));
}

#[tokio::test]
async fn emoji_of_peers_are_seen_and_the_picture_must_be_had_to_copy_one() {
    let house = House::with_mode("closed");
    let owner = house.account("ada", Role::Owner).await;
    add(&house.app, &owner, "dog").await;
    let now = house.app.clock.now();
    let learnt = house.app.db.write(move |tx| {
        for (id, name) in [(5, "cat"), (6, "dog")] {
            let told = RemoteEmoji {
                shortcode: name.to_owned(),
                uri: None,
                url: format!("https://peer.invalid/{name}.png"),
                updated: None,
            };
            let fresh = db::emoji::remote(EmojiId(id), "peer.invalid", told, now);
            db::emoji::save(tx, &fresh)?;
        }
        Ok(())
    });
    learnt.await.unwrap();
    let mut ada = house.signed_in("ada").await;

    let servers = ada.get("/admin/emoji/peers").await.expect(200);
    assert!(servers.shows("peer.invalid") && servers.shows("· 2"));
    let theirs = ada.get("/admin/emoji/peers?domain=peer.invalid").await.expect(200);
    assert!(theirs.shows(":cat:") && theirs.shows("/admin/emoji/5/copy"));
    ada.submit(&theirs, "/admin/emoji/6/copy", &[]).await.place();
    assert!(ada.get("/admin/emoji").await.shows("has an emoji of that shortcode"));
    ada.submit(&theirs, "/admin/emoji/5/copy", &[]).await.expect(503);
    ada.get("/admin/emoji/5").await.expect(404);
}

#[tokio::test]
async fn nobody_else_gets_in() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("mia", Role::Moderator).await;
    let mut mia = house.signed_in("mia").await;
    for path in ["/admin/emoji", "/admin/emoji/peers", "/admin/emoji/1"] {
        mia.get(path).await.expect(403);
        assert!(house.browser().get(path).await.place().starts_with("/auth/sign_in"));
    }
    let page = mia.get("/settings/profile").await.expect(200);
    let file = still();
    let parts: [(&str, Option<&str>, &[u8]); 2] =
        [("shortcode", None, b"cat"), ("file", Some("cat.png"), &file)];
    mia.upload(&page, "/admin/emoji", &parts).await.expect(403);
    let parts: [(&str, Option<&str>, &[u8]); 1] = [("pack", Some("p.zip"), &file)];
    mia.upload(&page, "/admin/emoji/pack", &parts).await.expect(403);
    mia.submit(&page, "/admin/emoji/1/delete", &[]).await.expect(403);
}
