//! Measures, dimensions and retention.

use axum::http::Method;
use serde_json::json;
use tusklet::model::measure::{Dimension, Measure};

use super::Town;

const SPAN: (&str, &str) = ("2025-11-22", "2025-11-24T00:00:00Z");

#[tokio::test]
async fn what_happened_is_counted_day_by_day() {
    let town = Town::start().await;
    let view = town.server.publish(&town.member.account, "hello #sea").await;
    let stranger = town.server.stranger("eve@peer.example").await;
    town.server.accept(town.server.note(stranger, "<p>hi</p>")).await;
    let favourite = format!("/api/v1/statuses/{}/favourite", view.status.id);
    town.post(&town.admin, &favourite, json!({})).await;
    let keys: Vec<&str> = Measure::ALL.iter().map(|measure| measure.as_str()).collect();
    let peer = json!({ "domain": "peer.example" });
    let tag = json!({ "id": "sea" });

    let measures = town
        .post(
            &town.admin,
            "/api/v1/admin/measures",
            json!({
                "keys": keys, "start_at": SPAN.0, "end_at": SPAN.1,
                "tag_accounts": tag, "tag_uses": tag, "tag_servers": tag,
                "instance_accounts": peer, "instance_media_attachments": peer,
                "instance_reports": peer, "instance_statuses": peer, "instance_follows": peer,
                "instance_followers": peer,
            }),
        )
        .await;

    let measures = measures.as_array().unwrap();
    assert_eq!(measures.len(), keys.len());
    let total = |key: &str| {
        let measure = measures.iter().find(|measure| measure["key"] == key).unwrap();
        assert_eq!(measure["data"].as_array().unwrap().len(), 3, "{key}");
        assert_eq!(measure["previous_total"], "0", "{key}");
        measure["total"].as_str().unwrap().to_owned()
    };
    for (key, count) in [
        ("active_users", "1"),
        ("new_users", "3"),
        ("interactions", "1"),
        ("tag_uses", "1"),
        ("tag_accounts", "1"),
        ("tag_servers", "0"),
        ("instance_accounts", "1"),
        ("instance_statuses", "1"),
        ("instance_media_attachments", "0"),
    ] {
        assert_eq!(total(key), count, "{key}");
    }
}

#[tokio::test]
async fn what_there_is_is_counted_by_kind() {
    let town = Town::start().await;
    let stranger = town.server.stranger("eve@peer.example").await;
    town.server.accept(town.server.note(stranger, "<p>hi</p>")).await;
    town.server.publish(&town.member.account, "hello #sea").await;
    let keys: Vec<&str> = Dimension::ALL.iter().map(|dimension| dimension.as_str()).collect();
    let body = json!({
        "keys": keys, "start_at": SPAN.0, "end_at": SPAN.1, "limit": "5",
        "tag_servers": { "id": "sea" }, "tag_languages": { "id": "sea" },
        "instance_accounts": { "domain": "peer.example" },
        "instance_languages": { "domain": "peer.example" },
    });
    let found = town.post(&town.admin, "/api/v1/admin/dimensions", body).await;
    let found = found.as_array().unwrap();
    assert_eq!(found.len(), keys.len());
    let data = |key: &str| found.iter().find(|each| each["key"] == key).unwrap()["data"].clone();
    assert_eq!(data("servers")[0]["key"], "peer.example");
    assert_eq!(data("tag_servers")[0]["key"], "home.example");
    assert_eq!(data("sources")[0]["human_key"], "Website");
    assert_eq!(data("software_versions")[0]["key"], "tusklet");
    assert_eq!(data("space_usage")[0]["unit"], "bytes");
    assert_eq!(data("instance_languages")[0]["key"], "und");
}

#[tokio::test]
async fn who_came_back_is_counted_by_when_they_joined() {
    let town = Town::start().await;
    town.server.publish(&town.member.account, "hello").await;
    let path = "/api/v1/admin/retention";
    let body = json!({ "start_at": SPAN.0, "end_at": SPAN.1, "frequency": "day" });
    let cohorts = town.post(&town.admin, path, body).await;
    let cohorts = cohorts.as_array().unwrap();
    assert_eq!(cohorts.len(), 3);
    assert_eq!(cohorts[0]["period"], "2025-11-22T00:00:00.000Z");
    let joined_then = &cohorts[1]["data"][0];
    assert_eq!(joined_then["value"], "1");
    assert!((joined_then["rate"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-9);
    let wrong = json!({ "start_at": "x", "end_at": SPAN.1 });
    assert_eq!(town.code(&town.admin.token, Method::POST, path, wrong).await, 422);
}
