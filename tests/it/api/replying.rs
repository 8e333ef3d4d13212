//! Who may reply, through the API and in pages.

use axum::http::Method;
use serde_json::{Value, json};

use super::Server;
use super::client::Client;

async fn post(client: &Client, form: Value) -> Value {
    client.post("/api/v1/statuses", &form).await.expect(200)
}

fn at(status: &Value) -> String {
    format!("/api/v1/statuses/{}", status["id"].as_str().unwrap())
}

#[tokio::test]
async fn only_whom_the_author_lets_may_reply() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let form =
        |policy: &str, text: &str| json!({ "status": text, "reply_approval_policy": policy });
    let mentioned = post(&alice, form("mentioned", "to myself")).await;
    let followers = post(&alice, form("followers", "to friends")).await;
    let to_bob = post(&alice, form("mentioned", "@bob well?")).await;
    alice.post("/api/v1/statuses", &form("friends", "x")).await.expect(422);

    let reply = async |who: &Client, of: &Value, code| {
        let form = json!({ "status": "but", "in_reply_to_id": of["id"] });
        who.post("/api/v1/statuses", &form).await.expect(code)
    };
    let refused = reply(&bob, &mentioned, 422).await;
    assert!(refused["error"].as_str().unwrap().contains("lets only certain people reply"));
    reply(&bob, &followers, 422).await;
    let seen = async |of: &Value| bob.get(&at(of)).await.expect(200)["reply_approval"].clone();
    let approval = |automatic: Value, mine: &str| json!({ "automatic": automatic, "manual": [], "current_user": mine });
    assert_eq!(seen(&followers).await, approval(json!(["followers"]), "denied"));
    assert_eq!(seen(&to_bob).await, approval(json!([]), "automatic"));

    // Oneself always may, and so may who is mentioned or answered.
    reply(&alice, &mentioned, 200).await;
    let well = reply(&bob, &to_bob, 200).await;
    let answer = json!({ "status": "so", "in_reply_to_id": well["id"],
                         "reply_approval_policy": "mentioned" });
    let answer = post(&alice, answer).await;
    reply(&bob, &answer, 200).await;
    let author = followers["account"]["id"].as_str().unwrap();
    bob.post(&format!("/api/v1/accounts/{author}/follow"), &json!({})).await.expect(200);
    reply(&bob, &followers, 200).await;

    // It can be changed, by itself or with an edit, and stays as it was where nothing is said.
    let put = async |path: &str, body: Value| {
        let sent = ("application/json", body.to_string());
        alice.send(Method::PUT, path, sent).await.expect(200)["reply_approval"]["automatic"].clone()
    };
    let path = at(&mentioned);
    let policy = format!("{path}/interaction_policy");
    assert_eq!(
        put(&policy, json!({ "reply_approval_policy": "followers" })).await,
        json!(["followers"])
    );
    assert_eq!(put(&path, json!({ "status": "to me" })).await, json!(["followers"]));
    let open = json!({ "status": "to all", "reply_approval_policy": "public" });
    assert_eq!(put(&path, open).await, json!(["public"]));
    reply(&bob, &mentioned, 200).await;

    // What one usually wants can be kept.
    let kept = json!({ "source": { "reply_policy": "mentioned" } }).to_string();
    let path = "/api/v1/accounts/update_credentials";
    let sent = alice.send(Method::PATCH, path, ("application/json", kept)).await.expect(200);
    assert_eq!(sent["source"]["reply_policy"], "mentioned");
    let usual = post(&alice, json!({ "status": "as usual" })).await;
    reply(&bob, &usual, 422).await;
}
