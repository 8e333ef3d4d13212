//! What other servers can read of ours.

use serde_json::json;
use tusklet::model::Visibility;

use super::home::{Home, client};
use super::peer::FakePeer;

#[tokio::test]
async fn an_account_is_found_by_its_name_and_read_by_its_id() {
    let home = Home::start().await;
    let alice = home.account("alice").await;
    let resource = format!("acct:alice@{}", home.domain());

    let (code, jrd) = home.get(&format!("/.well-known/webfinger?resource={resource}")).await;
    assert_eq!((code, jrd["subject"].as_str()), (200, Some(resource.as_str())));
    let (_, by_page) =
        home.get(&format!("/.well-known/webfinger?resource={}", alice.account().url)).await;
    assert_eq!(by_page["subject"], jrd["subject"]);
    assert!(jrd.to_string().contains(&alice.account().uri));

    let (code, actor) = home.get("/users/alice").await;
    assert_eq!((code, &actor["id"]), (200, &json!(alice.account().uri)));
    assert_eq!(actor["publicKey"]["owner"], actor["id"]);
    assert_eq!(actor["endpoints"]["sharedInbox"], home.url("/inbox"));
    for missing in ["", "?resource=acct:nobody@elsewhere.example", "?resource=nonsense"] {
        let (code, _) = home.get(&format!("/.well-known/webfinger{missing}")).await;
        assert!(matches!(code, 400 | 404), "{missing}: {code}");
    }
}

#[tokio::test]
async fn the_server_itself_is_an_actor() {
    let home = Home::start().await;
    let (code, actor) = home.get("/actor").await;
    assert_eq!((code, actor["type"].as_str()), (200, Some("Application")));
    let resource = format!("acct:actor@{}", home.domain());
    let (_, jrd) = home.get(&format!("/.well-known/webfinger?resource={resource}")).await;
    assert!(jrd.to_string().contains(actor["id"].as_str().unwrap()));
}

#[tokio::test]
async fn only_what_is_open_is_shown_to_everyone() {
    use Visibility::{Direct, Followers, Local, OnlyMe, Public, Unlisted};
    let home = Home::start().await;
    let alice = home.account("alice").await;
    for (visibility, expected) in [
        (Public, 200),
        (Unlisted, 200),
        (Local, 404),
        (Followers, 404),
        (Direct, 404),
        (OnlyMe, 404),
    ] {
        let status = home.publish(&alice, visibility, "hello").await.status;
        let path = status.uri.strip_prefix(&home.base).unwrap().to_owned();
        for path in [path.clone(), format!("{path}/activity"), format!("{path}/replies")] {
            assert_eq!(home.get(&path).await.0, expected, "{visibility:?} {path}");
        }
    }
    let (_, outbox) = home.get("/users/alice/outbox").await;
    assert_eq!(outbox["totalItems"], 2);
    let (_, page) = home.get("/users/alice/outbox?page=true").await;
    assert_eq!(page["orderedItems"].as_array().unwrap().len(), 2);
    assert_eq!(page["orderedItems"][0]["type"], "Create");
    assert_eq!(home.get("/users/alice/statuses/nonsense").await.0, 404);
    assert_eq!(home.get("/users/nobody/outbox").await.0, 404);
}

#[tokio::test]
async fn followers_are_counted_and_listed() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;

    assert_eq!(home.get("/users/alice/followers").await.1["totalItems"], 1);
    let (_, page) = home.get("/users/alice/followers?page=true").await;
    assert_eq!(page["orderedItems"], json!([bob]));
    assert_eq!(home.get("/users/alice/following").await.1["totalItems"], 0);
    assert_eq!(home.get("/users/alice/collections/featured").await.1["totalItems"], 0);
}

#[tokio::test]
async fn the_signposts_lead_on() {
    let home = Home::start().await;
    let links = home.get("/.well-known/nodeinfo").await.1;
    for link in links["links"].as_array().unwrap() {
        let path = link["href"].as_str().unwrap().strip_prefix(&home.base).unwrap();
        let (code, document) = home.get(path).await;
        assert_eq!((code, document["software"]["name"].as_str()), (200, Some("tusklet")));
    }
    assert_eq!(home.get("/nodeinfo/9.9").await.0, 404);
    let host_meta = client().get(home.url("/.well-known/host-meta")).send().await.unwrap();
    assert!(host_meta.text().await.unwrap().contains("lrdd"));
}

#[tokio::test]
async fn browsers_are_sent_to_the_pages() {
    let home = Home::start().await;
    let alice = home.account("alice").await;
    let request = client().get(&alice.account().uri).header("accept", "text/html");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 303);
    assert_eq!(answer.headers()["location"], "/@alice");
}
