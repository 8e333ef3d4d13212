//! Collections: made, filled, found, left.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use tusklet::model::Role;
use tusklet::service;

use crate::moderation::{Person, Town, ids};

const COLLECTIONS: &str = "/api/v1/collections";

async fn made(town: &Town, who: &Person, name: &str, people: &[&Person]) -> Value {
    let accounts: Vec<String> = people.iter().map(|who| who.account.id().to_string()).collect();
    let sent = json!({ "name": name, "account_ids": accounts });
    town.post(who, COLLECTIONS, sent).await["collection"].clone()
}

fn path(collection: &Value) -> String {
    format!("{COLLECTIONS}/{}", collection["id"].as_str().unwrap())
}

fn item(collection: &Value) -> String {
    format!("{}/items/{}", path(collection), collection["items"][0]["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_collection_is_made_changed_shown_and_deleted() {
    let town = Town::start().await;
    let sent = json!({
        "name": " Good\npeople ", "description": "worth it", "language": "en", "sensitive": "true",
        "discoverable": true, "tag_name": "#Friends",
        "account_ids": [town.admin.account.id().to_string()],
    });
    let made = town.post(&town.member, COLLECTIONS, sent).await["collection"].clone();
    assert_eq!(made["name"], "Good people");
    assert_eq!(made["account_id"], town.member.account.id().to_string());
    assert_eq!(made["tag"]["name"], "Friends");
    assert_eq!(made["tag"]["url"], "https://home.example/tags/friends");
    assert_eq!((&made["local"], &made["sensitive"]), (&json!(true), &json!(true)));
    assert_eq!((&made["item_count"], &made["items"][0]["state"]), (&json!(1), &json!("accepted")));

    let (code, shown) = town.ask("", Method::GET, &path(&made), None).await;
    assert_eq!(code, StatusCode::OK);
    assert_eq!(shown["collection"], made);
    let people = [town.member.account.id().to_string(), town.admin.account.id().to_string()];
    assert_eq!(ids(&shown["accounts"]), people);

    let change = json!({ "description": "", "tag_name": "", "language": "" });
    let changed = town.put(&town.member, &path(&made), change).await["collection"].clone();
    assert_eq!((&changed["name"], &changed["description"]), (&made["name"], &json!("")));
    assert_eq!((&changed["tag"], &changed["language"]), (&json!(null), &json!(null)));

    town.delete(&town.member, &path(&made)).await;
    assert_eq!(town.code("", Method::GET, &path(&made), json!({})).await, 404);
}

#[tokio::test]
async fn only_its_owner_changes_it_and_with_the_right_scope() {
    let town = Town::start().await;
    let made = made(&town, &town.member, "mine", &[&town.admin]).await;
    let narrow = town.token(&town.member.account, "read write:accounts").await;
    let admin = &town.admin.token;
    let account = json!({ "account_id": town.moderator.account.id().to_string() });
    for (method, path, body) in [
        (Method::PATCH, path(&made), json!({ "name": "theirs" })),
        (Method::DELETE, path(&made), json!({})),
        (Method::POST, format!("{}/items", path(&made)), account),
        (Method::DELETE, item(&made), json!({})),
    ] {
        assert_eq!(town.code(admin, method.clone(), &path, body.clone()).await, 403, "{path}");
        assert_eq!(town.code(&narrow, method.clone(), &path, body.clone()).await, 403, "{path}");
        assert_eq!(town.code("", method, &path, body).await, 401, "{path}");
    }
}

#[tokio::test]
async fn nobody_is_collected_who_does_not_want_to_be_found() {
    let town = Town::start().await;
    let shy = town.person("shy", Role::Member).await;
    town.put(&shy, "/api/v1/profile", json!({ "discoverable": false })).await;
    let stranger = town.server.stranger("bob@peer.example").await;
    let blocker = town.person("blocker", Role::Member).await;
    let app = &town.server.app;
    service::block::block(app, &blocker.account, town.member.account.id()).await.unwrap();
    let made = made(&town, &town.member, "mine", &[]).await;
    let items = format!("{}/items", path(&made));

    for who in [shy.account.id(), stranger, blocker.account.id()] {
        let sent = json!({ "account_id": who.to_string() });
        assert_eq!(town.code(&town.member.token, Method::POST, &items, sent).await, 403);
        let sent = json!({ "name": "x", "account_ids": [who.to_string()] });
        assert_eq!(town.code(&town.member.token, Method::POST, COLLECTIONS, sent).await, 403);
    }
    let sent = json!({ "account_id": town.admin.account.id().to_string() });
    let added = town.post(&town.member, &items, sent.clone()).await;
    assert_eq!(added["collection_item"]["state"], "accepted");
    assert_eq!(town.code(&town.member.token, Method::POST, &items, sent).await, 422);
    let approval = town.get(&town.member, &format!("/api/v1/accounts/{stranger}")).await;
    assert_eq!(approval["feature_approval"]["current_user"], "missing");
}

#[tokio::test]
async fn who_leaves_a_collection_stays_out_of_it() {
    let town = Town::start().await;
    let made = made(&town, &town.member, "mine", &[&town.admin]).await;
    let revoke = format!("{}/revoke", item(&made));
    assert_eq!(town.code(&town.moderator.token, Method::POST, &revoke, json!({})).await, 403);
    let within = format!("/api/v1/accounts/{}/in_collections", town.admin.account.id());
    assert_eq!(ids(&town.get(&town.admin, &within).await["collections"]).len(), 1);
    assert_eq!(town.code(&town.member.token, Method::GET, &within, json!({})).await, 403);

    town.post(&town.admin, &revoke, json!({})).await;

    let shown = town.get(&town.member, &path(&made)).await;
    assert_eq!(shown["collection"]["items"], json!([]));
    let again = json!({ "account_id": town.admin.account.id().to_string() });
    let items = format!("{}/items", path(&made));
    assert_eq!(town.code(&town.member.token, Method::POST, &items, again).await, 403);
    assert_eq!(town.get(&town.admin, &within).await["collections"], json!([]));
    assert_eq!(town.code(&town.admin.token, Method::POST, &revoke, json!({})).await, 404);
}

#[tokio::test]
async fn who_blocks_leaves_and_is_left_and_neither_sees_the_others() {
    let town = Town::start().await;
    let (alice, bob) = (&town.admin, &town.member);
    let hers = made(&town, alice, "hers", &[bob]).await;
    let his = made(&town, bob, "his", &[alice, &town.moderator]).await;
    let both = made(&town, &town.moderator, "both", &[alice, bob]).await;

    service::block::block(&town.server.app, &alice.account, bob.account.id()).await.unwrap();

    assert_eq!(town.code(&bob.token, Method::GET, &path(&hers), json!({})).await, 404);
    assert_eq!(town.code(&alice.token, Method::GET, &path(&his), json!({})).await, 404);
    let seen = town.get(&town.moderator, &path(&his)).await;
    assert_eq!(seen["collection"]["item_count"], json!(1));
    let seen = town.get(bob, &path(&both)).await;
    assert_eq!(seen["collection"]["item_count"], json!(1), "the one who blocks is not shown");
    assert_eq!(town.get(&town.moderator, &path(&both)).await["collection"]["item_count"], json!(2));
}

#[tokio::test]
async fn hidden_collections_are_found_only_by_their_address() {
    let town = Town::start().await;
    let hidden = json!({ "name": "Hidden gems", "discoverable": false });
    let hidden = town.post(&town.member, COLLECTIONS, hidden).await["collection"].clone();
    let shown = json!({ "name": "Shown gems", "tag_name": "rubies" });
    let shown = town.post(&town.member, COLLECTIONS, shown).await["collection"].clone();
    let list = format!("/api/v1/accounts/{}/collections", town.member.account.id());

    let for_others = town.get(&town.admin, &list).await;
    assert_eq!(ids(&for_others["collections"]), [shown["id"].as_str().unwrap()]);
    assert_eq!(ids(&town.get(&town.member, &list).await["collections"]).len(), 2);
    let one = town.get(&town.member, &format!("{list}?limit=1&offset=1")).await;
    assert_eq!(ids(&one["collections"]), [hidden["id"].as_str().unwrap()]);
    assert_eq!(town.code(&town.admin.token, Method::GET, &path(&hidden), json!({})).await, 200);
    for words in ["gems", "Rubies", "%23rubies"] {
        let found = town.get(&town.admin, &format!("/api/v2/search?q={words}")).await;
        assert_eq!(ids(&found["collections"]), [shown["id"].as_str().unwrap()], "{words}");
    }
    let only = town.get(&town.admin, "/api/v2/search?q=gems&type=collections").await;
    assert_eq!((ids(&only["collections"]).len(), &only["accounts"]), (1, &json!([])));
    let other = town.get(&town.admin, "/api/v2/search?q=gems&type=accounts").await;
    assert_eq!(other["collections"], json!([]));
}

#[tokio::test]
async fn there_is_an_end_to_collections_and_to_what_they_say() {
    let town = Town::start().await;
    let token = &town.member.token;
    for bad in [
        json!({}),
        json!({ "name": "x".repeat(41) }),
        json!({ "name": "x", "description": "x".repeat(101) }),
        json!({ "name": "x", "language": "klingon!" }),
        json!({ "name": "x", "tag_name": "two words" }),
    ] {
        let code = town.code(token, Method::POST, COLLECTIONS, bad.clone()).await;
        assert_eq!(code, 422, "{bad}");
    }
    for number in 0..10 {
        made(&town, &town.member, &format!("c{number}"), &[]).await;
    }
    assert_eq!(town.code(token, Method::POST, COLLECTIONS, json!({ "name": "c10" })).await, 422);
}

#[tokio::test]
async fn a_report_shows_collections_of_who_is_reported() {
    let town = Town::start().await;
    let (theirs, mine) = (
        made(&town, &town.moderator, "theirs", &[]).await,
        made(&town, &town.member, "mine", &[]).await,
    );
    let report = json!({
        "account_id": town.moderator.account.id().to_string(),
        "collection_ids": [theirs["id"], mine["id"], "7"],
    });
    let filed = town.post(&town.member, "/api/v1/reports", report).await;
    assert_eq!(filed["collection_ids"], json!([theirs["id"]]));
}

#[tokio::test]
async fn who_is_put_into_a_collection_is_told_and_told_again_when_it_changes() {
    let town = Town::start().await;
    let told = "/api/v1/notifications?types[]=added_to_collection&types[]=collection_update";
    let made = made(&town, &town.member, "birds", &[&town.admin]).await;
    let list = town.get(&town.admin, told).await;
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    assert_eq!(list[0]["type"], "added_to_collection");
    assert_eq!(list[0]["account"]["id"], town.member.account.id().to_string());
    assert_eq!(list[0]["collection"], made);

    // What stays as it was is no news; of two changes the last is told.
    for name in ["birds", "owls", "more owls"] {
        town.put(&town.member, &path(&made), json!({ "name": name })).await;
    }
    let list = town.get(&town.admin, told).await;
    assert_eq!(list.as_array().map(Vec::len), Some(2), "{list}");
    assert_eq!(list[0]["type"], "collection_update");
    assert_eq!(list[0]["collection"]["name"], "more owls");

    town.delete(&town.member, &path(&made)).await;
    assert_eq!(town.get(&town.admin, told).await, json!([]));
}

#[tokio::test]
async fn a_status_that_links_to_a_collection_shows_it_to_who_may_see_it() {
    let town = Town::start().await;
    let made = made(&town, &town.member, "birds", &[&town.admin]).await;
    let url = made["url"].as_str().unwrap();
    let words = format!("look: {url} and https://elsewhere.example/collections/{}", made["id"]);
    let sent = json!({ "status": words });
    let posted = town.post(&town.admin, "/api/v1/statuses", sent).await;
    assert_eq!(posted["tagged_collections"], json!([made]));
    let plain = json!({ "status": "https://elsewhere.example/collections/1" });
    let plain = town.post(&town.admin, "/api/v1/statuses", plain).await;
    assert_eq!(plain["tagged_collections"], json!([]));

    let found = format!("/api/v2/search?resolve=true&q={url}");
    assert_eq!(town.get(&town.admin, &found).await["collections"], json!([made]));

    let block = format!("/api/v1/accounts/{}/block", town.member.account.id());
    town.post(&town.admin, &block, json!({})).await;
    let path = format!("/api/v1/statuses/{}", posted["id"].as_str().unwrap());
    assert_eq!(town.get(&town.admin, &path).await["tagged_collections"], json!([]));
}
