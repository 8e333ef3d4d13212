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

#[tokio::test]
async fn a_reply_waits_for_the_author_who_lets_it_in_or_refuses_it() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let cleo = server.client("cleo").await;
    let form = json!({ "status": "well?", "reply_approval_policy": "followers_or_ask" });
    let asking = post(&alice, form).await;
    assert_eq!(
        bob.get(&at(&asking)).await.expect(200)["reply_approval"],
        json!({ "automatic": ["followers"], "manual": ["public"], "current_user": "manual" })
    );
    let say = async |text: &str| {
        post(&bob, json!({ "status": text, "in_reply_to_id": asking["id"] })).await
    };
    let (first, second) = (say("@cleo may we?").await, say("please").await);

    // Who wrote it sees it, and who is asked; nobody else, and nobody hears of it.
    for (who, code) in [(&bob, 200), (&alice, 200), (&cleo, 404), (&server.stranger(), 404)] {
        who.get(&at(&first)).await.expect(code);
    }
    let below = async |who: &Client| {
        let thread = who.get(&format!("{}/context", at(&asking))).await.expect(200);
        thread["descendants"].as_array().unwrap().len()
    };
    assert_eq!(below(&cleo).await, 0);
    assert_eq!(cleo.get("/api/v1/notifications").await.expect(200), json!([]));
    let told = alice.get("/api/v1/notifications?types[]=pending.reply").await.expect(200);
    assert_eq!(told.as_array().unwrap().len(), 2);
    assert_eq!(alice.get("/api/v1/notifications").await.expect(200), json!([]));

    let list = "/api/v1/interaction_requests";
    let waiting = alice.get(list).await.expect(200);
    let ids: Vec<&Value> = waiting.as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, [&second["id"], &first["id"]]);
    let one = &waiting[1];
    assert_eq!((&one["type"], &one["status"]["id"]), (&json!("reply"), &asking["id"]));
    assert_eq!((&one["reply"]["id"], &one["account"]["username"]), (&first["id"], &json!("bob")));
    assert_eq!((one.get("accepted_at"), one.get("rejected_at")), (None, None));
    let page = alice.get(&format!("{list}?limit=1")).await;
    assert!(page.link("next").unwrap().contains("max_id="));
    for (query, length) in [("replies=false", 0), ("favourites=false", 2)] {
        let some = alice.get(&format!("{list}?{query}")).await.expect(200);
        assert_eq!(some.as_array().unwrap().len(), length, "{query}");
    }
    let of = |post: &Value| format!("{list}?status_id={}", post["id"].as_str().unwrap());
    assert_eq!(alice.get(&of(&first)).await.expect(200), json!([]));
    assert_eq!(alice.get(&of(&asking)).await.expect(200).as_array().unwrap().len(), 2);
    assert_eq!(bob.get(list).await.expect(200), json!([]));

    let path = |reply: &Value| format!("{list}/{}", reply["id"].as_str().unwrap());
    bob.get(&path(&first)).await.expect(404);
    bob.post(&format!("{}/authorize", path(&first)), &json!({})).await.expect(404);
    let yes = alice.post(&format!("{}/authorize", path(&first)), &json!({})).await.expect(200);
    assert!(yes["accepted_at"].is_string() && yes["reply"]["visibility"] == "public");
    let no = alice.post(&format!("{}/reject", path(&second)), &json!({})).await.expect(200);
    assert!(no["rejected_at"].is_string() && no.get("reply").is_none());
    alice.post(&format!("{}/authorize", path(&second)), &json!({})).await.expect(404);
    assert_eq!(alice.get(list).await.expect(200), json!([]));
    assert_eq!(alice.get(&path(&first)).await.expect(200)["accepted_at"], yes["accepted_at"]);

    assert_eq!(below(&cleo).await, 1);
    assert_eq!(cleo.get("/api/v1/notifications").await.expect(200)[0]["type"], "mention");
    for (who, code) in [(&bob, 200), (&alice, 404), (&cleo, 404)] {
        who.get(&at(&second)).await.expect(code);
    }
    // Followers need not ask.
    let author = asking["account"]["id"].as_str().unwrap();
    bob.post(&format!("/api/v1/accounts/{author}/follow"), &json!({})).await.expect(200);
    say("at last").await;
    assert_eq!(below(&cleo).await, 2);
}
