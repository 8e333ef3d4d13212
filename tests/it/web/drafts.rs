//! Polls, drafts and posts for later, in a browser without scripts.

use std::time::Duration;

use axum::http::StatusCode;
use tusklet::model::Role;
use tusklet::worker;

use super::{Browser, House};

async fn house() -> (House, Browser, Browser) {
    let house = House::with_mode("open");
    house.account("alice", Role::Member).await;
    house.account("bob", Role::Member).await;
    let (alice, bob) = (house.signed_in("alice").await, house.signed_in("bob").await);
    (house, alice, bob)
}

const POLL: [(&str, &str); 5] = [
    ("text", "What shall it be?"),
    ("poll_option_1", "tea"),
    ("poll_option_2", "coffee"),
    ("poll_option_3", " "),
    ("poll_lasts", "3600"),
];

#[tokio::test]
async fn a_poll_is_made_voted_in_and_shows_who_chose_what() {
    let (house, mut alice, mut bob) = house().await;
    let form = alice.get("/publish").await;
    let place = alice.submit(&form, "/publish", &POLL).await.place();
    let own = alice.open(&place).await;
    assert!(own.shows("0 people") && !own.shows("/vote\""), "{}", own.text());

    let page = bob.open(&place).await;
    let action = format!("{place}/vote");
    assert!(page.shows(&action) && page.shows("Results so far") && !page.shows("choice-2\""));
    let back = bob.submit(&page, &action, &[("choices", "1"), ("return", &place)]).await;
    assert_eq!(back.place(), place);
    let voted = bob.open(&place).await;
    assert!(voted.shows("1 person") && voted.shows("100 %") && !voted.shows("/vote\""));
    let again = bob.submit(&voted, &action, &[("choices", "0")]).await;
    assert_eq!(again.code, StatusCode::UNPROCESSABLE_ENTITY);

    house.app.clock.advance(Duration::from_hours(1));
    worker::turn(&house.app).await.unwrap();
    assert!(alice.open("/notifications").await.shows("made a poll that has ended"));
    let edit = alice.open(&format!("/publish?edit={}", place.rsplit('/').next().unwrap())).await;
    assert!(edit.shows(r#"value="coffee""#) && edit.shows("Ends as before"));
}

#[tokio::test]
async fn a_poll_that_cannot_be_comes_back_as_it_was_sent() {
    let (_house, mut alice, _bob) = house().await;
    let form = alice.get("/publish").await;
    let fields = [("text", "?"), ("poll_option_1", "only one"), ("poll_lasts", "3600")];

    let again = alice.submit(&form, "/publish", &fields).await;

    assert_eq!(again.code, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.shows("must have more than one option") && again.shows(r#"value="only one""#));
    assert!(again.shows(r#"<option value="3600" selected>"#));
}

#[tokio::test]
async fn a_draft_is_kept_found_opened_and_gone_when_it_is_out() {
    let (_house, mut alice, mut bob) = house().await;
    let form = alice.get("/publish").await;
    let mut fields = POLL.to_vec();
    fields.extend([("do", "keep"), ("content_warning", "thirst"), ("visibility", "private")]);
    assert_eq!(alice.submit(&form, "/publish", &fields).await.place(), "/drafts");

    let list = alice.open("/drafts").await;
    assert!(list.shows("What shall it be?") && list.shows("Your draft is kept."));
    let text = list.text();
    let open = text.split("href=\"").find(|part| part.starts_with("/publish?draft=")).unwrap();
    let open = open.split('"').next().unwrap();
    let id = open.rsplit('=').next().unwrap();
    bob.get(open).await.expect(404);
    let bobs = bob.get("/publish").await;
    bob.submit(&bobs, &format!("/drafts/{id}/delete"), &[]).await.expect(404);
    let stolen = [("text", "mine"), ("do", "keep"), ("draft", id)];
    bob.submit(&bobs, "/publish", &stolen).await.expect(422);

    let opened = alice.get(open).await;
    assert!(opened.shows("thirst") && opened.shows(r#"value="coffee""#));
    assert!(opened.shows(r#"<option value="private" selected>"#));
    let changed = [("text", "Never mind"), ("do", "keep"), ("draft", id)];
    assert_eq!(alice.submit(&opened, "/publish", &changed).await.place(), "/drafts");
    let list = alice.open("/drafts").await;
    assert!(list.shows("Never mind") && !list.shows("What shall it be?"));

    let out = [("text", "Never mind"), ("draft", id), ("key", "k1")];
    for _ in 0..2 {
        let place = alice.submit(&opened, "/publish", &out).await.place();
        assert!(place.starts_with("/@alice/"), "{place}");
    }
    assert!(alice.open("/drafts").await.shows("Nothing waits to be finished"));
    alice.get(open).await.expect(404);
}

#[tokio::test]
async fn an_empty_draft_is_none() {
    let (_house, mut alice, _bob) = house().await;
    let form = alice.get("/publish").await;
    alice.submit(&form, "/publish", &[("text", " "), ("do", "keep")]).await.expect(422);
    assert!(alice.open("/drafts").await.shows("Nothing waits to be finished"));
}

#[tokio::test]
async fn a_post_waits_is_moved_and_comes_out() {
    let (house, mut alice, mut bob) = house().await;
    let form = alice.get("/publish").await;
    let near = [("text", "later"), ("publish_at", "2025-11-23T06:10")];
    let refused = alice.submit(&form, "/publish", &near).await.expect(422);
    assert!(refused.shows("5 minutes in the future") && refused.shows("2025-11-23T06:10"));
    let later = [("text", "later"), ("publish_at", "2025-11-23T09:00"), ("key", "k1")];
    for _ in 0..2 {
        assert_eq!(alice.submit(&form, "/publish", &later).await.place(), "/scheduled");
    }

    let list = alice.open("/scheduled").await;
    assert_eq!(list.text().matches("action=\"/scheduled/").count(), 1);
    let text = list.text();
    let action = text.split("action=\"").find(|part| part.starts_with("/scheduled/")).unwrap();
    let action = action.split('"').next().unwrap();
    let id = action.rsplit('/').next().unwrap();
    let field = format!("publish_at_{id}");
    let bobs = bob.get("/publish").await;
    bob.submit(&bobs, action, &[(&field, "2025-11-23T08:00")]).await.expect(404);
    alice.submit(&list, action, &[(&field, "2025-11-23T06:09")]).await.expect(422);
    let moved = alice.submit(&list, action, &[(&field, "2025-11-23T08:00")]).await;
    assert_eq!(moved.place(), "/scheduled");
    assert!(alice.open("/scheduled").await.shows("23 Nov 2025, 08:00 UTC"));

    house.app.clock.advance(Duration::from_hours(2));
    worker::turn(&house.app).await.unwrap();
    assert!(alice.open("/scheduled").await.shows("No post waits"));
    assert!(alice.open("/@alice").await.shows("later"));
}
