//! Our pages as an app: what it is called, what works without a connection, what is shared with it,
//! and who is told by a push service.

use serde_json::Value;
use tusklet::db;
use tusklet::model::Role;
use tusklet::service;

use super::House;
use super::files::picture;

/// A key and a secret of some browser, in base64url.
const P256DH: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

#[tokio::test]
async fn a_browser_can_install_our_pages_and_share_with_them() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let (mut ada, mut visitor) = (house.signed_in("ada").await, house.browser());

    let manifest = visitor.get("/manifest").await.expect(200);
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    let manifest: Value = serde_json::from_slice(&manifest.bytes).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        visitor.get(icon["src"].as_str().unwrap()).await.expect(200);
    }
    assert_eq!(manifest["share_target"]["action"], "/share");
    let home = ada.get("/home").await.expect(200);
    assert!(home.shows("rel=\"manifest\"") && !visitor.get("/about").await.shows("manifest\""));
    assert!(home.header("content-security-policy").contains("manifest-src 'self'"));
    let worker = visitor.get("/sw.js").await.expect(200);
    assert!(worker.text().starts_with("const VERSION = \""));
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert!(visitor.get("/offline").await.expect(200).shows("No connection"));

    let place = ada.get("/share?title=A&text=b&url=https://c.example").await.place();
    assert!(ada.get(&place).await.expect(200).shows("A b https://c.example"));
    let file = picture();
    let parts: [(&str, Option<&str>, &[u8]); 3] = [
        ("title", None, b"Look"),
        ("files", Some("p.png"), &file),
        ("files", Some("q.png"), &file),
    ];
    let draft = ada.upload(&home, "/share", &parts).await.place();
    let draft = ada.get(&draft).await.expect(200);
    assert!(draft.shows("Look") && draft.text().matches("name=\"media_ids\"").count() == 2);
    let fields = [("text", "planted")];
    let foreign = [("sec-fetch-site", "cross-site")];
    ada.post("/share", &fields, &foreign).await.expect(403);
    visitor.post("/share", &fields, &[]).await.expect(401);
    let place = ada.get("/intent?uri=web%2Bap%3A%2F%2Fpeer.example%2F%40bob").await.place();
    assert_eq!(place, "/authorize_interaction?uri=https%3A%2F%2Fpeer.example%2F%40bob");
    ada.get("/intent?uri=https%3A%2F%2Fpeer.example").await.expect(404);
}

#[tokio::test]
async fn a_browser_is_told_until_its_session_ends() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    let (mut ada, mut phone) = (house.signed_in("ada").await, house.signed_in("ada").await);
    let form = ada.get("/settings/notifications").await.expect(200);
    assert!(form.shows("data-push") && form.shows("push_mention"));
    let path = "/settings/notifications/push";
    let fields = [
        ("endpoint", "https://push.example/1"),
        ("p256dh", P256DH),
        ("auth", AUTH),
        ("push_mention", "1"),
    ];
    let broken = [("endpoint", "https://push.example/1"), ("p256dh", "x"), ("auth", "y")];
    ada.submit(&form, path, &broken).await.expect(422);

    ada.submit(&form, path, &fields).await.place();
    ada.submit(&form, path, &fields).await.place();
    let page = phone.get("/settings/notifications").await.expect(200);
    phone.submit(&page, path, &fields).await.place();

    assert_eq!(subscriptions(&house, &me).await, 2);
    let on = ada.get("/settings/notifications").await.expect(200);
    assert!(on.shows("name=\"push_mention\" value=\"1\" checked") && on.shows("push/off"));
    assert!(!on.shows("name=\"push_poll\" value=\"1\" checked"));
    ada.submit(&on, "/settings/notifications/push/off", &[]).await.place();
    assert_eq!(subscriptions(&house, &me).await, 1);
    let account = ada.get("/settings/account").await.expect(200);
    ada.submit(&account, "/settings/sessions/end_others", &[]).await.place();
    assert_eq!(subscriptions(&house, &me).await, 0);
    // The token went with it.
    let id = me.id();
    let tokens = house.app.db.read(move |tx| Ok(db::oauth::apps_of_account(tx, id)?));
    assert!(tokens.await.unwrap().is_empty());
    service::push::public_key(&house.app).await.unwrap();
}

async fn subscriptions(house: &House, who: &tusklet::model::LocalAccount) -> usize {
    let (id, bob) = (who.id(), house.app.ids.next(house.app.clock.now()));
    let found = house.app.db.read(move |tx| Ok(db::push::wanting(tx, id, bob, 10)?));
    found.await.unwrap().len()
}
