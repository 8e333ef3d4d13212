//! What a page costs: as many statements for forty entries as for five.

use serde_json::{Value, json};
use tusklet::base::StatusId;
use tusklet::model::{Draft, FilterChange, FilterContext, KeywordChange, LocalAccount, Visibility};
use tusklet::service::{filter, status};

use crate::support::TestServer;

use super::client::Client;

/// Statements that a longer page may cost more, all in all.
const MORE: u64 = 2;

/// Somebody with fifty of everything, of ten people, mixed so that each five hold every kind.
async fn world() -> (TestServer, Client, LocalAccount, StatusId) {
    let server = TestServer::start();
    let app = &server.app;
    let reader = server.account("reader").await;
    let root = server.publish(&reader, "the root").await.status.id;
    let mut authors = vec![];
    for number in 0..10 {
        let author = server.account(&format!("author{number}")).await;
        server.follow(&reader, author.id()).await;
        authors.push(author);
    }
    for number in 0..50 {
        let author = &authors[number * 7 % 10];
        let booster = &authors[(number * 7 + 1) % 10];
        let text = format!("@reader number {number} is a whale #sea #n{number}");
        let answer = Draft { in_reply_to: Some(root), ..Draft::of(&text) };
        let view = server.publish(author, &text).await;
        let reply = server.publish_draft(author, answer).await;
        status::boost(app, booster, view.status.id, None).await.unwrap();
        for id in [view.status.id, reply.status.id] {
            status::favourite(app, &reader, id).await.unwrap();
            status::bookmark(app, &reader, id).await.unwrap();
        }
        status::favourite(app, author, root).await.unwrap();
        let letter = Draft { visibility: Visibility::Direct, ..Draft::of("@reader psst") };
        server.publish_draft(author, letter).await;
    }
    let wish = FilterChange {
        title: Some("Whales".to_owned()),
        contexts: Some(vec![FilterContext::Home]),
        keywords: vec![KeywordChange::Add { keyword: "whale".to_owned(), whole_word: true }],
        ..FilterChange::default()
    };
    filter::create(app, &reader, wish).await.unwrap();
    let client = Client::of(app, &reader, "read write follow").await;
    (server, client, reader, root)
}

/// How many statements an answer costs, and how many entries it has.
async fn cost(server: &TestServer, client: &Client, path: &str) -> (u64, usize) {
    let before = server.app.db.statements();
    let answer = client.get(path).await.expect(200);
    let cost = server.app.db.statements() - before;
    let list = match &answer {
        Value::Array(list) => list,
        other => ["statuses", "descendants", "notification_groups"]
            .iter()
            .find_map(|name| other[name].as_array())
            .unwrap_or_else(|| panic!("no list in {other}")),
    };
    (cost, list.len())
}

#[tokio::test]
async fn a_long_page_costs_no_more_statements_than_a_short_one() {
    let (server, client, reader, _) = world().await;
    let author = client.get("/api/v1/accounts/lookup?acct=author0").await.expect(200);
    let list = client.post("/api/v1/lists", &json!({ "title": "x" })).await.json;
    let list = list["id"].as_str().unwrap_or("none").to_owned();
    let people =
        client.get(&format!("/api/v1/accounts/{}/following", reader.id())).await.expect(200);
    let people: Vec<&Value> = people.as_array().unwrap().iter().map(|one| &one["id"]).collect();
    client.post(&format!("/api/v1/lists/{list}/accounts"), &json!({ "account_ids": people })).await;
    let profile = format!("/api/v1/accounts/{}/statuses", author["id"].as_str().unwrap());
    let listed = format!("/api/v1/timelines/list/{list}");
    // Beside each place, the fewest entries that make the long page long.
    let places = [
        ("/api/v1/timelines/home", 40),
        ("/api/v1/timelines/public", 40),
        ("/api/v1/timelines/public?local=true", 40),
        ("/api/v1/timelines/tag/sea", 40),
        (profile.as_str(), 15),
        (listed.as_str(), 40),
        ("/api/v1/notifications", 40),
        ("/api/v2/notifications", 40),
        ("/api/v1/conversations", 40),
        ("/api/v1/favourites", 40),
        ("/api/v1/bookmarks", 40),
        ("/api/v2/search?q=whale&type=statuses", 40),
    ];
    let mut wrong = vec![];
    for (place, fewest) in places {
        let with =
            |limit| format!("{place}{}limit={limit}", if place.contains('?') { '&' } else { '?' });
        // Not every place is built.
        if client.get(&with(5)).await.code == 404 {
            continue;
        }
        let (short, _) = cost(&server, &client, &with(5)).await;
        let (long, entries) = cost(&server, &client, &with(40)).await;
        if entries < fewest || long > short + MORE {
            wrong.push(format!("{place}: {short} for 5, {long} for {entries}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_long_thread_costs_no_more_statements_than_a_short_one() {
    let (server, client, reader, root) = world().await;
    let short_root = server.publish(&reader, "another root").await.status.id;
    for number in 0..5 {
        let answer =
            Draft { in_reply_to: Some(short_root), ..Draft::of(format!("{number} whale #sea")) };
        server.publish_draft(&reader, answer).await;
    }
    let (short, five) =
        cost(&server, &client, &format!("/api/v1/statuses/{short_root}/context")).await;
    let (long, fifty) = cost(&server, &client, &format!("/api/v1/statuses/{root}/context")).await;
    assert_eq!((five, fifty), (5, 50));
    assert!(long <= short + MORE, "{short} for five, {long} for fifty");
}
