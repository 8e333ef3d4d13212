//! Joining: closed, by invitation, on approval, open; and the site's own texts.

use std::time::Duration;

use tusklet::base::{Locale, Refusal};
use tusklet::db;
use tusklet::model::{Joining, NotificationKind, Page, Role, Site};
use tusklet::service::password::Password;
use tusklet::service::sign_up::{self, Application};
use tusklet::service::{account, session, site};

use super::{House, PASSWORD, client, refusal, refused_field};

fn application(name: &str) -> Application {
    Application {
        username: name.into(),
        email: None,
        password: Password::Plain(PASSWORD.into()),
        reason: String::new(),
        invite: None,
        visibility: None,
        locale: Locale::embedded("en"),
    }
}

fn house_of(mode: &str) -> House {
    House::with(&format!("mode = \"{mode}\""))
}

#[tokio::test]
async fn closed_servers_take_nobody() {
    for mode in ["single", "closed"] {
        let house = house_of(mode);
        let outcome = sign_up::sign_up(&house.app, application("bob"), &client()).await;
        assert!(matches!(refusal(outcome), Refusal::Forbidden(_)));
    }
}

#[tokio::test]
async fn an_invitation_lets_in_as_many_as_it_says() {
    let house = house_of("invite");
    let owner = house.account("owner", Role::Owner).await;
    let invite = site::invite(&house.app, &owner, Some(1), None).await.unwrap();
    let with =
        |name: &str, code: &str| Application { invite: Some(code.to_owned()), ..application(name) };

    let none = sign_up::sign_up(&house.app, application("bob"), &client()).await;
    assert_eq!(refused_field(none), "invite_code");
    let joined = sign_up::sign_up(&house.app, with("bob", &invite.code), &client()).await.unwrap();
    assert!(!joined.waits);
    let late = sign_up::sign_up(&house.app, with("carol", &invite.code), &client()).await;
    assert_eq!(refused_field(late), "invite_code");

    let short = Some(Duration::from_hours(1));
    let old = site::invite(&house.app, &owner, None, short).await.unwrap();
    house.app.clock.advance(Duration::from_hours(1));
    let late = sign_up::sign_up(&house.app, with("dave", &old.code), &client()).await;
    assert_eq!(refused_field(late), "invite_code");
    assert_eq!(site::invites(&house.app, &owner).await.unwrap().len(), 2);
    assert!(site::invites(&house.app, &joined.account).await.is_err());
    site::withdraw_invite(&house.app, &owner, old.id).await.unwrap();
}

#[tokio::test]
async fn who_needs_approval_waits_for_it() {
    let house = house_of("approval");
    let owner = house.account("owner", Role::Owner).await;
    let unreasoned = sign_up::sign_up(&house.app, application("bob"), &client()).await;
    assert_eq!(refused_field(unreasoned), "reason");
    let with_reason = |name| Application { reason: "I like it".into(), ..application(name) };
    let bob = sign_up::sign_up(&house.app, with_reason("bob"), &client()).await.unwrap();
    let eve = sign_up::sign_up(&house.app, with_reason("eve"), &client()).await.unwrap();
    assert!(bob.waits && eve.waits);

    let id = owner.id();
    let told = house
        .app
        .db
        .read(move |tx| {
            let wanted = db::notification::Wanted::default();
            Ok(db::notification::page(tx, id, &wanted, Page::newest(20))?)
        })
        .await
        .unwrap();
    assert!(told.iter().all(|told| told.kind == NotificationKind::SignUp));
    assert_eq!(told.len(), 2);
    let sign_in = |name| session::sign_in(&house.app, name, PASSWORD, client());
    assert!(matches!(refusal(sign_in("bob").await), Refusal::Forbidden(_)));

    assert!(account::approve(&house.app, &bob.account, bob.account.id()).await.is_err());
    account::approve(&house.app, &owner, bob.account.id()).await.unwrap();
    account::reject(&house.app, &owner, eve.account.id()).await.unwrap();
    assert!(account::reject(&house.app, &owner, bob.account.id()).await.is_err());

    assert!(sign_in("bob").await.is_ok());
    assert_eq!(refused_field(sign_in("eve").await), "password");
}

#[tokio::test]
async fn open_servers_take_everyone_but_not_all_at_once() {
    let house = house_of("open");
    for guest in 0..10 {
        let name = format!("guest{guest}");
        sign_up::sign_up(&house.app, application(&name), &client()).await.unwrap();
    }
    let more = sign_up::sign_up(&house.app, application("guest10"), &client()).await;
    assert_eq!(refusal(more), Refusal::TooMany);
}

#[tokio::test]
async fn who_may_join_is_written_into_the_settings_file() {
    let house = house_of("closed");
    let owner = house.account("owner", Role::Owner).await;
    let member = house.account("bob", Role::Member).await;
    let before = site::read(&house.app).await.unwrap();
    assert_eq!((before.title.as_str(), before.joining), ("tusklet.org", Joining::Closed));
    assert_eq!(before.contact, Some(owner.id()));
    let wanted = Site {
        title: " Our  place ".into(),
        description: "A town.".into(),
        joining: Joining::Open,
        ..before
    };

    assert!(site::save(&house.app, &member, wanted.clone()).await.is_err());
    site::save(&house.app, &owner, wanted).await.unwrap();

    let after = site::read(&house.app).await.unwrap();
    assert_eq!((after.title.as_str(), after.joining), ("Our place", Joining::Open));
    assert_eq!(house.config().instance.mode.as_str(), "open");
    let rules = vec![("Be kind".into(), String::new()), (" ".into(), String::new())];
    site::set_rules(&house.app, &owner, rules).await.unwrap();
    assert_eq!(site::rules(&house.app).await.unwrap().len(), 1);
}
