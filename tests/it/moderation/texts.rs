//! Announcements and the long texts of this server.

use axum::http::Method;
use serde_json::json;
use tusklet::base::Timestamp;
use tusklet::model::Event;
use tusklet::model::announcement::Notice;
use tusklet::service::{announcement, site_text};

use super::{Town, ids};

const LIST: &str = "/api/v1/announcements";

#[tokio::test]
async fn an_announcement_is_told_read_and_thought_of() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    let notice = |text: &str| Notice { text: text.into(), ..Notice::default() };
    assert!(announcement::publish(app, &town.moderator.account, notice("x")).await.is_err());
    assert!(announcement::publish(app, admin, notice(" ")).await.is_err());
    let mut stream = app.hub.listen();
    let made = announcement::publish(app, admin, notice("The attic is #open")).await.unwrap();
    let id = made.id.to_string();
    assert!(matches!(*stream.recv().await.unwrap(), Event::AnnouncementPublished { .. }));

    let list = town.get(&town.member, LIST).await;
    assert_eq!(ids(&list), *std::slice::from_ref(&id));
    assert!(list[0]["content"].as_str().unwrap().starts_with("<p>The attic"));
    assert_eq!((&list[0]["read"], &list[0]["reactions"]), (&json!(false), &json!([])));

    let party = format!("{LIST}/{id}/reactions/%F0%9F%8E%89");
    town.put(&town.member, &party, json!({})).await;
    town.put(&town.admin, &party, json!({})).await;
    let list = town.get(&town.member, LIST).await;
    assert_eq!(list[0]["reactions"], json!([{ "name": "🎉", "count": 2, "me": true }]));
    town.delete(&town.member, &party).await;
    let list = town.get(&town.member, LIST).await;
    assert_eq!(list[0]["reactions"], json!([{ "name": "🎉", "count": 1, "me": false }]));
    let word = format!("{LIST}/{id}/reactions/party");
    assert_eq!(town.code(&town.member.token, Method::PUT, &word, json!({})).await, 422);

    town.post(&town.member, &format!("{LIST}/{id}/dismiss"), json!({})).await;
    assert_eq!(town.get(&town.member, LIST).await, json!([]));
    let all = town.get(&town.member, &format!("{LIST}?with_dismissed=true")).await;
    assert_eq!(all[0]["read"], json!(true));
    announcement::change(app, admin, made.id, notice("It is closed again")).await.unwrap();
    assert_eq!(
        ids(&town.get(&town.member, LIST).await),
        *std::slice::from_ref(&id),
        "it is new again"
    );
    announcement::withdraw(app, admin, made.id).await.unwrap();
    let gone = town.code(&town.member.token, Method::PUT, &party, json!({})).await;
    assert_eq!(gone, 404);
    assert_eq!(town.code("", Method::GET, LIST, json!({})).await, 401);
}

#[tokio::test]
async fn what_is_over_is_not_told_any_more() {
    let town = Town::start().await;
    let now = town.server.app.clock.now();
    let hour = std::time::Duration::from_hours(1);
    let notice = Notice { text: "tea".into(), ends_at: Some(now.plus(hour)), ..Notice::default() };
    let backwards = Notice { starts_at: Some(now.plus(hour * 2)), ..notice.clone() };
    let (app, admin) = (&town.server.app, &town.admin.account);
    assert!(announcement::publish(app, admin, backwards).await.is_err());
    announcement::publish(app, admin, notice).await.unwrap();
    assert_eq!(town.get(&town.member, LIST).await.as_array().unwrap().len(), 1);
    town.server.pass(hour);
    assert_eq!(town.get(&town.member, LIST).await, json!([]));
}

#[tokio::test]
async fn the_long_texts_are_told() {
    let town = Town::start().await;
    let (app, admin) = (&town.server.app, &town.admin.account);
    let privacy = town.get(&town.member, "/api/v1/instance/privacy_policy").await;
    assert!(privacy["content"].as_str().unwrap().contains("This server keeps"));
    let terms = "/api/v1/instance/terms_of_service";
    assert_eq!(town.code("", Method::GET, terms, json!({})).await, 404);

    site_text::write(app, admin, site_text::Page::About, "A town.\n\nBy the sea.").await.unwrap();
    site_text::write_terms(app, admin, "2025-01-01", "Be kind.").await.unwrap();
    site_text::write_terms(app, admin, "2030-01-01", "Be kinder.").await.unwrap();
    assert!(site_text::write_terms(app, admin, "soon", "x").await.is_err());
    assert!(site_text::write_terms(app, &town.member.account, "2031-01-01", "x").await.is_err());

    let about = town.get(&town.member, "/api/v1/instance/extended_description").await;
    assert_eq!(about["content"], "<p>A town.</p><p>By the sea.</p>");
    assert!(Timestamp::parse(about["updated_at"].as_str().unwrap()).is_some());
    let now = town.get(&town.member, terms).await;
    assert_eq!(
        now,
        json!({
            "effective": true, "effective_date": "2025-01-01", "content": "<p>Be kind.</p>",
            "succeeded_by": "2030-01-01",
        })
    );
    let later = town.get(&town.member, &format!("{terms}/2030-01-01")).await;
    assert_eq!((&later["effective"], &later["succeeded_by"]), (&json!(false), &json!(null)));
    assert_eq!(town.code("", Method::GET, &format!("{terms}/2029-01-01"), json!({})).await, 404);
    let languages = "/api/v1/instance/translation_languages";
    assert_eq!(town.get(&town.member, languages).await, json!({}));
}
