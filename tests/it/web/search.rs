//! The page that looks for people, hashtags and posts.

use std::time::Duration;

use tusklet::model::{Draft, Role};
use tusklet::service::status;

use super::House;

#[tokio::test]
async fn posts_are_found_on_the_page_by_their_words_and_the_older_by_a_link() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;
    for number in 1..=25 {
        house.app.clock.advance(Duration::from_secs(1));
        let draft = Draft::of(format!("Lighthouse number {number}, kept with care"));
        status::publish(&house.app, &me, draft).await.unwrap();
    }
    let mut ada = house.signed_in("ada").await;
    let search = "/search?q=lighthouse+-nowhere&type=statuses";

    let first = ada.get(search).await.expect(200);
    assert!(first.shows("number 25,") && first.shows("number 6,") && !first.shows("number 5,"));
    let text = first.text();
    let start = text.find("max_id=").expect("a link to older posts");
    let older: String = text[start..].chars().take_while(|one| *one != '"').collect();
    let second = ada.get(&format!("{search}&{older}")).await.expect(200);
    assert!(second.shows("number 5,") && second.shows("number 1,") && !second.shows("number 6,"));
    assert!(!second.text().contains("rel=\"next\""));

    assert!(ada.get("/search?q=lighthouse+from:me").await.shows("number 25,"));
    assert!(!ada.get("/search?q=lighthouse&type=accounts").await.shows("number 25,"));
    let mut bob = house.signed_in("bob").await;
    assert!(bob.get("/search?q=lighthouse").await.shows("Nothing was found"));
}

#[tokio::test]
async fn a_search_becomes_a_column_of_the_first_deck() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let page = ada.get("/search?q=semaphore").await.expect(200);

    let fields = [("kind", "search"), ("q", "semaphore")];
    let place = ada.submit(&page, "/deck/add", &fields).await.place();

    assert!(place.starts_with("/deck#c"), "{place}");
    assert!(ada.get("/deck").await.shows("semaphore"));
}
