//! Each audience, out and in: who gets it, and who does not.

use serde_json::json;
use tusklet::model::Visibility::{self, Direct, Followers, Local, OnlyMe, Public, Unlisted};
use tusklet::protocol::activitypub::PUBLIC;

use super::home::Home;
use super::peer::FakePeer;

#[tokio::test]
async fn what_we_write_goes_where_it_belongs_and_nowhere_else() {
    let home = Home::start().await;
    let alice = home.account("alice").await;
    let (follower, mentioned) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let stranger = FakePeer::start(&home).await;
    let bob = follower.person("bob");
    let carol = mentioned.person("carol");
    tusklet::remote::account(&home.app, &carol).await.unwrap();
    stranger.person("dora");
    let follow = follower.activity("Follow", &bob, "f/1", json!(alice.account().uri));
    follower.bring(&home, &follow).await;
    follower.took("Accept");

    let to_carol = format!("hello @carol@{}", mentioned.host());
    let cases: [(Visibility, usize, usize); 6] = [
        (Public, 1, 1),
        (Unlisted, 1, 1),
        (Followers, 1, 1),
        (Direct, 0, 1),
        (Local, 0, 0),
        (OnlyMe, 0, 0),
    ];
    for (visibility, to_follower, to_mentioned) in cases {
        let status = home.publish(&alice, visibility, &to_carol).await.status;
        home.settle().await;
        let (at_bob, at_carol) = (follower.took("Create"), mentioned.took("Create"));
        assert_eq!((at_bob.len(), at_carol.len()), (to_follower, to_mentioned), "{visibility:?}");
        for create in at_bob.iter().chain(&at_carol) {
            assert_eq!(create["object"]["id"], status.uri);
            assert_eq!(create["to"], create["object"]["to"]);
            let addressed = format!("{}{}", create["to"], create["cc"]);
            assert_eq!(addressed.contains(PUBLIC), visibility.is_open(), "{visibility:?}");
        }
    }
    assert!(stranger.received().is_empty());
    assert_eq!(home.waiting().await, 0);
}

#[tokio::test]
async fn the_audience_of_what_arrives_is_kept() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let (us, followers) = (alice.account().uri.clone(), format!("{bob}/followers"));
    let cases = [
        (vec![PUBLIC], vec![followers.as_str(), us.as_str()], Public),
        (vec![followers.as_str()], vec!["as:Public", us.as_str()], Unlisted),
        (vec![followers.as_str(), us.as_str()], vec![], Followers),
        (vec![us.as_str()], vec![], Direct),
    ];
    for (number, (to, cc, visibility)) in (1..).zip(cases) {
        let mut note = peer.note(&bob, number, "hello");
        (note["to"], note["cc"]) = (json!(to), json!(cc));
        let create = peer.activity("Create", &bob, &format!("c/{number}"), note.clone());

        peer.bring(&home, &create).await;

        let stored = home.status(note["id"].as_str().unwrap()).await.unwrap();
        assert_eq!(stored.visibility, visibility);
    }
}
