//! What pages say of what is missing.

use tusklet::base::Timestamp;
use tusklet::db;
use tusklet::model::Role;

use crate::support::insert_remote;
use crate::web::House;

#[tokio::test]
async fn a_post_says_how_complete_its_replies_are_and_has_the_rest_fetched() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let (app, now) = (&house.app, house.app.clock.now());
    let zoe = app.ids.next(now);
    let made = app.db.write(move |tx| Ok(insert_remote(tx, zoe, "zoe@peer.example", now)?));
    let zoe = made.await.unwrap();
    let path = stored(&house, zoe, now).await;
    let mut ada = house.signed_in("ada").await;

    let page = ada.get(&path).await.expect(200);
    assert!(!page.shows("of about"), "nobody told how many there are");

    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    let told = app.db.write(move |tx| {
        db::thread::set_replies(tx, tusklet::base::StatusId(id), 24)?;
        db::refresh::end(tx, tusklet::base::StatusId(id), now)?;
        Ok(())
    });
    told.await.unwrap();
    let page = ada.get(&path).await.expect(200);
    assert!(page.shows("0 of about 24 replies"), "{}", page.text());
    let pressed = ada.submit(&page, &format!("{path}/fetch"), &[]).await;
    assert_eq!(pressed.expect(303).place(), path);
    let page = ada.get(&path).await.expect(200);
    assert!(page.shows("being fetched") || page.shows("a moment ago"), "{}", page.text());

    house.browser().post(&format!("{path}/fetch"), &[], &[]).await.expect(403);
}

async fn stored(house: &House, zoe: tusklet::base::AccountId, now: Timestamp) -> String {
    let note = tusklet::model::RemoteStatus {
        author: zoe,
        uri: "https://peer.example/notes/1".to_owned(),
        url: None,
        html: tusklet::text::sanitize::html("<p>words</p>"),
        content_warning: String::new(),
        sensitive: false,
        language: None,
        visibility: tusklet::model::Visibility::Public,
        in_reply_to: None,
        is_reply: false,
        parent_uri: None,
        conversation: None,
        context: None,
        created_at: now,
        edited_at: None,
        mentions: vec![],
        tags: vec![],
        attachments: vec![],
        quote: None,
        quote_policy: tusklet::model::Policy::default(),
        reply_policy: tusklet::model::Policy::OPEN,
        reply_proof: tusklet::model::ReplyProof::None,
        poll: None,
    };
    let id = tusklet::service::status::accept(&house.app, note).await.unwrap();
    format!("/@zoe@peer.example/{id}")
}

#[tokio::test]
async fn who_runs_the_server_sees_what_is_fetched_and_nobody_else_does() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bea", Role::Member).await;
    let now = house.app.clock.now();
    let spent = house.app.db.write(move |tx| Ok(db::fetches::spend(tx, "peer.example", 300, now)?));
    assert_eq!(spent.await.unwrap(), Ok(()));

    let mut ada = house.signed_in("ada").await;
    assert!(ada.get("/admin").await.expect(200).shows("/admin/fetches"));
    let page = ada.get("/admin/fetches").await.expect(200);
    assert!(page.shows("peer.example") && page.shows("1 of 300"), "{}", page.text());
    house.signed_in("bea").await.get("/admin/fetches").await.expect(403);
    house.browser().get("/admin/fetches").await.expect(303);
}
