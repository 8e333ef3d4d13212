//! Signing in and out.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::model::Role;
use tusklet::service::session::SignedIn;
use tusklet::service::{account, session};

use super::{House, PASSWORD, client, refusal, refused_field};

#[tokio::test]
async fn name_handle_and_mail_all_lead_in() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    account::set_email(&house.app, &alice, Some("me@mail.example")).await.unwrap();

    for who in ["alice", " Alice ", "@alice@tusklet.org", "alice@Tusklet.org", "ME@mail.example"] {
        let signed_in = session::sign_in(&house.app, who, PASSWORD, client()).await.unwrap();
        let SignedIn::In(session, token) = signed_in else { panic!("no second factor is on") };
        let signed = session::by_cookie(&house.app, &token).await.unwrap().unwrap();
        assert_eq!((signed.session.id, signed.account.id()), (session.id, alice.id()), "{who}");
    }
    for (who, password) in
        [("alice", "wrong"), ("nobody", PASSWORD), ("alice@else.example", PASSWORD)]
    {
        let outcome = session::sign_in(&house.app, who, password, client()).await;
        assert_eq!(refused_field(outcome), "password", "{who}");
    }
    assert!(session::by_cookie(&house.app, "made up").await.unwrap().is_none());
}

#[tokio::test]
async fn guessing_is_stopped_for_a_while() {
    let house = House::with("");
    house.account("alice", Role::Member).await;
    for _ in 0..10 {
        refused_field(session::sign_in(&house.app, "alice", "guess", client()).await);
    }

    let sign_in = || session::sign_in(&house.app, "alice", PASSWORD, client());
    assert_eq!(refusal(sign_in().await), Refusal::TooMany);
    house.app.clock.advance(Duration::from_mins(5));
    assert!(sign_in().await.is_ok());
}

#[tokio::test]
async fn a_session_ends_when_it_is_told_to_or_forgotten() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (first, first_token) = session::start(&house.app, &alice, client()).await.unwrap();
    let (second, second_token) = session::start(&house.app, &alice, client()).await.unwrap();
    let is_good =
        async |token: &str| session::by_cookie(&house.app, token).await.unwrap().is_some();

    session::end(&house.app, &alice, first.id).await.unwrap();
    assert!(!is_good(&first_token).await && is_good(&second_token).await);

    // Used after 80 days, it lives another 90.
    for _ in 0..2 {
        house.app.clock.advance(Duration::from_hours(24 * 80));
        assert!(is_good(&second_token).await);
    }
    house.app.clock.advance(Duration::from_hours(24 * 90));
    assert!(!is_good(&second_token).await);
    assert!(session::end(&house.app, &alice, first.id).await.is_err());
    session::end_others(&house.app, &alice, second.id).await.unwrap();
}

#[tokio::test]
async fn a_recovery_code_opens_the_door_once() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (_, token) = session::start(&house.app, &alice, client()).await.unwrap();
    let codes = account::new_recovery_codes(&house.app, &alice).await.unwrap();
    assert_eq!(codes.len(), 8);
    let recover = async |code: &str| {
        session::recover(&house.app, "alice", code, "a new password", &client()).await
    };

    assert_eq!(refused_field(recover("aaaaa-bbbbb-ccccc").await), "code");
    recover(&codes[3].to_uppercase()).await.unwrap();

    assert!(session::by_cookie(&house.app, &token).await.unwrap().is_none());
    assert!(session::sign_in(&house.app, "alice", "a new password", client()).await.is_ok());
    assert_eq!(refused_field(recover(&codes[3]).await), "code");
    let id = alice.id();
    let left = house.app.db.read(move |tx| Ok(db::user::recovery_codes_left(tx, id)?)).await;
    assert_eq!(left.unwrap(), 7);
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_signs_others_out() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (keep, kept) = session::start(&house.app, &alice, client()).await.unwrap();
    let (_, other) = session::start(&house.app, &alice, client()).await.unwrap();

    let wrong = account::set_password(&house.app, &alice, ("wrong", "long enough"), None).await;
    assert_eq!(refused_field(wrong), "old_password");
    let change = (PASSWORD, "long enough");
    account::set_password(&house.app, &alice, change, Some(keep.id)).await.unwrap();

    assert!(session::by_cookie(&house.app, &kept).await.unwrap().is_some());
    assert!(session::by_cookie(&house.app, &other).await.unwrap().is_none());
}
