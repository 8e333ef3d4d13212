//! Subscriptions as client programs make them.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use tower::ServiceExt;
use tusklet::app::App;
use tusklet::http::router;
use tusklet::model::Scopes;
use tusklet::service::oauth;

use super::Subscriber;
use crate::support::TestServer;

const PATH: &str = "/api/v1/push/subscription";
const FORM: &str = "application/x-www-form-urlencoded";

struct Program<'a> {
    app: &'a App,
    token: String,
}

impl Program<'_> {
    async fn ask(&self, method: &str, path: &str, kind: &str, body: String) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .unwrap();
        let answer = router(self.app.clone()).oneshot(request).await.unwrap();
        let code = answer.status();
        let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (code, serde_json::from_slice(&body).unwrap())
    }

    async fn json(&self, method: &str, body: &Value) -> (StatusCode, Value) {
        self.ask(method, PATH, "application/json", body.to_string()).await
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.ask("GET", path, "application/json", String::new()).await
    }
}

async fn program<'a>(server: &'a TestServer, scopes: &str) -> Program<'a> {
    let alice = server.account(&format!("alice{}", scopes.len())).await;
    let scopes = Scopes::parse(scopes).unwrap();
    let token = oauth::issue(&server.app, &alice, scopes).await.unwrap();
    Program { app: &server.app, token }
}

#[tokio::test]
async fn a_subscription_is_made_shown_changed_and_ended() {
    let server = TestServer::start();
    let program = program(&server, "read push").await;
    let phone = Subscriber::new();
    let keys = json!({ "p256dh": phone.p256dh(), "auth": phone.auth() });
    let place = json!({ "endpoint": "https://127.0.0.1/x", "keys": keys, "standard": true });
    let wanted = json!({ "subscription": place, "data": { "alerts": { "mention": true } } });

    assert_eq!(program.get(PATH).await.0, StatusCode::NOT_FOUND);
    let (code, made) = program.json("POST", &wanted).await;
    assert_eq!(code, StatusCode::OK, "{made}");
    assert!(made["id"].is_i64() && made["standard"] == true && made["policy"] == "all");
    assert!(made["alerts"]["mention"] == true && made["alerts"]["admin.sign_up"] == false);
    assert_eq!(program.get(PATH).await.1, made);

    let other = json!({ "data": { "alerts": { "follow": "1" } }, "policy": "followed" });
    let (_, changed) = program.json("PUT", &other).await;
    assert!(changed["alerts"]["mention"] == false && changed["alerts"]["follow"] == true);
    assert_eq!((&changed["policy"], &changed["id"]), (&json!("followed"), &made["id"]));

    let instance = program.get("/api/v2/instance").await.1;
    let key = &instance["configuration"]["vapid"]["public_key"];
    assert_eq!((&made["server_key"], key.as_str().map(str::len)), (key, Some(87)));

    assert_eq!(program.json("DELETE", &json!({})).await, (StatusCode::OK, json!({})));
    assert_eq!(program.json("PUT", &other).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forms_are_read_and_what_makes_no_sense_is_refused() {
    let server = TestServer::start();
    let program = program(&server, "push").await;
    let phone = Subscriber::new();
    let form = |endpoint: &str, p256dh: &str, policy: &str| {
        let auth = phone.auth();
        url::form_urlencoded::Serializer::new(String::new())
            .append_pair("subscription[endpoint]", endpoint)
            .append_pair("subscription[keys][p256dh]", p256dh)
            .append_pair("subscription[keys][auth]", &auth)
            .append_pair("data[alerts][admin.report]", "true")
            .append_pair("data[policy]", policy)
            .finish()
    };
    let (there, key) = ("https://push.example/1", phone.p256dh());

    let (code, made) = program.ask("POST", PATH, FORM, form(there, &key, "follower")).await;
    assert_eq!(code, StatusCode::OK, "{made}");
    assert!(made["alerts"]["admin.report"] == true && made["standard"] == false);

    for (endpoint, p256dh, policy, named) in [
        ("gopher://push.example", key.as_str(), "all", "subscription[endpoint]"),
        (there, "AAAA", "all", "subscription[keys]"),
        (there, key.as_str(), "friends", "data[policy]"),
    ] {
        let body = form(endpoint, p256dh, policy);
        let (code, error) = program.ask("POST", PATH, FORM, body).await;
        assert_eq!(code, StatusCode::UNPROCESSABLE_ENTITY, "{named}");
        assert!(error["error"].as_str().unwrap().contains(named), "{error}");
    }
}

#[tokio::test]
async fn the_scope_is_needed() {
    let server = TestServer::start();
    let program = program(&server, "read write follow").await;
    for method in ["GET", "POST", "PUT", "DELETE"] {
        let code = program.ask(method, PATH, FORM, String::new()).await.0;
        assert_eq!(code, StatusCode::FORBIDDEN, "{method}");
    }
}
