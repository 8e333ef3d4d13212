//! Notifications that are shown as one.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::model::Role;
use tusklet::service;

use super::{Town, favourite, follow, kinds};

async fn three_favourites(town: &Town) -> String {
    let view = town.server.publish(&town.member.account, "liked").await;
    for name in ["carol", "dave", "erin"] {
        let fan = town.person(name, Role::Member).await;
        favourite(&town.server, &fan, view.status.id).await;
    }
    view.status.id.to_string()
}

fn usernames(page: &Value, list: &str) -> Vec<String> {
    let name = |one: &Value| one["acct"].as_str().unwrap().to_owned();
    page[list].as_array().unwrap().iter().map(name).collect()
}

#[tokio::test]
async fn favourites_of_one_status_are_one_and_mentions_stand_alone() {
    let town = Town::start().await;
    let status = three_favourites(&town).await;
    service::status::boost(&town.server.app, &town.admin.account, status.parse().unwrap(), None)
        .await
        .unwrap();
    town.server.publish(&town.admin.account, "@bob one").await;
    town.server.publish(&town.admin.account, "@bob two").await;

    let page = town.get(&town.member, "/api/v2/notifications").await;

    let groups = &page["notification_groups"];
    assert_eq!(kinds(groups), ["mention", "mention", "reblog", "favourite"]);
    let group = &groups[3];
    assert_eq!(group["notifications_count"], 3);
    assert_eq!(group["status_id"], json!(status));
    assert!(group["group_key"].as_str().unwrap().starts_with(&format!("favourite-{status}-")));
    assert!(groups[0]["group_key"].as_str().unwrap().starts_with("ungrouped-"));
    let newest = group["most_recent_notification_id"].as_i64().unwrap();
    assert_eq!(group["page_max_id"], json!(newest.to_string()));
    assert!(group["page_min_id"].as_str().unwrap().parse::<i64>().unwrap() < newest);
    assert!(group["latest_page_notification_at"].is_string());
    assert_eq!(group["sample_account_ids"].as_array().unwrap().len(), 3);
    assert_eq!(usernames(&page, "accounts"), ["admin_ada", "erin", "dave", "carol"]);
    assert_eq!(page["statuses"].as_array().unwrap().len(), 3, "each once");
    assert!(page.get("partial_accounts").is_none());

    let list = town.get(&town.member, "/api/v1/notifications").await;
    assert_eq!(list[5]["group_key"], group["group_key"]);
    assert_eq!(
        list[0]["group_key"],
        json!(format!("ungrouped-{}", list[0]["id"].as_str().unwrap()))
    );
}

#[tokio::test]
async fn who_is_not_first_may_be_only_a_picture() {
    let town = Town::start().await;
    three_favourites(&town).await;

    let path = "/api/v2/notifications?expand_accounts=partial_avatars";
    let page = town.get(&town.member, path).await;

    assert_eq!(usernames(&page, "accounts"), ["erin"]);
    assert_eq!(usernames(&page, "partial_accounts"), ["dave", "carol"]);
    assert!(page["partial_accounts"][0]["avatar"].is_string());
    assert!(page["partial_accounts"][0].get("note").is_none());
    let wrong = "/api/v2/notifications?expand_accounts=none";
    assert_eq!(town.code(&town.member.token, Method::GET, wrong, json!({})).await, 400);
}

#[tokio::test]
async fn a_program_says_which_kinds_it_groups_and_knows() {
    let town = Town::start().await;
    three_favourites(&town).await;

    let apart = town.groups(&town.member, "?grouped_types[]=reblog").await;
    assert_eq!(apart.len(), 3);
    assert!(apart.iter().all(|group| group["notifications_count"] == 1));
    assert!(apart[0]["group_key"].as_str().unwrap().starts_with("ungrouped-"));

    assert!(town.groups(&town.member, "").await[0].get("fallback").is_none());
    let known = town.groups(&town.member, "?supported_types[]=favourite").await;
    assert!(known[0].get("fallback").is_none());
    let unknown = town.groups(&town.member, "?supported_types[]=mention").await;
    assert_eq!(unknown[0]["fallback"]["title"], "erin favourited your post");
    assert!(unknown[0]["fallback"]["summary"].is_string());
    let alone = town.get(&town.member, "/api/v1/notifications?supported_types[]=mention").await;
    assert_eq!(alone[0]["fallback"]["details"], "liked");
}

#[tokio::test]
async fn a_group_takes_in_half_a_day() {
    let town = Town::start().await;
    let view = town.server.publish(&town.member.account, "liked for long").await;
    for (name, hours) in [("carol", 0), ("dave", 11), ("erin", 2)] {
        let fan = town.person(name, Role::Member).await;
        town.server.pass(Duration::from_hours(hours));
        favourite(&town.server, &fan, view.status.id).await;
    }

    let groups = town.groups(&town.member, "").await;

    let counts: Vec<_> = groups.iter().map(|group| &group["notifications_count"]).collect();
    assert_eq!(counts, [1, 2]);
    assert_ne!(groups[0]["group_key"], groups[1]["group_key"]);
}

#[tokio::test]
async fn pages_of_groups_follow_each_other() {
    let town = Town::start().await;
    let first = town.server.publish(&town.member.account, "first").await.status.id;
    let fans = [town.person("carol", Role::Member).await, town.person("dave", Role::Member).await];
    favourite(&town.server, &fans[0], first).await;
    for text in ["@bob one", "@bob two", "@bob three"] {
        town.server.publish(&fans[0].account, text).await;
    }
    favourite(&town.server, &fans[1], first).await;

    let page = town.groups(&town.member, "?limit=2").await;
    assert_eq!(kinds(&json!(page)), ["favourite", "mention"]);
    assert_eq!(page[0]["page_min_id"], page[0]["page_max_id"], "one of it is on this page");
    assert_eq!(page[0]["notifications_count"], 2);

    let last = page[1]["page_min_id"].as_str().unwrap();
    let link = town.link(&town.member, "/api/v2/notifications?limit=2").await;
    assert!(link.contains(&format!("limit=2&max_id={last}>; rel=\"next\"")), "{link}");
    let second = town.groups(&town.member, &format!("?limit=2&max_id={last}")).await;
    assert_eq!(kinds(&json!(second)), ["mention", "mention"]);

    let above = second[1]["page_max_id"].as_str().unwrap();
    let back = town.groups(&town.member, &format!("?limit=2&min_id={above}")).await;
    assert_eq!(kinds(&json!(back)), ["mention", "mention"]);
    assert_eq!(back[1]["page_max_id"], second[0]["page_max_id"]);
    let newer = town.groups(&town.member, &format!("?since_id={last}")).await;
    assert_eq!(kinds(&json!(newer)), ["favourite"]);
    let only = town.groups(&town.member, "?types[]=favourite").await;
    assert_eq!(kinds(&json!(only)), ["favourite"]);
    assert!(town.link(&town.admin, "/api/v2/notifications").await.is_empty());
}

#[tokio::test]
async fn a_group_can_be_opened_counted_and_put_away_by_its_owner_only() {
    let town = Town::start().await;
    three_favourites(&town).await;
    let key = town.groups(&town.member, "").await[0]["group_key"].as_str().unwrap().to_owned();
    let path = format!("/api/v2/notifications/{key}");

    let one = town.get(&town.member, &path).await;
    assert_eq!(one["notification_groups"][0]["notifications_count"], 3);
    let people = town.get(&town.member, &format!("{path}/accounts?limit=2")).await;
    assert_eq!(people[0]["username"], "erin");
    assert_eq!(people.as_array().unwrap().len(), 2);
    assert!(town.link(&town.member, &format!("{path}/accounts?limit=2")).await.contains("max_id"));
    for path in [path.clone(), "/api/v2/notifications/ungrouped-1".to_owned()] {
        assert_eq!(town.code(&town.admin.token, Method::GET, &path, json!({})).await, 404);
    }
    let count = async |version: &str, query: &str| {
        let path = format!("/api/{version}/notifications/unread_count{query}");
        town.get(&town.member, &path).await["count"].as_i64().unwrap()
    };
    assert_eq!((count("v2", "").await, count("v1", "").await), (1, 3));
    assert_eq!(count("v1", "?exclude_types[]=favourite").await, 0);
    assert_eq!(count("v2", "?grouped_types[]=follow&limit=2").await, 2);

    town.post(&town.admin, &format!("{path}/dismiss"), json!({})).await;
    assert_eq!(count("v1", "").await, 3, "somebody else cannot");
    let reader = town.token(&town.member.account, "read").await;
    let dismiss = format!("{path}/dismiss");
    assert_eq!(town.code(&reader, Method::POST, &dismiss, json!({})).await, 403);
    assert_eq!(town.post(&town.member, &dismiss, json!({})).await, json!({}));
    assert_eq!(count("v1", "").await, 0);
}

#[tokio::test]
async fn follows_are_one_group_and_what_is_blocked_counts_no_more() {
    let town = Town::start().await;
    let fans = [town.person("carol", Role::Member).await, town.person("dave", Role::Member).await];
    for fan in &fans {
        follow(&town.server, &fan.account, &town.member.account).await;
    }
    let groups = town.groups(&town.member, "").await;
    assert_eq!((groups.len(), &groups[0]["notifications_count"]), (1, &json!(2)));
    assert!(groups[0].get("status_id").is_none());

    let suspended = fans[1].account.clone();
    town.act(&suspended, "suspend").await;

    let groups = town.groups(&town.member, "").await;
    assert_eq!(groups[0]["notifications_count"], 1);
    assert_eq!(groups[0]["sample_account_ids"], json!([fans[0].account.id()]));
}
