//! People, and what they have and do, all in Greek.

use tusklet::model::{Draft, FollowTerms, LocalAccount, PollDraft, Visibility};
use tusklet::service;

use crate::support::insert_remote;
use crate::web::files::picture;
use crate::web::{Browser, House};

/// The page of a hashtag, and where it is followed.
const CAT: &str = "/tags/%CE%B3%CE%AC%CF%84%CE%B1";
const FOLLOW_CAT: &str = "/tags/%CE%B3%CE%AC%CF%84%CE%B1/follow";

/// Where a form is, where it leads, and what is put into it.
type Sent<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

const SENT: [Sent<'_>; 16] = [
    (
        "/settings/profile",
        "/settings/profile",
        &[
            ("display_name", "Άδα"),
            ("note", "Γεια"),
            ("field_name_1", "Τόπος"),
            ("field_value_1", "Αθήνα"),
        ],
    ),
    (
        "/admin",
        "/admin/site",
        &[
            ("title", "Κήπος"),
            ("description", "Μικρός"),
            ("rules", "Καλοσύνη"),
            ("mode", "approval"),
        ],
    ),
    (
        "/admin",
        "/admin/texts",
        &[("about", "Κείμενο"), ("privacy", "Κείμενο"), ("terms", "Κείμενο")],
    ),
    ("/admin", "/admin/announcements", &[("announcement", "Νέα"), ("announcement_days", "3")]),
    ("/admin", "/admin/invites", &[("days", "3"), ("most_uses", "2")]),
    ("/lists", "/lists", &[("title", "Φίλοι"), ("replies_policy", "list")]),
    (
        "/settings/filters",
        "/settings/filters",
        &[("title", "Όχι"), ("words", "θόρυβος"), ("in_home", "1"), ("action", "warn")],
    ),
    (
        "/admin/peers",
        "/admin/peers",
        &[
            ("domain", "bad.example"),
            ("severity", "silence"),
            ("forces_warning", "1"),
            ("public_comment", "Γιατί"),
        ],
    ),
    ("/admin/peers", "/admin/peers/allow", &[("domain", "good.example")]),
    (
        "/admin/relays",
        "/admin/relays",
        &[
            ("address", "https://relay.example/inbox"),
            ("languages", "el"),
            ("tags", "γάτα"),
            ("most_per_hour", "0"),
        ],
    ),
    (
        "/publish",
        "/publish",
        &[("text", "Ύστερα"), ("visibility", "public"), ("publish_at", "2026-01-01T00:00")],
    ),
    ("/publish", "/publish", &[("text", "Ίσως"), ("visibility", "public"), ("do", "keep")]),
    ("/settings/export", "/settings/export/archive", &[]),
    ("/domain_blocks", "/domain_blocks", &[("domain", "worse.example")]),
    (CAT, FOLLOW_CAT, &[]),
    ("/@carl@peer.example", "/@carl@peer.example/follow", &[]),
];

/// Posts of all kinds, and what others do about them.
pub async fn posts(house: &House, ada: &LocalAccount, bea: &LocalAccount) {
    let app = &house.app;
    for (one, other) in [(ada, bea), (bea, ada)] {
        service::follow::follow(app, one, other.id(), FollowTerms::default()).await.unwrap();
    }
    for visibility in Visibility::ALL {
        let draft = Draft { visibility, ..Draft::of("Καλημέρα #γάτα") };
        service::status::publish(app, ada, draft).await.unwrap();
    }
    let poll = PollDraft {
        options: vec!["ναι".to_owned(), "όχι".to_owned()],
        lasts: Some(3_600),
        ..PollDraft::default()
    };
    let asked = Draft {
        poll: Some(poll),
        content_warning: "ερώτηση".to_owned(),
        language: Some("el".to_owned()),
        ..Draft::of("Ναι;")
    };
    let asked = service::status::publish(app, ada, asked).await.unwrap().status.id;
    let answer = Draft { in_reply_to: Some(asked), ..Draft::of("@ada όχι") };
    let answer = service::status::publish(app, bea, answer).await.unwrap().status.id;
    let quote = Draft { quoted: Some(asked), ..Draft::of("Κοίτα") };
    service::status::publish(app, bea, quote).await.unwrap();
    service::status::boost(app, bea, asked, None).await.unwrap();
    service::status::favourite(app, bea, asked).await.unwrap();
    service::status::favourite(app, ada, answer).await.unwrap();
    let direct = Draft { visibility: Visibility::Direct, ..Draft::of("@ada κρυφό") };
    service::status::publish(app, bea, direct).await.unwrap();
}

/// What is set up by forms, as people would.
pub async fn belongings(house: &House, ada: &mut Browser) {
    let now = house.app.clock.now();
    let id = house.app.ids.next(now);
    house
        .app
        .db
        .write(move |tx| Ok(insert_remote(tx, id, "carl@peer.example", now)?))
        .await
        .unwrap();
    for (page, action, fields) in SENT {
        let form = ada.get(page).await.expect(200);
        ada.submit(&form, action, fields).await;
    }
    let carl = ada.get("/search?q=carl").await.expect(200);
    assert!(carl.shows("peer.example"));
    let form = ada.get(&format!("/report/new?account={id}")).await.expect(200);
    let account = id.to_string();
    let fields = [("account", account.as_str()), ("category", "spam"), ("comment", "Αχ")];
    ada.submit(&form, "/report/new", &fields).await;
    let form = ada.get("/publish").await.expect(200);
    let file = picture();
    let parts: [(&str, Option<&str>, &[u8]); 5] = [
        ("text", None, "Εικόνα".as_bytes()),
        ("visibility", None, b"public"),
        ("sensitive", None, b"1"),
        ("media_1", Some("p.png"), &file),
        ("media_description_1", None, "γάτα".as_bytes()),
    ];
    ada.upload(&form, "/publish", &parts).await;
    let form = ada.get("/settings/import").await.expect(200);
    let parts: [(&str, Option<&str>, &[u8]); 2] = [
        ("kind", None, b"following"),
        ("table", Some("a.csv"), "carl@peer.example\nψ ψ\n".as_bytes()),
    ];
    ada.upload(&form, "/settings/import", &parts).await;
    let form = ada.get("/admin/peers").await.expect(200);
    let list = "#domain,#severity\nnew.example,suspend\nψ ψ,suspend\nother.example,ψ\n";
    ada.upload(&form, "/admin/peers/preview", &[("list", Some("l.csv"), list.as_bytes())]).await;
    for kind in ["local", "public", "bookmarks", "favourites", "conversations", "mentions"] {
        let form = ada.get("/deck/add").await.expect(200);
        let deck = form.hidden("deck");
        ada.submit(&form, "/deck/add", &[("deck", &deck), ("kind", kind)]).await;
    }
}

/// The page on which an app asks to be let in.
pub async fn consent(ada: &mut Browser) -> String {
    let scopes = "read write follow push profile read:blocks write:lists admin:read:ip_blocks";
    let back = "urn:ietf:wg:oauth:2.0:oob";
    let app = [("client_name", "Ψ"), ("redirect_uris", back), ("scopes", scopes)];
    let app = ada.post("/api/v1/apps", &app, &[("accept", "application/json")]).await.expect(200);
    let app: serde_json::Value = serde_json::from_slice(&app.bytes).unwrap();
    let asked = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", app["client_id"].as_str().unwrap())
        .append_pair("redirect_uri", back)
        .append_pair("response_type", "code")
        .append_pair("scope", scopes)
        .finish();
    format!("/oauth/authorize?{asked}")
}
