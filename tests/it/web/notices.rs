//! What one is told, in groups; who is kept back; conversations.

use tusklet::model::{Draft, LocalAccount, Role, Visibility};
use tusklet::service;

use super::House;

impl House {
    async fn writes(&self, who: &LocalAccount, visibility: Visibility, text: &str) {
        let draft = Draft { visibility, ..Draft::of(text) };
        service::status::publish(&self.app, who, draft).await.unwrap();
    }
}

#[tokio::test]
async fn many_favourites_are_one_row_and_mentions_have_a_page_of_their_own() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let post = service::status::publish(&house.app, &ada, Draft::of("Liked")).await.unwrap();
    for name in ["bea", "cid", "dan"] {
        let fan = house.account(name, Role::Member).await;
        service::status::favourite(&house.app, &fan, post.status.id).await.unwrap();
        house.writes(&fan, Visibility::Public, "@ada I like it").await;
    }
    let mut ada = house.signed_in("ada").await;

    assert!(ada.get("/home").await.shows("class=\"dot\""));
    let all = ada.get("/notifications").await.expect(200);
    assert_eq!(all.text().matches("favourited your post").count(), 1);
    assert!(all.shows("2 others") && all.shows("I like it"));
    assert!(!ada.get("/home").await.shows("class=\"dot\""));
    let mentions = ada.get("/notifications/mentions").await.expect(200);
    assert!(mentions.shows("I like it") && !mentions.shows("favourited"));
}

#[tokio::test]
async fn strangers_are_kept_back_let_through_and_talked_with_by_forms() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let bea = house.account("bea", Role::Member).await;
    let cid = house.account("cid", Role::Member).await;
    let mut ada = house.signed_in("ada").await;
    let settings = ada.get("/settings/notifications").await.expect(200);
    let fields = [("not_following", "filter"), ("not_followers", "accept")];
    let saved = ada.submit(&settings, "/settings/notifications", &fields).await;
    assert_eq!(saved.place(), "/settings/notifications");
    let wrong = [("not_following", "perhaps")];
    ada.submit(&settings, "/settings/notifications", &wrong).await.expect(422);

    house.writes(&bea, Visibility::Direct, "@ada a whisper").await;
    house.writes(&cid, Visibility::Public, "@ada a shout").await;

    assert!(!ada.get("/notifications").await.shows("a shout"));
    assert!(ada.get("/settings/notifications").await.shows("2 people wait"));
    let page = ada.get("/notifications/requests").await.expect(200);
    assert!(page.shows("a whisper") && page.shows("a shout"));
    let actions: Vec<String> = page
        .text()
        .split("formaction=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|action| action.starts_with("/notifications/requests/"))
        .map(ToOwned::to_owned)
        .collect();
    // The newest is first, each with its two answers.
    let [_, throw_away, let_through, _] = actions.as_slice() else { panic!("{actions:?}") };
    ada.submit(&page, throw_away, &[]).await;
    ada.submit(&page, let_through, &[]).await;
    ada.submit(&page, let_through, &[]).await.expect(404);
    assert!(ada.get("/notifications").await.shows("a whisper"));
    assert!(ada.get("/notifications/requests").await.shows("Nobody waits"));

    let list = ada.get("/conversations").await.expect(200);
    assert!(list.shows("a whisper") && list.shows("Mark as read"));
    let text = list.text();
    let start = text.find("/conversations/").unwrap();
    let path = text[start..].split("/read").next().unwrap().to_owned();
    ada.submit(&list, &format!("{path}/read"), &[]).await;
    assert!(!ada.get("/conversations").await.shows("Mark as read"));
    ada.submit(&list, &format!("{path}/explode"), &[]).await.expect(404);
    ada.submit(&list, &format!("{path}/delete"), &[]).await;
    assert!(!ada.get("/conversations").await.shows("a whisper"));
}
