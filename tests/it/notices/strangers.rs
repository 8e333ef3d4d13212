//! The policy of who is told, and who waits to be let through.

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::model::Role;
use tusklet::service;

use super::{Town, answer, direct, favourite, follow};
use crate::moderation::{Person, ids};
use crate::streaming::Ear;

const POLICY: &str = "/api/v2/notifications/policy";
const REQUESTS: &str = "/api/v1/notifications/requests";

/// A town whose member keeps back whom they do not follow, and a stranger.
async fn wary(ruling: &str) -> (Town, Person) {
    let town = Town::start().await;
    town.put(&town.member, POLICY, json!({ "for_not_following": ruling })).await;
    let eve = town.person("eve", Role::Member).await;
    (town, eve)
}

async fn requests(town: &Town) -> Value {
    town.get(&town.member, REQUESTS).await
}

#[tokio::test]
async fn a_policy_is_changed_part_by_part_in_both_forms() {
    let town = Town::start().await;
    let (member, old) = (&town.member, "/api/v1/notifications/policy");

    let policy = town.get(member, POLICY).await;
    assert_eq!(policy["for_not_following"], "accept");
    assert_eq!(policy["for_private_mentions"], "filter");
    assert_eq!(policy["for_limited_accounts"], "filter");
    assert_eq!(policy["summary"]["pending_requests_count"], 0);

    let changed = town.put(member, POLICY, json!({ "for_new_accounts": "drop" })).await;
    assert_eq!(changed["for_new_accounts"], "drop");
    assert_eq!(changed["for_private_mentions"], "filter", "the rest stays");
    let seen = town.get(member, old).await;
    assert_eq!(seen["filter_new_accounts"], json!(true));
    assert_eq!(seen["filter_not_following"], json!(false));
    assert_eq!(seen["summary"]["pending_notifications_count"], 0);
    let body = json!({ "filter_new_accounts": "0", "filter_not_followers": true });
    assert_eq!(town.put(member, old, body).await["filter_new_accounts"], json!(false));
    assert_eq!(town.get(member, POLICY).await["for_not_followers"], "filter");

    let wrong = json!({ "for_not_following": "maybe" });
    assert_eq!(town.code(&member.token, Method::PATCH, POLICY, wrong).await, 422);
    let reader = town.token(&member.account, "read").await;
    assert_eq!(town.code(&reader, Method::PATCH, POLICY, json!({})).await, 403);
    let fair = json!({ "for_not_following": "accept" });
    assert_eq!(town.code(&member.token, Method::PATCH, POLICY, fair).await, 200);
}

#[tokio::test]
async fn what_is_kept_back_is_stored_and_told_nowhere() {
    let (town, eve) = wary("filter").await;
    let mut ear = Ear::open(&town.server, &town.member.token, "user/notification").await.unwrap();
    let mine = town.server.publish(&town.member.account, "mine").await.status.id;
    favourite(&town.server, &eve, mine).await;
    let last = town.server.publish(&eve.account, "@bob hello").await.status.id;
    follow(&town.server, &town.member.account, &town.admin.account).await;
    favourite(&town.server, &town.admin, mine).await;

    assert_eq!(town.kinds(&town.member, "").await, ["favourite"], "only whom they follow");
    let all = town.kinds(&town.member, "?include_filtered=true").await;
    assert_eq!(all, ["favourite", "mention", "favourite"]);
    assert_eq!(town.groups(&town.member, "").await[0]["notifications_count"], 1);
    let groups = town.groups(&town.member, "?include_filtered=1").await;
    assert_eq!(groups[0]["notifications_count"], 2);
    for version in ["v1", "v2"] {
        let path = format!("/api/{version}/notifications/unread_count");
        assert_eq!(town.get(&town.member, &path).await["count"], 1);
    }
    let (_, told) = ear.hear().await;
    assert_eq!(told["account"]["username"], "admin_ada");

    let list = requests(&town).await;
    assert_eq!(list[0]["account"]["username"], "eve");
    assert_eq!(list[0]["notifications_count"], "1", "mentions, as a string");
    assert_eq!(list[0]["last_status"]["id"], json!(last));
    let summary = &town.get(&town.member, POLICY).await["summary"];
    assert_eq!(
        (&summary["pending_requests_count"], &summary["pending_notifications_count"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test]
async fn what_is_dropped_is_never_made() {
    let (town, eve) = wary("drop").await;
    town.server.publish(&eve.account, "@bob hello").await;
    assert!(town.kinds(&town.member, "?include_filtered=true").await.is_empty());
    assert_eq!(requests(&town).await, json!([]));
}

#[tokio::test]
async fn an_accepted_stranger_comes_in_with_all_that_was_kept_back() {
    let (town, eve) = wary("filter").await;
    let mut ear = Ear::open(&town.server, &town.member.token, "user").await.unwrap();
    direct(&town.server, &eve, "@bob psst").await;
    assert_eq!(town.get(&town.member, "/api/v1/conversations").await, json!([]));
    let id = ids(&requests(&town).await)[0].clone();
    let path = format!("{REQUESTS}/{id}");
    assert_eq!(town.get(&town.member, &path).await["last_status"]["visibility"], "direct");
    for (method, path) in [(Method::GET, path.clone()), (Method::POST, format!("{path}/accept"))] {
        assert_eq!(town.code(&town.admin.token, method, &path, json!({})).await, 404);
    }

    assert_eq!(town.post(&town.member, &format!("{path}/accept"), json!({})).await, json!({}));

    assert_eq!(ear.hear().await, ("notifications_merged".to_owned(), json!(1)));
    assert_eq!(town.get(&town.member, &format!("{REQUESTS}/merged")).await["merged"], json!(true));
    assert_eq!(town.kinds(&town.member, "").await, ["mention"]);
    assert_eq!(requests(&town).await, json!([]));
    let conversations = town.get(&town.member, "/api/v1/conversations").await;
    assert_eq!(conversations[0]["accounts"][0]["username"], "eve");
    assert_eq!(town.code(&town.member.token, Method::GET, &path, json!({})).await, 404);

    town.server.publish(&eve.account, "@bob more").await;
    assert_eq!(town.kinds(&town.member, "").await.len(), 2, "they are let through from now on");
}

#[tokio::test]
async fn a_dismissed_stranger_leaves_nothing_and_may_ask_again() {
    let (town, eve) = wary("filter").await;
    let mia = &town.moderator;
    for from in [&eve, mia] {
        town.server.publish(&from.account, "@bob hello").await;
    }
    let list = ids(&requests(&town).await);
    assert_eq!(list.len(), 2);
    let newer = town.get(&town.member, &format!("{REQUESTS}?limit=1")).await;
    assert_eq!(ids(&newer), [list[0].clone()]);
    let link = town.link(&town.member, &format!("{REQUESTS}?limit=1")).await;
    assert!(link.contains(&format!("max_id={}", list[0])), "{link}");

    town.post(&town.member, &format!("{REQUESTS}/{}/dismiss", list[1]), json!({})).await;
    assert_eq!(town.kinds(&town.member, "?include_filtered=true").await.len(), 1);
    town.server.publish(&eve.account, "@bob again").await;
    let both = ids(&requests(&town).await);
    town.post(&town.member, &format!("{REQUESTS}/dismiss"), json!({ "id": both })).await;
    assert_eq!(requests(&town).await, json!([]));
    assert!(town.kinds(&town.member, "?include_filtered=true").await.is_empty());

    town.server.publish(&mia.account, "@bob please").await;
    let id = ids(&requests(&town).await);
    town.post(&town.member, &format!("{REQUESTS}/accept"), json!({ "id": id })).await;
    assert_eq!(town.kinds(&town.member, "").await, ["mention"]);
    let reader = town.token(&town.member.account, "read").await;
    let path = format!("{REQUESTS}/accept");
    assert_eq!(town.code(&reader, Method::POST, &path, json!({ "id": id })).await, 403);
}

#[tokio::test]
async fn a_request_ends_with_what_it_kept_back() {
    let (town, eve) = wary("filter").await;
    let first = town.server.publish(&eve.account, "@bob one").await.status.id;
    let second = town.server.publish(&eve.account, "@bob two").await.status.id;
    let delete = async |id| {
        service::status::delete(&town.server.app, &eve.account, id).await.unwrap();
    };
    delete(second).await;
    assert_eq!(requests(&town).await[0]["last_status"]["id"], json!(first));
    delete(first).await;
    assert_eq!(requests(&town).await, json!([]));
}

#[tokio::test]
async fn a_private_mention_is_kept_back_unless_it_answers_one() {
    let town = Town::start().await;
    let eve = town.person("eve", Role::Member).await;
    direct(&town.server, &eve, "@bob you do not know me").await;
    assert!(town.kinds(&town.member, "").await.is_empty());

    let asked = direct(&town.server, &town.member, "@mod_mia a question").await.status.id;
    answer(&town.server, &town.moderator, asked, "@bob an answer").await;
    assert_eq!(town.kinds(&town.member, "").await, ["mention"]);
    town.server.publish(&eve.account, "@bob in the open").await;
    assert_eq!(town.kinds(&town.member, "").await.len(), 2);
}

#[tokio::test]
async fn a_silenced_stranger_is_kept_back_until_followed() {
    let town = Town::start().await;
    let eve = town.person("eve", Role::Member).await;
    town.act(&eve.account, "silence").await;
    town.server.publish(&eve.account, "@bob hello").await;
    assert!(town.kinds(&town.member, "").await.is_empty());
    assert_eq!(ids(&requests(&town).await).len(), 1);
    follow(&town.server, &town.member.account, &eve.account).await;
    town.server.publish(&eve.account, "@bob hello again").await;
    assert_eq!(town.kinds(&town.member, "").await, ["mention"]);
}
