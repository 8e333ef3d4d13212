//! Content warnings that are put on what whole servers write.

use axum::http::Method;
use serde_json::{Value, json};

use crate::moderation::Town;

const BLOCKS: &str = "/api/v1/admin/domain_blocks";

async fn seen(town: &Town, id: impl std::fmt::Display) -> (Value, Value) {
    let status = town.get(&town.member, &format!("/api/v1/statuses/{id}")).await;
    (status["spoiler_text"].clone(), status["sensitive"].clone())
}

#[tokio::test]
async fn what_is_here_already_is_folded_and_unfolded_again() {
    let town = Town::start().await;
    let bad = town.server.stranger("eve@sub.bad.example").await;
    let good = town.server.stranger("pia@good.example").await;
    let plain = town.server.accept(town.server.note(bad, "plain")).await;
    let mut warned = town.server.note(bad, "warned");
    warned.content_warning = "spiders".to_owned();
    let warned = town.server.accept(warned).await;
    let other = town.server.accept(town.server.note(good, "other")).await;

    let body = json!({ "domain": "bad.example", "severity": "noop", "force_warning": true });
    let rule = town.post(&town.admin, BLOCKS, body).await;

    assert_eq!(rule["force_warning"], true);
    let usual = json!("From a server with a content warning");
    assert_eq!(seen(&town, plain).await, (usual, json!(true)));
    assert_eq!(seen(&town, warned).await, (json!("spiders"), json!(true)), "its own words stay");
    assert_eq!(seen(&town, other).await, (json!(""), json!(false)));
    let late = town.server.accept(town.server.note(bad, "late")).await;
    assert_eq!(seen(&town, late).await.1, json!(true));
    let boost = format!("/api/v1/statuses/{plain}/reblog");
    let boost = town.post(&town.member, &boost, json!({})).await;
    assert_eq!(boost["reblog"]["sensitive"], true);
    assert_eq!(boost["spoiler_text"], "", "the boost itself says nothing");
    let history = town.get(&town.member, &format!("/api/v1/statuses/{plain}/history")).await;
    assert_eq!(history[0]["sensitive"], true);

    let path = format!("{BLOCKS}/{}", rule["id"].as_str().unwrap());
    town.put(&town.admin, &path, json!({ "warning": "  Gore  " })).await;
    assert_eq!(seen(&town, plain).await.0, json!("Gore"));
    let long = json!({ "warning": "x".repeat(1_001) });
    assert_eq!(town.code(&town.admin.token, Method::PUT, &path, long).await, 422);

    town.delete(&town.admin, &path).await;
    assert_eq!(seen(&town, plain).await, (json!(""), json!(false)));
    assert_eq!(seen(&town, warned).await.0, json!("spiders"));
}
