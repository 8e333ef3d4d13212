//! What every request meets: errors in JSON, tokens and scopes, other origins, limits.

use axum::body::Body;
use axum::http::{Method, Request};

use crate::people::House;

use super::Server;

#[tokio::test]
async fn errors_are_told_in_json() {
    let server = Server::start();
    let app = server.client("alice").await;

    let missing = app.get("/api/v1/statuses/1").await.expect(404);
    assert_eq!(missing["error"], "Record not found");
    app.get("/api/v1/accounts/nonsense").await.expect(404);
    app.get("/api/v1/nosuchroute").await.expect(404);
    let wrong = app.send(Method::DELETE, "/api/v1/timelines/home", ("", String::new())).await;
    assert!(wrong.expect(405)["error"].is_string());
    let broken = ("application/json", "{bad".to_owned());
    let broken = app.send(Method::POST, "/api/v1/statuses", broken).await;
    assert!(broken.expect(400)["error"].is_string());
}

#[tokio::test]
async fn a_token_opens_what_its_scopes_allow() {
    let server = Server::start();
    let reader = server.client_with("alice", "read:accounts").await;

    reader.get("/api/v1/accounts/verify_credentials").await.expect(200);
    let refused = reader.get("/api/v1/timelines/home").await.expect(403);
    assert_eq!(refused["error"], "This action is outside the authorized scopes");
    server.stranger().get("/api/v1/timelines/home").await.expect(401);
    let liar = server.stranger().holding("nonsense");
    liar.get("/api/v1/timelines/public").await.expect(401);
}

#[tokio::test]
async fn pages_of_other_origins_may_ask_and_hear_errors() {
    let server = Server::start();
    let preflight = Request::options("/api/v1/statuses")
        .header("origin", "https://client.example")
        .header("access-control-request-method", "POST")
        .body(Body::empty())
        .unwrap();

    let told = server.stranger().ask(preflight).await;
    assert_eq!(told.code.as_u16(), 204);
    let allowed = told.headers["access-control-allow-headers"].to_str().unwrap();
    assert!(allowed.contains("idempotency-key"));

    let refused = server.stranger().get("/api/v1/timelines/home").await;
    assert_eq!(refused.headers["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn who_asks_too_often_is_told_to_wait() {
    let server = Server::start();
    let stranger = server.stranger();

    let first = stranger.get("/api/v1/custom_emojis").await;
    assert_eq!(first.headers["x-ratelimit-remaining"], "299");
    for _ in 0..299 {
        stranger.get("/api/v1/custom_emojis").await.expect(200);
    }
    stranger.get("/api/v1/custom_emojis").await.expect(429);
}

#[tokio::test]
async fn before_set_up_only_the_wizard_answers() {
    let server = Server { house: House::of("") };
    let told = server.stranger().get("/api/v1/instance").await.expect(503);
    assert_eq!(told["error"], "This server is not set up yet");

    let browser = Request::get("/").header("accept", "text/html").body(Body::empty()).unwrap();
    let led = server.stranger().ask(browser).await;
    assert_eq!((led.code.as_u16(), led.headers["location"].to_str().unwrap()), (303, "/setup"));
}
