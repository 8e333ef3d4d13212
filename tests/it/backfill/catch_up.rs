//! After a long time off, what was missed is asked for.

use std::time::Duration;

use serde_json::json;
use tusklet::model::{Job, NotificationKind};
use tusklet::service::catch_up;

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

use super::{ago, create, follow, met, old_note, outbox, posts, times};

#[tokio::test]
async fn whoever_was_off_for_long_gets_what_was_written_meanwhile() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let before = create(&old_note(&home, &peer, &bob, 1, 3));
    let id = met(&home, &bob).await;
    follow(&home, &alice, id).await;
    catch_up::begin(&home.app).await.unwrap();
    home.settle().await;

    home.app.clock.advance(Duration::from_hours(5));
    let mut missed = old_note(&home, &peer, &bob, 2, 0);
    missed["published"] = json!(ago(&home, Duration::from_hours(2)).rfc3339());
    missed["tag"] = json!([{ "type": "Mention", "href": alice.account().uri, "name": "@alice" }]);
    outbox(&peer, &bob, &[create(&missed), before], 20);
    let home = home.killed_and_started_again();
    home.settle().await;
    home.pass(Duration::from_secs(2)).await;

    let shown = posts(&home, id).await;
    assert_eq!(shown.len(), 1, "what is older is not asked for: {shown:?}");
    assert!(shown[0].contains("words 2"));
    let told = home.read(move |tx| {
        tusklet::db::notification::unread(
            tx,
            alice.id(),
            &tusklet::db::notification::Wanted::default(),
            10,
        )
    });
    assert_eq!(told.await, 1, "who was mentioned hears of it: {:?}", NotificationKind::Mention);
}

#[tokio::test]
async fn a_short_time_off_is_none() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let id = met(&home, &peer.person("bob")).await;
    follow(&home, &alice, id).await;
    catch_up::begin(&home.app).await.unwrap();
    home.settle().await;
    let asked = times(&peer, "/users/bob/outbox");

    home.pass(Duration::from_mins(59)).await;
    home.pass(Duration::from_mins(5)).await;
    assert_eq!(times(&peer, "/users/bob/outbox"), asked);
    let waiting = home.read(move |tx| tusklet::db::job::is_waiting(tx, &Job::Beat)).await;
    assert!(waiting, "the heart goes on");
}

#[tokio::test]
async fn those_with_most_followers_are_asked_first_and_one_after_the_other() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let (alice, carol) = (home.account("alice").await, home.account("carol").await);
    let (few, many) =
        (met(&home, &peer.person("few")).await, met(&home, &peer.person("many")).await);
    follow(&home, &alice, few).await;
    for who in [&alice, &carol] {
        follow(&home, who, many).await;
    }
    catch_up::begin(&home.app).await.unwrap();
    home.settle().await;
    let outboxes = || -> Vec<String> {
        peer.asked().into_iter().filter(|path| path.ends_with("/outbox")).collect()
    };
    let before = outboxes().len();

    home.pass(Duration::from_hours(3)).await;
    assert_eq!(outboxes()[before..], ["/users/many/outbox"]);
    home.pass(Duration::from_secs(2)).await;
    assert_eq!(outboxes()[before..], ["/users/many/outbox", "/users/few/outbox"]);
}
