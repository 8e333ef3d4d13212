//! What became of what we sent, host by host.

use std::time::Duration;

use tusklet::db;
use tusklet::model::Visibility;
use tusklet::model::told::Fate;

use super::home::Home;
use super::peer::FakePeer;

#[tokio::test]
async fn one_can_ask_what_became_of_a_post_server_by_server() {
    let home = Home::start().await;
    let peers =
        [FakePeer::start(&home).await, FakePeer::start(&home).await, FakePeer::start(&home).await];
    let alice = home.account("alice").await;
    for peer in &peers {
        let bob = peer.person("bob");
        let follow = peer.activity("Follow", &bob, "follow", alice.account().uri.as_str());
        peer.bring(&home, &follow).await;
    }
    let [_, refusing, away] = &peers;
    refusing.fail(Some(403));
    away.fail(Some(503));

    let uri = home.publish(&alice, Visibility::Public, "hello").await.status.uri;
    home.settle().await;

    let of = |peer: &FakePeer| {
        let (uri, host) = (uri.clone(), peer.host().to_owned());
        let home = &home;
        async move {
            let all = home.read(move |tx| db::told::of(tx, &uri)).await;
            all.into_iter().find(|told| told.host == host).unwrap().fate
        }
    };
    assert!(matches!(of(&peers[0]).await, Fate::Delivered { .. }));
    assert!(matches!(of(refusing).await, Fate::Refused { why, .. } if why.contains("403")));
    assert!(matches!(of(away).await, Fate::Waiting { attempts: 1, why: Some(_), .. }));

    away.fail(None);
    home.pass(Duration::from_hours(1)).await;
    assert!(matches!(of(away).await, Fate::Delivered { .. }));

    // What came and was left out can be asked, too; all of it for a week.
    let note = peers[0].note(&peers[0].person("mallory"), 1, "to nobody");
    let lost = note["id"].as_str().unwrap().to_owned();
    let create = peers[0].activity("Create", &peers[0].actor("mallory"), "c", note.clone());
    peers[0].bring(&home, &create).await;
    let known = async || {
        let (ours, lost) = (uri.clone(), lost.clone());
        let told = home.read(move |tx| db::told::of(tx, &ours)).await;
        let dropped = home.read(move |tx| db::dropped::about(tx, &lost, 9)).await;
        (told.len(), dropped.len())
    };
    for (days, expected) in [(6, (3, 1)), (2, (0, 0))] {
        home.app.clock.advance(Duration::from_hours(24 * days));
        tusklet::service::clean_up::run(&home.app).await;
        assert_eq!(known().await, expected, "{days} days on");
    }
}
