//! The second factor of a login.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::model::{LocalAccount, Role};
use tusklet::protocol::totp;
use tusklet::service::account;
use tusklet::service::second_factor::{self, Standing};
use tusklet::service::session::{self, SignedIn};

use super::{House, PASSWORD, client, refusal, refused_field};

const STEP: Duration = Duration::from_secs(30);

/// What the app on the phone shows now.
async fn code(house: &House, who: &LocalAccount) -> String {
    let id = who.id();
    let factor = house.app.db.read(move |tx| Ok(db::second_factor::of(tx, id)?)).await.unwrap();
    totp::code_at(&factor.unwrap().secret, house.app.clock.now())
}

async fn turned_on() -> (House, LocalAccount, Vec<String>) {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    second_factor::begin(&house.app, &alice).await.unwrap();
    let code = code(&house, &alice).await;
    let codes = second_factor::confirm(&house.app, &alice, PASSWORD, &code).await.unwrap();
    (house, alice, codes)
}

/// Shows the password; answers the ticket.
async fn half(house: &House) -> String {
    match session::sign_in(&house.app, "alice", PASSWORD, client()).await.unwrap() {
        SignedIn::Half(ticket) => ticket,
        SignedIn::In(..) => panic!("the password alone was enough"),
    }
}

#[tokio::test]
async fn it_is_asked_for_once_a_code_was_tried() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let app = &house.app;
    let sign_in = || session::sign_in(app, "alice", PASSWORD, client());
    assert_eq!(second_factor::standing(app, &alice).await.unwrap(), Standing::Off);

    second_factor::begin(app, &alice).await.unwrap();
    let Standing::Begun(begun) = second_factor::standing(app, &alice).await.unwrap() else {
        panic!("nothing was begun")
    };
    assert!(begun.uri.starts_with("otpauth://totp/tusklet%2Eorg:alice?secret="));
    assert!(begun.uri.contains(&begun.secret.replace(' ', "")));
    assert!(matches!(sign_in().await.unwrap(), SignedIn::In(..)));

    let good = code(&house, &alice).await;
    let confirm = |password, code| second_factor::confirm(app, &alice, password, code);
    assert_eq!(refused_field(confirm("wrong", good.as_str()).await), "password");
    assert_eq!(refused_field(confirm(PASSWORD, "000 00").await), "code");
    assert_eq!(confirm(PASSWORD, &good).await.unwrap().len(), 8);
    let standing = second_factor::standing(app, &alice).await.unwrap();
    assert_eq!(standing, Standing::On { recovery_codes: 8 });
    assert!(matches!(sign_in().await.unwrap(), SignedIn::Half(_)));

    // What is on cannot be begun anew, only turned off.
    second_factor::begin(app, &alice).await.unwrap();
    assert!(matches!(sign_in().await.unwrap(), SignedIn::Half(_)));
    assert_eq!(refused_field(second_factor::turn_off(app, &alice, "wrong").await), "password");
    second_factor::turn_off(app, &alice, PASSWORD).await.unwrap();
    assert!(matches!(sign_in().await.unwrap(), SignedIn::In(..)));
}

#[tokio::test]
async fn a_code_leads_in_once() {
    let (house, alice, _) = turned_on().await;
    let finish =
        async |ticket: &str, code: &str| session::finish(&house.app, ticket, code, client()).await;
    let used = code(&house, &alice).await;
    let ticket = half(&house).await;
    assert_eq!(refused_field(finish(&ticket, &used).await), "code");

    house.app.clock.advance(STEP);
    let fresh = code(&house, &alice).await;
    let (_, token) = finish(&ticket, &fresh).await.unwrap();

    assert!(session::by_cookie(&house.app, &token).await.unwrap().is_some());
    assert!(matches!(refusal(finish(&ticket, &fresh).await), Refusal::Forbidden(_)));
    assert_eq!(refused_field(finish(&half(&house).await, &fresh).await), "code");
}

#[tokio::test]
async fn a_recovery_code_stands_for_the_phone_once() {
    let (house, _, codes) = turned_on().await;
    let finish =
        async |code: &str| session::finish(&house.app, &half(&house).await, code, client()).await;
    assert!(finish(&codes[0].to_uppercase()).await.is_ok());
    assert_eq!(refused_field(finish(&codes[0]).await), "code");
}

#[tokio::test]
async fn tickets_end_and_guessing_is_stopped() {
    let (house, alice, _) = turned_on().await;
    let finish =
        async |ticket: &str, code: &str| session::finish(&house.app, ticket, code, client()).await;
    let (late, old_password) = (half(&house).await, half(&house).await);

    assert!(matches!(refusal(finish("made up", "123456").await), Refusal::Forbidden(_)));
    account::reset_password(&house.app, &alice, "another password").await.unwrap();
    assert!(matches!(refusal(finish(&old_password, "123456").await), Refusal::Forbidden(_)));
    account::reset_password(&house.app, &alice, PASSWORD).await.unwrap();
    let ticket = half(&house).await;
    for _ in 0..10 {
        assert_eq!(refused_field(finish(&ticket, "123456").await), "code");
    }
    house.app.clock.advance(STEP);
    let good = code(&house, &alice).await;
    assert_eq!(refusal(finish(&ticket, &good).await), Refusal::TooMany);
    house.app.clock.advance(Duration::from_mins(10));
    assert!(matches!(refusal(finish(&late, "123456").await), Refusal::Forbidden(_)));
}
