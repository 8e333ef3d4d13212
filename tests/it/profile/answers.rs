//! Short answers of the client API.

use axum::http::Method;
use serde_json::json;

use crate::moderation::Town;

#[tokio::test]
async fn there_are_no_annual_reports_and_nobody_waits_for_a_mail() {
    let town = Town::start().await;
    let none = json!({ "annual_reports": [], "accounts": [], "statuses": [] });
    assert_eq!(town.get(&town.member, "/api/v1/annual_reports").await, none);
    assert_eq!(town.code("", Method::GET, "/api/v1/annual_reports", json!({})).await, 401);
    let (confirm, token) = ("/api/v1/emails/confirmations", &town.member.token);
    assert_eq!(town.code(token, Method::POST, confirm, json!({})).await, 403);
    assert_eq!(town.get(&town.member, "/api/v1/emails/check_confirmation").await, json!(true));
}

#[tokio::test]
async fn languages_have_codes_and_names() {
    let town = Town::start().await;
    let languages = town.get(&town.member, "/api/v1/instance/languages").await;
    let german = json!({ "code": "de", "name": "Deutsch" });
    assert!(languages.as_array().unwrap().contains(&german), "{languages}");
}
