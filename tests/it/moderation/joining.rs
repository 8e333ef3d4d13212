//! Joining from within an app, and who may not.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use tusklet::config::{Config, Mode};
use tusklet::service::oauth::{self, Credentials, Registration, TokenRequest};

use super::Town;

const JOIN: &str = "/api/v1/accounts";

/// A town that anyone may join, and the token of an app.
async fn open_town() -> (Town, String) {
    let town = Town::start().await;
    let mut config = Config::clone(&town.server.app.settings.now());
    config.instance.mode = Mode::Open;
    town.server.app.settings.adopt(config);
    let registration = Registration {
        name: "an app".into(),
        website: None,
        redirect_uris: vec!["urn:ietf:wg:oauth:2.0:oob".into()],
        scopes: "read write".into(),
    };
    let app = oauth::register(&town.server.app, registration).await.unwrap();
    let request = TokenRequest {
        grant_type: "client_credentials".into(),
        client: Credentials { client_id: app.app.client_id, client_secret: app.secret },
        scope: Some("read write".into()),
        ..TokenRequest::default()
    };
    let issued = oauth::exchange(&town.server.app, request).await.ok().unwrap();
    (town, issued.access_token)
}

fn person(name: &str) -> Value {
    json!({
        "username": name, "email": format!("{name}@mail.example"), "agreement": true,
        "password": "correct horse battery", "locale": "en",
    })
}

#[tokio::test]
async fn an_app_lets_somebody_join_and_gets_their_token() {
    let (town, app) = open_town().await;
    let (code, token) = town.ask(&app, Method::POST, JOIN, Some(person("carol"))).await;
    assert_eq!((code, &token["token_type"]), (StatusCode::OK, &json!("Bearer")));
    let carol = token["access_token"].as_str().unwrap();
    let me = "/api/v1/accounts/verify_credentials";
    assert_eq!(town.ask(carol, Method::GET, me, None).await.1["username"], "carol");

    let (code, taken) = town.ask(&app, Method::POST, JOIN, Some(person("carol"))).await;
    assert_eq!(code.as_u16(), 422);
    assert_eq!(taken["details"]["username"][0]["error"], "ERR_TAKEN");
    let mut rude = person("dave");
    rude["agreement"] = json!("false");
    let (_, rude) = town.ask(&app, Method::POST, JOIN, Some(rude)).await;
    assert_eq!(rude["details"]["agreement"][0]["error"], "ERR_ACCEPTED");
    assert_eq!(town.code(carol, Method::POST, JOIN, person("erin")).await, 403);
    assert_eq!(town.code("", Method::POST, JOIN, person("erin")).await, 401);
    let confirm = "/api/v1/emails/confirmations";
    assert_eq!(town.code(carol, Method::POST, confirm, json!({})).await, 403);
}

#[tokio::test]
async fn blocked_mail_addresses_do_not_join() {
    let (town, app) = open_town().await;
    let domains = "/api/v1/admin/email_domain_blocks";
    let block = town.post(&town.admin, domains, json!({ "domain": "mail.example" })).await;
    let (code, refused) = town.ask(&app, Method::POST, JOIN, Some(person("carol"))).await;
    assert_eq!(code.as_u16(), 422);
    assert_eq!(refused["details"]["email"][0]["error"], "ERR_BLOCKED");
    town.delete(&town.admin, &format!("{domains}/{}", block["id"].as_str().unwrap())).await;

    let emails = "/api/v1/admin/canonical_email_blocks";
    let block = town.post(&town.admin, emails, json!({ "email": "c.a.rol@mail.example" })).await;
    let test = json!({ "email": "CAROL+x@mail.example" });
    let found = town.post(&town.admin, &format!("{emails}/test"), test).await;
    assert_eq!(found, json!([block]));
    assert_eq!(town.code(&app, Method::POST, JOIN, person("carol")).await, 422);
    town.delete(&town.admin, &format!("{emails}/{}", block["id"].as_str().unwrap())).await;
    assert_eq!(town.code(&app, Method::POST, JOIN, person("carol")).await, 200);
}

#[tokio::test]
async fn networks_are_shut_out_for_as_long_as_is_said() {
    let (town, app) = open_town().await;
    let ips = "/api/v1/admin/ip_blocks";
    // Requests without a socket come from this address.
    let here = json!({ "ip": "0.0.0.0", "severity": "sign_up_block", "comment": "noise" });
    let block = town.post(&town.admin, ips, here).await;
    assert_eq!((&block["ip"], &block["expires_at"]), (&json!("0.0.0.0/32"), &json!(null)));
    assert_eq!(town.code(&app, Method::POST, JOIN, person("carol")).await, 403);

    let path = format!("{ips}/{}", block["id"].as_str().unwrap());
    town.put(&town.admin, &path, json!({ "severity": "sign_up_requires_approval" })).await;
    let (_, waiting) = town.ask(&app, Method::POST, JOIN, Some(person("carol"))).await;
    let carol = waiting["access_token"].as_str().unwrap();
    let me = "/api/v1/accounts/verify_credentials";
    assert_eq!(town.code(carol, Method::GET, me, json!({})).await, 403, "waits for a word");

    town.put(&town.admin, &path, json!({ "severity": "no_access", "expires_in": 60 })).await;
    town.server.pass(std::time::Duration::from_secs(11));
    assert_eq!(town.code("", Method::GET, "/api/v2/instance", json!({})).await, 403);
    town.server.pass(std::time::Duration::from_mins(1));
    assert_eq!(town.code("", Method::GET, "/api/v2/instance", json!({})).await, 200);
    town.delete(&town.admin, &path).await;
    let wrong = json!({ "ip": "x", "severity": "no_access" });
    assert_eq!(town.code(&town.admin.token, Method::POST, ips, wrong).await, 422);
}
