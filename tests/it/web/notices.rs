//! What one is told, in groups; who is kept back; conversations.

use tusklet::model::{CanReply, Draft, LocalAccount, Role, Visibility};
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

#[tokio::test]
async fn replies_that_wait_are_let_in_refused_and_put_out_by_forms() {
    let house = House::with_mode("closed");
    let (owner, bea) =
        (house.account("ada", Role::Owner).await, house.account("bea", Role::Member).await);
    let (mut ada, mut cid) = (house.signed_in("ada").await, {
        house.account("cid", Role::Member).await;
        house.signed_in("cid").await
    });
    let form = ada.get("/publish").await.expect(200);
    assert!(form.shows("value=\"followers_or_ask\"") && form.shows("value=\"ask\""));
    let draft = Draft { can_reply: Some(CanReply::Ask), ..Draft::of("Well?") };
    let post = service::status::publish(&house.app, &owner, draft).await.unwrap().status;
    let say = async |text: &str| {
        let draft = Draft { in_reply_to: Some(post.id), ..Draft::of(text) };
        service::status::publish(&house.app, &bea, draft).await.unwrap().status
    };
    let (yes, no) = (say("A good word").await, say("A bad word").await);
    let thread = format!("/@ada/{}", post.id);

    let told = ada.get("/notifications").await.expect(200);
    assert!(told.shows("wants to reply to your post") && told.shows("/reply_requests"));
    assert!(!cid.get(&thread).await.expect(200).shows("word"));
    let page = ada.get("/reply_requests").await.expect(200);
    assert!(page.shows("A good word") && page.shows("A bad word"));
    assert!(page.shows("Only you see it until you let it in"));
    let act = |id: tusklet::base::StatusId, verb: &str| format!("/reply_requests/{id}/{verb}");
    let form = cid.get("/publish").await;
    cid.submit(&form, &act(yes.id, "let_in"), &[]).await.expect(404);
    assert_eq!(ada.submit(&page, &act(yes.id, "let_in"), &[]).await.place(), "/reply_requests");
    assert_eq!(ada.submit(&page, &act(no.id, "turn_down"), &[]).await.place(), "/reply_requests");
    assert!(ada.get("/reply_requests").await.shows("No reply waits for you"));
    let seen = cid.get(&thread).await.expect(200);
    assert!(seen.shows("A good word") && !seen.shows("A bad word"));

    let menu = ada.get(&format!("/@bea/{}/menu", yes.id)).await.expect(200);
    let verb = format!("/@bea/{}/put_out", yes.id);
    assert!(menu.shows(&verb));
    assert!(!cid.get(&format!("/@bea/{}/menu", yes.id)).await.shows("put_out"));
    ada.submit(&menu, &verb, &[]).await.place();
    assert!(!cid.get(&thread).await.shows("A good word"));
    assert!(cid.get("/@bea/with_replies").await.shows("A good word"), "it is still hers");
}
