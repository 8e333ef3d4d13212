//! Opening an account, changing a profile.

use tusklet::db;
use tusklet::model::account::{FieldSource, ProfileChange};
use tusklet::model::{Picture, Role, Visibility};
use tusklet::protocol::signature::{SigningKey, VerifyingKey};
use tusklet::service::account::{self, NewAccount};
use tusklet::service::password::Password;

use super::{House, refused_field};

fn wanting(name: &str, email: Option<&str>) -> NewAccount {
    let password = Password::Plain(super::PASSWORD.to_owned());
    NewAccount { email: email.map(str::to_owned), ..NewAccount::new(name, password, Role::Member) }
}

#[tokio::test]
async fn a_new_account_has_addresses_keys_and_a_login() {
    let house = House::with("[posting]\ndefault_visibility = \"unlisted\"");

    let alice = house.account("Alice", Role::Owner).await;

    let id = alice.id();
    assert_eq!(alice.account().uri, "https://tusklet.org/users/Alice");
    assert_eq!(alice.account().url, "https://tusklet.org/@Alice");
    let (endpoints, key, user) = house
        .app
        .db
        .read(move |tx| {
            let endpoints = db::account::endpoints(tx, id)?.unwrap();
            let key = db::key::of(tx, id)?.unwrap();
            Ok((endpoints, key, db::user::by_account(tx, id)?.unwrap()))
        })
        .await
        .unwrap();
    assert_eq!(endpoints.key_id, "https://tusklet.org/users/Alice#main-key");
    assert_eq!(endpoints.shared_inbox.unwrap(), "https://tusklet.org/inbox");
    let signature = SigningKey::from_pkcs8(&key.private).unwrap().sign(b"x").unwrap();
    assert!(VerifyingKey::from_pem(&endpoints.key).unwrap().verifies(b"x", &signature));
    assert_eq!((user.role, user.default_visibility), (Role::Owner, Visibility::Unlisted));
    assert!(user.may_sign_in());
}

#[tokio::test]
async fn names_and_addresses_are_taken_once_whatever_their_case() {
    let house = House::with("");
    account::create(&house.app, wanting("alice", Some("a@mail.example"))).await.unwrap();

    let app = &house.app;
    assert_eq!(refused_field(account::create(app, wanting("ALICE", None)).await), "username");
    let same_mail = account::create(app, wanting("bob", Some("A@Mail.example"))).await;
    assert_eq!(refused_field(same_mail), "email");
    assert_eq!(refused_field(account::create(app, wanting("admin", None)).await), "username");
    assert_eq!(refused_field(account::create(app, wanting("a b", None)).await), "username");
}

#[tokio::test]
async fn a_profile_is_composed_and_kept_as_typed() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    house.account("bob", Role::Member).await;
    let field = |name: &str, value: &str| FieldSource { name: name.into(), value: value.into() };
    let change = ProfileChange {
        display_name: Some(" Alice\nin  chains ".into()),
        note: Some("I know @bob and <b>".into()),
        fields: Some(vec![field("Web", "https://me.example"), field("", " ")]),
        bot: Some(true),
        locked: Some(true),
        avatar: Some(picture()),
        default_visibility: Some(Visibility::Followers),
        ..ProfileChange::default()
    };

    let after = account::update_profile(&house.app, &alice, change).await.unwrap();

    assert!(after.note.as_str().contains("https://tusklet.org/@bob"), "{}", after.note);
    assert!(after.note.as_str().contains("&lt;b&gt;"));
    assert_eq!(after.fields.len(), 1);
    assert!(after.fields[0].value.as_str().contains("rel=\"me "));
    assert!(after.kind.is_bot() && after.locked);
    let Some(Picture::Stored(file)) = after.avatar.clone() else { panic!("no avatar") };
    assert!(house.app.media.look(&file).await.is_ok());
    let id = alice.id();
    let (stored, source, user) = house
        .app
        .db
        .read(move |tx| {
            let stored = db::account::by_id(tx, id)?.unwrap();
            Ok((stored, db::account::source(tx, id)?, db::user::by_account(tx, id)?.unwrap()))
        })
        .await
        .unwrap();
    assert_eq!(stored, after);
    assert_eq!(source.note, "I know @bob and <b>");
    assert_eq!(user.default_visibility, Visibility::Followers);

    let again = ProfileChange { avatar: Some(picture()), ..ProfileChange::default() };
    let third = account::update_profile(&house.app, &alice, again).await.unwrap();
    assert_eq!(third.note, after.note, "what is not named stays");
    assert!(house.app.media.look(&file).await.is_err(), "the old picture is gone");
}

#[tokio::test]
async fn what_is_too_long_is_refused_by_its_field() {
    let house = House::with("");
    let alice = house.account("alice", Role::Owner).await;
    let nothing = ProfileChange::default;
    let field = || FieldSource { name: "x".into(), value: "y".repeat(256) };
    let short = || FieldSource { name: "x".into(), value: "y".into() };

    for (change, named) in [
        (ProfileChange { display_name: Some("é".repeat(31)), ..nothing() }, "display_name"),
        (ProfileChange { note: Some("x".repeat(501)), ..nothing() }, "note"),
        (ProfileChange { fields: Some(vec![field()]), ..nothing() }, "fields"),
        (ProfileChange { fields: Some(vec![short(); 5]), ..nothing() }, "fields"),
        (ProfileChange { avatar: Some(b"no picture".to_vec()), ..nothing() }, "avatar"),
    ] {
        let outcome = account::update_profile(&house.app, &alice, change).await;
        assert_eq!(refused_field(outcome), named);
    }
}

/// A picture of 8 × 8 pixels.
fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(vec![]);
    image::RgbImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
