//! Reports: made, looked into, closed.

use axum::http::Method;
use serde_json::json;
use tusklet::model::report::Complaint;
use tusklet::service::report;

use super::{Town, ids};

#[tokio::test]
async fn a_report_goes_from_the_person_to_those_who_keep_order() {
    let town = Town::start().await;
    let eve = town.person("eve", tusklet::model::Role::Member).await;
    let bad = town.server.publish(&eve.account, "something bad").await.status.id;
    let other = town.server.publish(&town.admin.account, "something good").await.status.id;

    let report = town
        .post(
            &town.member,
            "/api/v1/reports",
            json!({
                "account_id": eve.account.id(), "comment": "look at this", "category": "spam",
                "status_ids": [bad, other, "77"], "forward": "true",
            }),
        )
        .await;

    assert_eq!(report["status_ids"], json!([bad]), "only what the account wrote counts");
    assert_eq!((&report["category"], &report["forwarded"]), (&json!("spam"), &json!(false)));
    assert_eq!(report["target_account"]["username"], "eve");
    let id = report["id"].as_str().unwrap();
    let list = town.get(&town.moderator, "/api/v1/admin/reports").await;
    assert_eq!(ids(&list), [id]);
    assert_eq!(list[0]["account"]["username"], "bob");
    assert_eq!(list[0]["statuses"][0]["id"], json!(bad));

    let path = format!("/api/v1/admin/reports/{id}");
    let mine = town.post(&town.moderator, &format!("{path}/assign_to_self"), json!({})).await;
    assert_eq!(mine["assigned_account"]["username"], "mod_mia");
    let changed = town.put(&town.moderator, &path, json!({ "category": "other" })).await;
    assert_eq!(changed["category"], "other");
    let closed = town.post(&town.moderator, &format!("{path}/resolve"), json!({})).await;
    assert_eq!(closed["action_taken"], json!(true));
    assert_eq!(town.get(&town.moderator, "/api/v1/admin/reports").await, json!([]));
    let resolved = town.get(&town.moderator, "/api/v1/admin/reports?resolved=true").await;
    assert_eq!(ids(&resolved), [id]);
    town.post(&town.moderator, &format!("{path}/reopen"), json!({})).await;

    let act = format!("/api/v1/admin/accounts/{}/action", eve.account.id());
    let body = json!({ "type": "none", "report_id": id });
    town.post(&town.moderator, &act, body).await;
    assert_eq!(town.get(&town.moderator, &path).await["action_taken"], json!(true));
}

#[tokio::test]
async fn a_report_that_makes_no_sense_is_refused() {
    let town = Town::start().await;
    let code =
        async |body| town.code(&town.member.token, Method::POST, "/api/v1/reports", body).await;
    assert_eq!(code(json!({})).await, 404);
    assert_eq!(code(json!({ "account_id": "1" })).await, 404);
    assert_eq!(code(json!({ "account_id": town.member.account.id() })).await, 422);
    let admin = town.admin.account.id();
    assert_eq!(code(json!({ "account_id": admin, "category": "x" })).await, 422);
    let long = "x".repeat(1_001);
    assert_eq!(code(json!({ "account_id": admin, "comment": long })).await, 422);
    let narrow = town.token(&town.member.account, "read").await;
    let body = json!({ "account_id": admin });
    assert_eq!(town.code(&narrow, Method::POST, "/api/v1/reports", body).await, 403);
}

#[tokio::test]
async fn a_peer_reports_once_however_often_it_says_so() {
    let town = Town::start().await;
    let stranger = town.server.stranger("eve@peer.example").await;
    for _ in 0..2 {
        let complaint = Complaint { comment: "hm".into(), ..Complaint::default() };
        let uri = "https://peer.example/flags/1".to_owned();
        let target = &town.member.account;
        report::receive(&town.server.app, stranger, target, complaint, uri).await.unwrap();
    }
    let list = town.get(&town.admin, "/api/v1/admin/reports").await;
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(list[0]["target_account"]["username"], "bob");
}
