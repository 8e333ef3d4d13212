//! What came while somebody was away.

use std::time::Duration;

use tusklet::model::{Draft, FollowTerms, Role};
use tusklet::service;

use super::House;

#[tokio::test]
async fn what_came_is_listed_by_kind_author_and_weight_and_ends() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    let eve = house.account("eve", Role::Member).await;
    for who in [&bob, &eve] {
        service::follow::follow(&house.app, &me, who.id(), FollowTerms::default()).await.unwrap();
    }
    let say = async |who, text: &str| {
        service::status::publish(&house.app, who, Draft::of(text)).await.unwrap().status.id
    };
    say(&bob, "long ago").await;
    house.app.clock.advance(Duration::from_hours(20));
    let first = say(&bob, "a short one").await;
    say(&bob, "a much longer one, with many more words than the other").await;
    let last = say(&eve, "words of eve").await;
    service::status::favourite(&house.app, &me, first).await.unwrap();
    let warned = Draft { content_warning: "spiders".to_owned(), ..Draft::of("Eight legs") };
    service::status::publish(&house.app, &eve, warned).await.unwrap();
    let mut ada = house.signed_in("ada").await;

    let page = ada.get("/catch-up").await.expect(200);
    assert!(!page.shows("long ago") && page.shows("That is all: 4 posts."), "{}", page.text());
    assert!(page.shows("spiders") && !page.shows("Eight legs"));
    assert!(ada.get("/catch-up?hours=24").await.shows("long ago"));

    let place = |page: &super::browser::Page, text: &str| page.text().find(text).unwrap();
    let longest = ada.get("/catch-up?order=length").await;
    assert!(place(&longest, "a much longer one") < place(&longest, "a short one"));
    let best = ada.get("/catch-up?order=favourites").await;
    assert!(place(&best, "a short one") < place(&best, "a much longer one"));
    let of_eve = ada.get(&format!("/catch-up?by={}", eve.id())).await;
    assert!(of_eve.shows("words of eve") && !of_eve.shows("a short one"));
    assert!(ada.get("/catch-up?kind=boost").await.shows("Nothing of that kind"));

    let newest = page.hidden("to");
    assert!(newest.parse::<i64>().unwrap() > last.0);
    assert_eq!(ada.submit(&page, "/catch-up/read", &[("to", &newest)]).await.place(), "/home");
    ada.get("/catch-up?hours=x&kind=y&order=z&by=me").await.expect(200);
}
