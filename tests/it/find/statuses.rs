//! Who finds which statuses, by which words.

use tusklet::model::account::ProfileChange;
use tusklet::model::search::Query;
use tusklet::model::{Draft, LocalAccount, Role, Visibility};
use tusklet::service::find::{self, Search};
use tusklet::service::{account, status};
use tusklet::worker;

use crate::people::House;

async fn found(house: &House, viewer: &LocalAccount, typed: &str) -> Vec<String> {
    let query = Query::parse(typed);
    let search = Search { query, author: None, max_id: None, min_id: None, limit: 20, offset: 0 };
    let views = find::statuses(&house.app, viewer, search).await.unwrap();
    let text = |html: &str| html.replace("<p>", "").replace("</p>", "");
    views.iter().map(|view| text(view.status.html.as_str())).collect()
}

async fn say(house: &House, who: &LocalAccount, text: &str) -> tusklet::base::StatusId {
    house.app.clock.advance(std::time::Duration::from_secs(1));
    status::publish(&house.app, who, Draft::of(text)).await.unwrap().status.id
}

async fn indexable(house: &House, who: &LocalAccount, yes: bool) {
    let change = ProfileChange { indexable: Some(yes), ..Default::default() };
    account::update_profile(&house.app, who, change).await.unwrap();
}

#[tokio::test]
async fn ones_own_words_are_found_at_once_in_any_order_and_case() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    say(&house, &alice, "Käse und Brot").await;
    say(&house, &alice, "日本語の投稿").await;

    assert_eq!(found(&house, &alice, "brot KASE").await, ["Käse und Brot"]);
    assert_eq!(found(&house, &alice, "\"und brot\"").await, ["Käse und Brot"]);
    assert_eq!(found(&house, &alice, "\"brot und\"").await, [""; 0]);
    assert_eq!(found(&house, &alice, "本語").await, ["日本語の投稿"]);
    assert_eq!(found(&house, &alice, "käse -brot").await, [""; 0]);
    assert_eq!(found(&house, &alice, "").await, [""; 0]);
    assert_eq!(found(&house, &alice, "from:me").await.len(), 2);
}

#[tokio::test]
async fn others_find_only_those_who_want_to_be_found() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    indexable(&house, &alice, false).await;
    let soup = say(&house, &alice, "soup for one").await;
    assert_eq!(found(&house, &bob, "soup").await, [""; 0]);

    indexable(&house, &alice, true).await;
    assert_eq!(found(&house, &bob, "soup").await, ["soup for one"]);
    assert_eq!(found(&house, &bob, "soup from:alice in:public").await, ["soup for one"]);
    assert_eq!(found(&house, &bob, "soup in:library").await, [""; 0]);

    indexable(&house, &alice, false).await;
    assert_eq!(found(&house, &bob, "soup").await, [""; 0]);
    status::favourite(&house.app, &bob, soup).await.unwrap();
    assert_eq!(found(&house, &bob, "soup").await, ["soup for one"]);
    status::unfavourite(&house.app, &bob, soup).await.unwrap();
    assert_eq!(found(&house, &bob, "soup").await, [""; 0]);
}

#[tokio::test]
async fn what_is_not_for_all_is_found_by_whom_it_is_for() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    let (bob, carol) =
        (house.account("bob", Role::Member).await, house.account("carol", Role::Member).await);
    indexable(&house, &alice, true).await;
    let draft = |text: &str, visibility| Draft { visibility, ..Draft::of(text) };
    for (text, visibility) in [
        ("secret for nobody", Visibility::OnlyMe),
        ("secret for followers", Visibility::Followers),
        ("secret not listed", Visibility::Unlisted),
        ("secret of the house", Visibility::Local),
    ] {
        status::publish(&house.app, &alice, draft(text, visibility)).await.unwrap();
    }
    let direct = draft("@bob secret to tell", Visibility::Direct);
    status::publish(&house.app, &alice, direct).await.unwrap();

    assert_eq!(found(&house, &alice, "secret").await.len(), 5);
    assert_eq!(found(&house, &carol, "secret").await, ["secret of the house"]);
    assert_eq!(found(&house, &bob, "secret").await.len(), 2);
    assert_eq!(found(&house, &bob, "secret in:library").await.len(), 1);
}

#[tokio::test]
async fn what_was_edited_or_deleted_is_found_as_it_is_now() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    let id = say(&house, &alice, "first words").await;
    assert_eq!(found(&house, &alice, "first").await.len(), 1);

    status::edit(&house.app, &alice, id, Draft::of("second thoughts")).await.unwrap();
    assert_eq!(found(&house, &alice, "first").await, [""; 0]);
    assert_eq!(found(&house, &alice, "thoughts").await.len(), 1);

    status::delete(&house.app, &alice, id).await.unwrap();
    assert_eq!(found(&house, &alice, "thoughts").await, [""; 0]);
}

#[tokio::test]
async fn operators_narrow_what_is_found() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    let first = say(&house, &alice, "look https://a.example/page").await;
    let warned = Draft { content_warning: "spiders".to_owned(), ..Draft::of("look at this") };
    status::publish(&house.app, &alice, warned).await.unwrap();
    let answer = Draft { in_reply_to: Some(first), ..Draft::of("look again") };
    status::publish(&house.app, &alice, answer).await.unwrap();

    assert_eq!(found(&house, &alice, "look").await.len(), 3);
    assert_eq!(found(&house, &alice, "look has:link").await.len(), 1);
    assert_eq!(found(&house, &alice, "spiders is:sensitive").await, ["look at this"]);
    assert_eq!(found(&house, &alice, "look before:2025-11-23").await, [""; 0]);
    assert_eq!(found(&house, &alice, "look after:2025-11-22").await.len(), 3);
    assert_eq!(found(&house, &alice, "look during:2025-11").await.len(), 3);
    assert_eq!(found(&house, &alice, "look from:nobody").await, [""; 0]);
}

#[tokio::test]
async fn the_worker_keeps_the_index_when_nobody_searches() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    say(&house, &alice, "one").await;
    say(&house, &alice, "two").await;
    let waiting = || async {
        house.app.db.read(|tx| Ok(tusklet::db::index::waiting(tx, 10)?.len())).await.unwrap()
    };
    assert_eq!(waiting().await, 2);

    house.app.clock.advance(std::time::Duration::from_secs(10));
    worker::turn(&house.app).await.unwrap();

    assert_eq!(waiting().await, 0);
    assert_eq!(found(&house, &alice, "two").await, ["two"]);
}
