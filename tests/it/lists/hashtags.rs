//! Hashtags that are followed, and those on profiles.

use axum::http::Method;
use serde_json::json;
use tusklet::model::{RemoteStatus, Visibility};
use tusklet::service::status::boost;
use tusklet::service::{block, hashtag};

use crate::api::client::Client;
use crate::support::TestServer;

use super::{ALL, client, each};

#[tokio::test]
async fn what_everyone_writes_with_a_followed_hashtag_comes_home() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (zoe, yan) =
        (server.stranger("zoe@peer.example").await, server.stranger("yan@peer.example").await);
    hashtag::follow(&server.app, &alice, "Tea".to_owned()).await.unwrap();
    hashtag::follow(&server.app, &alice, "cake".to_owned()).await.unwrap();
    block::block(&server.app, &alice, yan).await.unwrap();
    let tagged = |author, tags: &[&str]| RemoteStatus {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..server.note(author, "hello")
    };

    let tea = server.accept(tagged(zoe, &["tea"])).await;
    let both = server.accept(tagged(zoe, &["tea", "cake"])).await;
    server.accept(tagged(zoe, &["coffee"])).await;
    server.accept(tagged(yan, &["tea"])).await;
    let unlisted = RemoteStatus { visibility: Visibility::Unlisted, ..tagged(zoe, &["tea"]) };
    server.accept(unlisted).await;
    let bob = server.account("bob").await;
    boost(&server.app, &bob, tea, None).await.unwrap();
    assert_eq!(server.home(&alice).await, [both, tea]);

    hashtag::unfollow(&server.app, &alice, "#tea".to_owned()).await.unwrap();
    assert_eq!(server.home(&alice).await, [both], "another hashtag holds it");
}

#[tokio::test]
async fn a_hashtag_tells_whether_it_is_followed_and_featured() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    server.publish(&alice, "a #Tea").await;
    let hers = client(&server, &alice).await;
    let post = async |path: &str| hers.post(&format!("/api/v1/tags/{path}"), &json!({})).await;

    let tag = hers.get("/api/v1/tags/TEA").await.expect(200);
    assert_eq!(
        (&tag["name"], &tag["following"], &tag["featuring"]),
        (&json!("tea"), &json!(false), &json!(false))
    );
    assert_eq!(
        (&tag["url"], &tag["history"][0]["uses"]),
        (&json!("https://home.example/tags/tea"), &json!("1"))
    );
    let id = tag["id"].as_str().unwrap();
    assert!(id.parse::<i64>().is_ok());
    hers.get("/api/v1/tags/no-tag").await.expect(404);
    hers.get("/api/v1/tags/987654").await.expect(404);
    assert_eq!(hers.get("/api/v1/tags/unheard").await.expect(200)["name"], "unheard");

    for deed in ["follow", "follow"] {
        assert_eq!(post(&format!("Tea/{deed}")).await.expect(200)["following"], true);
    }
    post("cake/follow").await.expect(200);
    let first = hers.get("/api/v1/followed_tags?limit=1").await;
    let next = first.link("next").unwrap();
    assert_eq!(each(&first.expect(200), "name"), ["cake"]);
    let second = hers.get(&next).await.expect(200);
    assert_eq!((&second[0]["name"], &second[0]["following"]), (&json!("tea"), &json!(true)));
    assert_eq!(post(&format!("{id}/unfollow")).await.expect(200)["following"], false);

    assert_eq!(post("tea/feature").await.expect(200)["featuring"], true);
    assert_eq!(post("tea/unfeature").await.expect(200)["featuring"], false);
    let reader = Client::of(&server.app, &alice, "read").await;
    reader.post("/api/v1/tags/tea/follow", &json!({})).await.expect(403);
    let nobody = Client::of(&server.app, &alice, ALL).await.holding("bad");
    nobody.get("/api/v1/tags/tea").await.expect(401);
}

#[tokio::test]
async fn a_profile_shows_up_to_ten_hashtags() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.publish(&alice, "a #tea").await;
    server.publish(&alice, "more #tea and #cake").await;
    server.publish_to(&alice, Visibility::Followers, "secret #tea").await;
    let (hers, his) = (client(&server, &alice).await, client(&server, &bob).await);
    let shown = format!("/api/v1/accounts/{}/featured_tags", alice.id());

    let suggested = hers.get("/api/v1/featured_tags/suggestions").await.expect(200);
    assert_eq!(each(&suggested, "name"), ["tea", "cake"]);
    let made = hers.post("/api/v1/featured_tags", &json!({ "name": "#Tea" })).await.expect(200);
    let again = hers.post("/api/v1/featured_tags", &json!({ "name": "tea" })).await.expect(200);
    assert_eq!(made, again);
    assert_eq!((&made["name"], &made["statuses_count"]), (&json!("tea"), &json!("2")));
    assert_eq!(
        (&made["url"], &made["last_status_at"]),
        (&json!("https://home.example/@alice/tagged/tea"), &json!("2025-11-23"))
    );
    assert_eq!(his.get(&shown).await.expect(200), json!([made]));
    let suggested = hers.get("/api/v1/featured_tags/suggestions").await.expect(200);
    assert_eq!(each(&suggested, "name"), ["cake"]);

    hers.post("/api/v1/featured_tags", &json!({ "name": "no tag" })).await.expect(422);
    for number in 1..10 {
        let name = json!({ "name": format!("tag{number}") });
        hers.post("/api/v1/featured_tags", &name).await.expect(200);
    }
    hers.post("/api/v1/featured_tags", &json!({ "name": "cake" })).await.expect(422);

    let path = format!("/api/v1/featured_tags/{}", made["id"].as_str().unwrap());
    let delete = async |who: &Client| who.send(Method::DELETE, &path, ("", String::new())).await;
    delete(&his).await.expect(404);
    assert_eq!(delete(&hers).await.expect(200), json!({}));
    delete(&hers).await.expect(404);
}
