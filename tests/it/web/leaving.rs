//! Shutting out and letting in again, ending sessions, and the end of an account.

use tusklet::model::{Draft, Role};
use tusklet::service;
use tusklet::worker;

use super::House;
use super::browser::PASSWORD;

#[tokio::test]
async fn who_is_shut_out_is_let_in_again_many_at_once() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await.id();
    let eve = house.account("eve", Role::Member).await.id();
    let mut ada = house.signed_in("ada").await;
    for other in [bob, eve] {
        service::block::block(&house.app, &me, other).await.unwrap();
        service::mute::mute(&house.app, &me, other, true, None).await.unwrap();
    }

    for (path, left) in [("/blocks", "You block nobody"), ("/mutes", "You mute nobody")] {
        let list = ada.get(path).await.expect(200);
        assert!(list.shows("@bob") && list.shows("@eve"), "{path}");
        let (bob, eve) = (bob.to_string(), eve.to_string());
        let ticked = [("undo", bob.as_str()), ("undo", eve.as_str())];
        assert_eq!(ada.submit(&list, path, &ticked).await.place(), path);
        assert!(ada.get(path).await.shows(left), "{path}");
        ada.submit(&list, path, &[("undo", "somebody")]).await.expect(404);
    }
    let list = ada.get("/domain_blocks").await.expect(200);
    for domain in ["bad.example", "worse.example"] {
        ada.submit(&list, "/domain_blocks", &[("domain", domain)]).await.place();
    }
    let again = ada.submit(&list, "/domain_blocks", &[("domain", "tusklet.org")]).await.expect(422);
    assert!(again.shows("value=\"tusklet.org\""), "{}", again.text());
    let ticked = [("undo", "bad.example"), ("undo", "worse.example")];
    ada.submit(&list, "/domain_blocks", &ticked).await.place();
    assert!(ada.get("/domain_blocks").await.shows("You block no server"));
    house.browser().get("/blocks").await.place();
}

#[tokio::test]
async fn an_account_is_deleted_by_its_owner_and_its_name_stays_taken() {
    let house = House::with_mode("open");
    house.account("ada", Role::Owner).await;
    let me = house.account("bob", Role::Member).await;
    let view = service::status::publish(&house.app, &me, Draft::of("some words")).await.unwrap();
    let (mut ada, mut bob) = (house.signed_in("ada").await, house.signed_in("bob").await);
    let mut phone = house.signed_in("bob").await;

    let page = bob.get("/settings/account").await.expect(200);
    assert!(page.shows("/settings/sessions/end_others") && page.shows("/settings/delete"));
    bob.submit(&page, "/settings/sessions/end_others", &[]).await.place();
    phone.get("/settings/account").await.place();
    let form = bob.get("/settings/delete").await.expect(200);
    assert!(form.shows("@bob@tusklet.org"));
    let right = ("current_password", PASSWORD);
    for fields in [vec![right], vec![("current_password", "wrong"), ("sure", "1")]] {
        bob.submit(&form, "/settings/delete", &fields).await.expect(422);
    }
    let fields = [right, ("sure", "1")];
    assert_eq!(bob.submit(&form, "/settings/delete", &fields).await.place(), "/auth/sign_in");
    assert!(bob.get("/auth/sign_in").await.shows("Farewell"));
    worker::turn(&house.app).await.unwrap();

    let mut stranger = house.browser();
    let path = format!("/@bob/{}", view.status.id);
    assert!(stranger.get(&path).await.code.is_client_error());
    assert!(!stranger.get("/@bob").await.shows("some words"));
    assert!(bob.get("/home").await.place().starts_with("/auth/sign_in"));
    let form = stranger.get("/auth/sign_up").await.expect(200);
    let fields = [("username", "bob"), ("password", "another password")];
    let again = stranger.submit(&form, "/auth/sign_up", &fields).await;
    assert_eq!(again.code.as_u16(), 422, "{}", again.text());

    let form = ada.get("/settings/delete").await.expect(200);
    let kept = ada.submit(&form, "/settings/delete", &[right, ("sure", "1")]).await.expect(422);
    assert!(kept.shows("only owner"), "{}", kept.text());
}
