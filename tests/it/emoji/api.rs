//! What the client API tells of emoji.

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::base::EmojiId;
use tusklet::db;
use tusklet::model::Draft;
use tusklet::model::account::ProfileChange;
use tusklet::model::announcement::Notice;
use tusklet::model::emoji::RemoteEmoji;
use tusklet::service::account::update_profile;
use tusklet::service::emoji::{self, NewEmoji, Words};
use tusklet::service::{announcement, status};

use crate::moderation::Town;
use crate::support::refused_field;

use super::{add, jpeg, moving, still};

const LIST: &str = "/api/v1/custom_emojis";

fn codes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|emoji| emoji["shortcode"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn everyone_is_told_what_there_is_to_choose_from() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    add(app, admin, "zebra").await;
    let dog = NewEmoji {
        shortcode: ":Dog_1:".to_owned(),
        category: "Animals".to_owned(),
        bytes: moving(),
        ..NewEmoji::default()
    };
    emoji::add(app, admin, dog).await.unwrap();
    let hidden = add(app, admin, "hidden").await.emoji.id;
    let words = Words { visible_in_picker: Some(false), ..Words::default() };
    emoji::change(app, admin, hidden, words).await.unwrap();
    let off = add(app, admin, "off").await.emoji.id;
    emoji::disable(app, admin, off).await.unwrap();

    let (code, list) = town.ask("", Method::GET, LIST, None).await;

    assert_eq!((code.as_u16(), codes(&list)), (200, vec!["Dog_1", "zebra"]));
    let (dog, zebra) = (&list[0], &list[1]);
    assert_eq!((&dog["category"], &dog["visible_in_picker"]), (&json!("Animals"), &json!(true)));
    let ending = |key: &str| dog[key].as_str().unwrap().rsplit('.').next().unwrap().to_owned();
    assert_eq!((ending("url").as_str(), ending("static_url").as_str()), ("gif", "png"));
    assert_eq!((&zebra["url"], &zebra["category"]), (&zebra["static_url"], &Value::Null));

    emoji::enable(app, admin, off).await.unwrap();
    emoji::delete(app, admin, hidden).await.unwrap();
    assert_eq!(codes(&town.get(&town.member, LIST).await), ["Dog_1", "off", "zebra"]);
}

#[tokio::test]
async fn only_good_pictures_under_free_names_are_taken_and_only_from_admins() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    add(app, admin, "cat").await;
    let try_to = async |shortcode: &str, bytes: Vec<u8>| {
        let new = NewEmoji { shortcode: shortcode.to_owned(), bytes, ..NewEmoji::default() };
        emoji::add(app, admin, new).await
    };

    for bad in ["", "x", "blob-cat", "katze_ö", "a b", &"x".repeat(129)] {
        assert_eq!(refused_field(try_to(bad, still()).await), "shortcode", "{bad}");
    }
    assert_eq!(refused_field(try_to("cat", still()).await), "shortcode");
    assert_eq!(refused_field(try_to("dog", jpeg()).await), "file");
    assert_eq!(refused_field(try_to("dog", b"<svg onload=alert(1)>".to_vec()).await), "file");
    let mut heavy = still();
    heavy.resize(256 * 1024 + 1, 0);
    assert_eq!(refused_field(try_to("dog", heavy).await), "file");
    let new = NewEmoji { shortcode: "dog".into(), bytes: still(), ..NewEmoji::default() };
    assert!(emoji::add(app, &town.moderator.account, new).await.is_err());
    let gone = emoji::delete(app, &town.moderator.account, EmojiId(1)).await;
    assert!(gone.is_err());
}

#[tokio::test]
async fn statuses_and_accounts_come_with_the_emoji_they_use_and_no_others() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    for name in ["cat", "dog", "owl", "fox"] {
        add(app, admin, name).await;
    }
    let me = &town.member.account;
    let profile = ProfileChange {
        display_name: Some("Bob :owl:".to_owned()),
        note: Some("I like :nothing: and 10:30:00".to_owned()),
        ..ProfileChange::default()
    };
    let after = update_profile(app, me, profile).await.unwrap();
    assert_eq!(after.emojis.len(), 1);
    let draft = Draft { content_warning: ":dog:".to_owned(), ..Draft::of("a :cat: and b:fox:") };
    let made = town.server.publish_draft(me, draft).await;
    assert_eq!(made.emojis.len(), 2);
    let path = format!("/api/v1/statuses/{}", made.status.id);

    let shown = town.get(&town.member, &path).await;
    assert_eq!(codes(&shown["emojis"]), ["cat", "dog"]);
    assert_eq!(codes(&shown["account"]["emojis"]), ["owl"]);
    let home = town.get(&town.member, "/api/v1/timelines/home").await;
    assert_eq!(codes(&home[0]["emojis"]), ["cat", "dog"]);
    let search = town.get(&town.member, "/api/v2/search?q=bob&type=accounts").await;
    assert_eq!(codes(&search["accounts"][0]["emojis"]), ["owl"]);

    town.server.pass(std::time::Duration::from_mins(1));
    status::edit(app, me, made.status.id, Draft::of("only a :fox:")).await.unwrap();
    let history = town.get(&town.member, &format!("{path}/history")).await;
    assert_eq!(codes(&history[0]["emojis"]), ["cat", "dog"]);
    assert_eq!(codes(&history[1]["emojis"]), ["fox"]);

    let fox = app.db.read(|tx| Ok(db::emoji::by_shortcode(tx, None, "fox")?)).await.unwrap();
    emoji::disable(app, admin, fox.unwrap().emoji.id).await.unwrap();
    assert_eq!(town.get(&town.member, &path).await["emojis"], json!([]));
}

#[tokio::test]
async fn a_shortcode_means_what_it_means_on_its_authors_server() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    add(app, admin, "cat").await;
    let stranger = town.server.stranger("eve@peer.example").await;
    let now = app.clock.now();
    town.server
        .write(move |tx| {
            let told = RemoteEmoji {
                shortcode: "cat".to_owned(),
                uri: None,
                url: "https://peer.example/cat.png".to_owned(),
                updated: None,
            };
            db::emoji::save(tx, &db::emoji::remote(EmojiId(5), "peer.example", told, now))
        })
        .await;
    let theirs = town.server.accept(town.server.note(stranger, "<p>:cat:</p>")).await;
    let ours = town.server.publish(&town.member.account, ":cat:").await.status.id;

    let shown = async |id| {
        let status = town.get(&town.member, &format!("/api/v1/statuses/{id}")).await;
        status["emojis"][0]["url"].as_str().unwrap().to_owned()
    };
    let theirs = shown(theirs).await;
    assert!(theirs.starts_with("https://home.example/media/proxy/emoji/5?v="), "{theirs}");
    assert!(shown(ours).await.starts_with("https://home.example/media/"));
    assert_eq!(
        codes(&town.get(&town.member, LIST).await),
        ["cat"],
        "peers' are not to choose from"
    );
}

#[tokio::test]
async fn an_announcement_and_its_reactions_have_pictures() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    let cat = add(app, admin, "cat").await;
    let notice = Notice { text: "A :cat: has come".to_owned(), ..Notice::default() };
    let made = announcement::publish(app, admin, notice).await.unwrap();
    let path = format!("/api/v1/announcements/{}/reactions", made.id);

    town.put(&town.member, &format!("{path}/cat"), json!({})).await;
    let token = &town.member.token;
    assert_eq!(town.code(token, Method::PUT, &format!("{path}/dog"), json!({})).await, 422);

    let list = town.get(&town.admin, "/api/v1/announcements").await;
    assert_eq!(codes(&list[0]["emojis"]), ["cat"]);
    let reaction = &list[0]["reactions"][0];
    assert_eq!((&reaction["name"], &reaction["count"]), (&json!("cat"), &json!(1)));
    assert_eq!(reaction["url"], list[0]["emojis"][0]["url"]);
    assert!(reaction["static_url"].is_string());

    emoji::delete(app, admin, cat.emoji.id).await.unwrap();
    let list = town.get(&town.admin, "/api/v1/announcements").await;
    assert_eq!((&list[0]["emojis"], &list[0]["reactions"]), (&json!([]), &json!([])));
}
