//! Editing one's own profile through the client API.

use axum::http::{Method, StatusCode};
use serde_json::json;
use tusklet::model::Role;
use tusklet::model::account::ProfileChange;
use tusklet::service;

use crate::moderation::Town;

const PROFILE: &str = "/api/v1/profile";

#[tokio::test]
async fn a_profile_is_read_and_changed_and_what_is_not_named_stays() {
    let town = Town::start().await;

    let before = town.get(&town.member, PROFILE).await;
    assert_eq!(before["avatar"], json!(null));
    assert_eq!(before["show_media"], json!(true));
    assert_eq!(before["attribution_domains"], json!([]));

    let change = json!({
        "display_name": "Bob", "note": "one\ntwo", "avatar_description": "a face",
        "header_description": "a hill", "show_media": false, "show_media_replies": "0",
        "show_featured": "false", "attribution_domains": ["https://News.example", ""],
        "fields_attributes": { "0": { "name": "Web", "value": "https://bob.example" } },
        "hide_collections": true, "indexable": true, "discoverable": false,
    });
    let (code, after) = town.ask(&town.member.token, Method::PATCH, PROFILE, Some(change)).await;
    assert_eq!(code, StatusCode::OK, "{after}");
    assert_eq!(after["note"], "one\ntwo");
    assert_eq!(after["fields"][0]["value"], "https://bob.example");
    assert_eq!(after["fields"][0]["verified_at"], json!(null));
    assert_eq!(after["attribution_domains"], json!(["news.example"]));
    assert_eq!(after["show_media"], json!(false));

    let third = town.put(&town.member, PROFILE, json!({ "locked": true })).await;
    assert_eq!(third["note"], "one\ntwo");
    assert_eq!(third["locked"], json!(true));

    let seen =
        town.get(&town.admin, &format!("/api/v1/accounts/{}", town.member.account.id())).await;
    assert_eq!(seen["avatar_description"], "a face");
    assert_eq!(seen["header_description"], "a hill");
    assert_eq!(seen["show_media_replies"], json!(false));
    assert_eq!(seen["show_featured"], json!(false));
    assert_eq!(
        seen["feature_approval"],
        json!({ "automatic": [], "manual": [], "current_user": "denied" })
    );
    assert!(seen["avatar"].as_str().unwrap().starts_with("https://"), "{seen}");
    let own = town.get(&town.member, "/api/v1/accounts/verify_credentials").await;
    assert_eq!(own["source"]["attribution_domains"], json!(["news.example"]));
}

#[tokio::test]
async fn update_credentials_takes_the_same() {
    let town = Town::start().await;
    let path = "/api/v1/accounts/update_credentials";
    let change = json!({ "avatar_description": "me", "attribution_domains": ["a.example"] });
    let (code, after) = town.ask(&town.member.token, Method::PATCH, path, Some(change)).await;
    assert_eq!(code, StatusCode::OK, "{after}");
    assert_eq!(after["avatar_description"], "me");
    assert_eq!(after["source"]["attribution_domains"], json!(["a.example"]));

    let emptied = json!({ "attribution_domains": [] });
    let (_, after) = town.ask(&town.member.token, Method::PATCH, path, Some(emptied)).await;
    assert_eq!(after["source"]["attribution_domains"], json!([]));
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let town = Town::start().await;
    let many: Vec<String> = (0..11).map(|n| format!("n{n}.example")).collect();
    for change in [
        json!({ "avatar_description": "x".repeat(151) }),
        json!({ "attribution_domains": many }),
        json!({ "attribution_domains": ["no domain"] }),
        json!({ "display_name": "x".repeat(31) }),
    ] {
        let code = town.code(&town.member.token, Method::PATCH, PROFILE, change.clone()).await;
        assert_eq!(code, 422, "{change}");
    }
}

#[tokio::test]
async fn a_profile_needs_its_scopes() {
    let town = Town::start().await;
    let narrow = town.token(&town.member.account, "profile").await;
    let other = town.token(&town.member.account, "read:statuses").await;

    assert_eq!(town.code(&narrow, Method::GET, PROFILE, json!({})).await, 200);
    assert_eq!(town.code(&other, Method::GET, PROFILE, json!({})).await, 403);
    assert_eq!(town.code(&narrow, Method::PATCH, PROFILE, json!({ "note": "x" })).await, 403);
    assert_eq!(town.code(&narrow, Method::DELETE, "/api/v1/profile/avatar", json!({})).await, 403);
    assert_eq!(town.code("", Method::GET, PROFILE, json!({})).await, 401);
}

#[tokio::test]
async fn a_picture_is_taken_off_with_its_description_and_its_file() {
    let town = Town::start().await;
    let app = &town.server.app;
    let mut picture = std::io::Cursor::new(vec![]);
    image::RgbImage::new(8, 8).write_to(&mut picture, image::ImageFormat::Png).unwrap();
    let change = ProfileChange {
        avatar: Some(picture.into_inner()),
        avatar_description: Some("me".to_owned()),
        ..ProfileChange::default()
    };
    let account =
        service::account::update_profile(app, &town.member.account, change).await.unwrap();
    let Some(tusklet::model::Picture::Stored(file)) = account.avatar else { panic!("no avatar") };
    assert!(app.media.look(&file).await.is_ok());

    for _ in 0..2 {
        let after = town.delete(&town.member, "/api/v1/profile/avatar").await;
        assert!(after["avatar"].as_str().unwrap().ends_with("/assets/avatar.png"), "{after}");
        assert_eq!(after["avatar_description"], "");
        assert!(after["source"].is_object());
    }
    assert!(app.media.look(&file).await.is_err());
}

#[tokio::test]
async fn roles_show_and_who_is_suspended_shows_nothing() {
    let town = Town::start().await;
    let path = format!("/api/v1/accounts/{}", town.moderator.account.id());
    let seen = town.get(&town.member, &path).await;
    assert_eq!(seen["roles"][0]["name"], "Moderator");
    let member = town.person("eve", Role::Member).await;
    town.put(&member, PROFILE, json!({ "display_name": "Eve", "note": "words" })).await;
    town.act(&member.account, "silence").await;
    let path = format!("/api/v1/accounts/{}", member.account.id());
    let seen = town.get(&town.member, &path).await;
    assert_eq!(seen["limited"], json!(true));
    assert_eq!(seen["roles"], json!([]));

    town.act(&member.account, "suspend").await;

    let seen = town.get(&town.member, &path).await;
    assert_eq!(seen["suspended"], json!(true));
    assert_eq!((&seen["display_name"], &seen["note"]), (&json!(""), &json!("")));
}
