//! What those who keep order tell, and are told.

use axum::http::Method;
use serde_json::json;
use tusklet::model::{Job, Role};

use super::{Town, follow};
use crate::streaming::Ear;

#[tokio::test]
async fn a_report_is_told_to_those_who_keep_order_and_to_nobody_else() {
    let town = Town::start().await;
    let eve = town.person("eve", Role::Member).await;
    let mut ear =
        Ear::open(&town.server, &town.moderator.token, "user/notification").await.unwrap();

    let body = json!({ "account_id": eve.account.id(), "comment": "look", "category": "spam" });
    let report = town.post(&town.member, "/api/v1/reports", body).await;

    for staff in [&town.admin, &town.moderator] {
        let list = town.get(staff, "/api/v1/notifications").await;
        assert_eq!(list[0]["type"], "admin.report");
        assert_eq!(list[0]["account"]["username"], "bob");
        assert_eq!(list[0]["report"]["id"], report["id"]);
        assert_eq!(list[0]["report"]["target_account"]["username"], "eve");
        assert_eq!(town.groups(staff, "").await[0]["report"]["id"], report["id"]);
    }
    let (event, told) = ear.hear().await;
    assert_eq!((event.as_str(), &told["type"]), ("notification", &json!("admin.report")));
    for other in [&town.member, &eve] {
        assert!(town.kinds(other, "").await.is_empty());
    }
}

#[tokio::test]
async fn a_moderators_word_reaches_the_owner_without_a_name() {
    let town = Town::start().await;
    let path = format!("/api/v1/admin/accounts/{}/action", town.member.account.id());
    let act = async |body| town.ask(&town.moderator.token, Method::POST, &path, Some(body)).await.0;

    assert_eq!(act(json!({ "type": "none", "text": "Be kind" })).await, 200);
    let quiet = json!({ "type": "silence", "send_email_notification": "false", "text": "psst" });
    assert_eq!(act(quiet).await, 200);
    assert_eq!(act(json!({ "type": "sensitive", "text": "x".repeat(2_001) })).await, 422);
    assert_eq!(act(json!({ "type": "sensitive" })).await, 200);

    let list = town.get(&town.member, "/api/v1/notifications?types[]=moderation_warning").await;
    assert_eq!(list.as_array().unwrap().len(), 2);
    let (hard, soft) = (&list[0]["moderation_warning"], &list[1]["moderation_warning"]);
    assert_eq!((&hard["action"], &hard["text"]), (&json!("sensitive"), &json!("")));
    assert_eq!((&soft["action"], &soft["text"]), (&json!("none"), &json!("Be kind")));
    assert_eq!(soft["target_account"]["username"], "bob");
    assert!(soft["appeal"].is_null());
    assert!(!list.to_string().contains("mod_mia"));
}

#[tokio::test]
async fn who_loses_follows_to_a_shut_out_server_is_told_how_many() {
    let town = Town::start().await;
    let member = &town.member.account;
    let eve = town.server.stranger("eve@bad.example").await;
    let mal = town.server.stranger("mal@sub.bad.example").await;
    town.server.is_followed(member, eve).await;
    town.server.is_followed(member, mal).await;
    town.server.follow(member, mal).await;

    let body = json!({ "domain": "bad.example", "severity": "suspend" });
    town.post(&town.admin, "/api/v1/admin/domain_blocks", body).await;

    let list = town.get(&town.member, "/api/v1/notifications?types[]=severed_relationships").await;
    let event = &list[0]["event"];
    assert_eq!(
        (&event["type"], &event["target_name"]),
        (&json!("domain_block"), &json!("bad.example"))
    );
    assert_eq!((&event["followers_count"], &event["following_count"]), (&json!(2), &json!(1)));
    assert_eq!(event["purged"], json!(false));
    assert!(!town.server.follows(eve, member.id()).await);
    assert!(!town.server.follows(member.id(), mal).await);
    assert!(town.kinds(&town.moderator, "").await.is_empty(), "who lost nothing is not told");
}

#[tokio::test]
async fn a_suspended_stranger_no_longer_follows() {
    let town = Town::start().await;
    let member = &town.member.account;
    let eve = town.server.stranger("eve@bad.example").await;
    town.server.is_followed(member, eve).await;
    town.server.take_jobs().await;

    let path = format!("/api/v1/admin/accounts/{eve}/action");
    town.post(&town.admin, &path, json!({ "type": "suspend" })).await;

    assert!(!town.server.follows(eve, member.id()).await);
    let list = town.get(&town.member, "/api/v1/notifications").await;
    assert_eq!(list[0]["event"]["type"], "account_suspension");
    assert_eq!(list[0]["event"]["target_name"], "eve@bad.example");
    let jobs = town.server.take_jobs().await;
    let rejects =
        |job: &Job| matches!(job, Job::Tell { activity, .. } if activity["type"] == "Reject");
    assert!(jobs.iter().any(rejects), "{jobs:?}");
}

#[tokio::test]
async fn newcomers_are_one_group_for_those_in_charge() {
    let town = Town::start().await;
    let carol = town.person("carol", Role::Member).await;
    follow(&town.server, &carol.account, &town.admin.account).await;
    assert_eq!(town.kinds(&town.admin, "?exclude_types[]=admin.report").await, ["follow"]);
}
