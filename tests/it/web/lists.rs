//! Lists, hashtags, conversations and servers, with forms alone.

use tusklet::model::Role;
use tusklet::service;

use super::House;

#[tokio::test]
async fn a_list_is_made_filled_read_and_deleted() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    let mut ada = house.signed_in("ada").await;
    let overview = ada.get("/lists").await.expect(200);
    ada.submit(&overview, "/lists", &[("title", " ")]).await.expect(422);

    let edit = ada.submit(&overview, "/lists", &[("title", "Tea & cake")]).await.place();
    let path = edit.strip_suffix("/edit").unwrap().to_owned();
    let form = ada.get(&edit).await.expect(200);
    let handle = [("handle", "@bob")];
    let members = format!("{path}/members");
    let refused = ada.submit(&form, &members, &handle).await.expect(422);
    assert!(refused.shows("nobody whom you follow"));
    let terms = tusklet::model::FollowTerms::default();
    service::follow::follow(&house.app, &me, bob.id(), terms).await.unwrap();
    assert_eq!(ada.submit(&form, &members, &handle).await.place(), edit);
    let fields = [("title", "Tea"), ("replies_policy", "none"), ("exclusive", "1")];
    ada.submit(&form, &path, &fields).await.place();
    let page = ada.get(&edit).await.expect(200);
    assert!(page.shows("@bob") && page.shows("value=\"none\" checked"));
    let draft = tusklet::model::Draft::of("a cup");
    service::status::publish(&house.app, &bob, draft).await.unwrap();
    assert!(ada.get(&path).await.expect(200).shows("a cup"));
    assert!(!ada.get("/home").await.expect(200).shows("a cup"));

    let for_bob = format!("/lists?account={}", bob.id());
    let placed = ada.get(&for_bob).await.expect(200);
    let back = [("return", for_bob.as_str())];
    let remove = format!("{path}/remove/{}", bob.id());
    assert_eq!(ada.submit(&placed, &remove, &back).await.place(), for_bob);
    assert!(ada.get("/home").await.expect(200).shows("a cup"));
    assert_eq!(ada.submit(&form, &format!("{path}/delete"), &[]).await.place(), "/lists");
    ada.get(&path).await.expect(404);
    house.signed_in("bob").await.get(&edit).await.expect(404);
}

#[tokio::test]
async fn a_hashtag_is_followed_and_a_conversation_muted() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let draft = tusklet::model::Draft::of("some #tea");
    let view = service::status::publish(&house.app, &me, draft).await.unwrap();
    assert!(!house.browser().get("/tags/tea").await.expect(200).shows("<button"));

    let page = ada.get("/tags/tea").await.expect(200);
    let back = [("return", "/tags/tea")];
    assert_eq!(ada.submit(&page, "/tags/tea/follow", &back).await.place(), "/tags/tea");
    assert!(ada.get("/tags/tea").await.shows("/tags/tea/unfollow"));
    let followed = ada.get("/followed_tags").await.expect(200);
    assert!(followed.shows("#tea"));
    assert!(ada.get("/@ada/tagged/Tea").await.expect(200).shows("some "));
    assert!(!ada.get("/@ada/tagged/cake").await.expect(200).shows("some "));
    ada.submit(&followed, "/tags/tea/unfollow", &[]).await.place();
    assert!(!ada.get("/followed_tags").await.expect(200).shows("/tags/tea/unfollow"));

    let path = format!("/@ada/{}", view.status.id);
    let menu = ada.get(&format!("{path}/menu")).await.expect(200);
    ada.submit(&menu, &format!("{path}/mute"), &[]).await.place();
    let menu = ada.get(&format!("{path}/menu")).await.expect(200);
    assert!(menu.shows("Unmute this conversation"));
    ada.submit(&menu, &format!("{path}/unmute"), &[]).await.place();
    assert!(ada.get(&format!("{path}/menu")).await.shows("Mute this conversation"));
}
