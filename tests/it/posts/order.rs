//! Deeds that arrive in another order than they were done end as they were meant.

use tusklet::base::{AccountId, StatusId};
use tusklet::model::{LocalAccount, RemoteBoost, Visibility};
use tusklet::service::follow::{Named, receive_request, receive_undo};
use tusklet::service::status::{
    Withdrawn, accept_boost, accept_favourite, accept_unboost, accept_unfavourite,
};

use crate::support::TestServer;

/// Done by somebody of a peer, for the first or the second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Do(u32),
    Undo(u32),
}

use Deed::{Do, Undo};

/// Every order of the deeds.
fn orders(deeds: &[Deed]) -> Vec<Vec<Deed>> {
    if deeds.is_empty() {
        return vec![vec![]];
    }
    let mut all = vec![];
    for place in 0..deeds.len() {
        let mut rest = deeds.to_vec();
        let first = rest.remove(place);
        all.extend(orders(&rest).into_iter().map(|order| [vec![first], order].concat()));
    }
    all
}

/// What is done, and whether it stands at the end. A delivery that was not confirmed comes again.
fn stories() -> Vec<(Vec<Deed>, bool)> {
    let mut stories = vec![(vec![Do(1), Undo(1), Do(1)], false)];
    for (deeds, stands) in [
        (vec![Do(1), Undo(1)], false),
        (vec![Do(1), Undo(1), Do(2)], true),
        (vec![Do(1), Undo(1), Do(2), Undo(2)], false),
    ] {
        stories.extend(orders(&deeds).into_iter().map(|order| (order, stands)));
    }
    stories
}

fn uri(kind: &str, story: usize, number: u32) -> String {
    format!("https://peer.example/{kind}/{}", 1_177_016_000 + story * 10 + number as usize)
}

/// A server with somebody of ours, and somebody of a peer.
async fn pair() -> (TestServer, LocalAccount, AccountId) {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    (server, alice, zoe)
}

#[tokio::test]
async fn favourites_end_as_they_were_meant() {
    let (server, alice, zoe) = pair().await;
    for (story, (deeds, stands)) in stories().into_iter().enumerate() {
        let id = server.publish(&alice, "nice").await.status.id;
        for deed in &deeds {
            match deed {
                Do(number) => {
                    let like = uri("likes", story, *number);
                    accept_favourite(&server.app, zoe, id, like).await.unwrap();
                }
                Undo(number) => {
                    let undone = Some(uri("likes", story, *number));
                    let undone = Withdrawn { uri: undone, emoji: Some(String::new()) };
                    accept_unfavourite(&server.app, zoe, id, undone).await.unwrap();
                }
            }
        }
        let count = server.status(id).await.unwrap().favourites_count;
        assert_eq!(count, u64::from(stands), "{deeds:?}");
    }
}

#[tokio::test]
async fn boosts_end_as_they_were_meant() {
    let (server, alice, zoe) = pair().await;
    for (story, (deeds, stands)) in stories().into_iter().enumerate() {
        let id = server.publish(&alice, "worth it").await.status.id;
        for deed in &deeds {
            match deed {
                Do(number) => {
                    // One that was taken back before it came is refused.
                    let boost = announced(&server, zoe, id, uri("announces", story, *number));
                    let _ = accept_boost(&server.app, boost).await;
                }
                Undo(number) => {
                    let undone = Some(uri("announces", story, *number));
                    accept_unboost(&server.app, zoe, undone, Some(id)).await.unwrap();
                }
            }
        }
        let count = server.status(id).await.unwrap().boosts_count;
        assert_eq!(count, u64::from(stands), "{deeds:?}");
    }
}

fn announced(
    server: &TestServer,
    author: AccountId,
    boosted: StatusId,
    uri: String,
) -> RemoteBoost {
    let created_at = server.app.clock.now();
    RemoteBoost { author, uri, boosted, visibility: Visibility::Public, created_at }
}

#[tokio::test]
async fn follows_end_as_they_were_meant() {
    let (server, alice, zoe) = pair().await;
    let locked = server.locked_account("lotte").await;
    for (story, (deeds, stands)) in stories().into_iter().enumerate() {
        for (name, target) in [("alice", &alice), ("lotte", &locked)] {
            follow_as(&server, zoe, target, (name, story, &deeds)).await;
        }
        assert_eq!(server.follows(zoe, alice.id()).await, stands, "{deeds:?}");
        assert_eq!(server.asks(zoe, locked.id()).await, stands, "{deeds:?}");
        for target in [&alice, &locked] {
            receive_undo(&server.app, zoe, Named::Other(target.id())).await.unwrap();
        }
    }
}

async fn follow_as(
    server: &TestServer,
    zoe: AccountId,
    target: &LocalAccount,
    (name, story, deeds): (&str, usize, &[Deed]),
) {
    for deed in deeds {
        match deed {
            Do(number) => {
                let follow = uri(name, story, *number);
                receive_request(&server.app, zoe, target, follow).await.unwrap();
            }
            Undo(number) => {
                let undone = Named::Both { uri: uri(name, story, *number), other: target.id() };
                receive_undo(&server.app, zoe, undone).await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn nobody_buries_what_is_on_another_server() {
    let (server, alice, zoe) = pair().await;
    let theirs = "https://other.example/users/yan/statuses/117701687239901184";
    let id = server.publish(&alice, "nice").await.status.id;

    let undone = Withdrawn { uri: Some(theirs.to_owned()), emoji: Some(String::new()) };
    accept_unfavourite(&server.app, zoe, id, undone).await.unwrap();
    let undone = Named::Both { uri: theirs.to_owned(), other: alice.id() };
    receive_undo(&server.app, zoe, undone).await.unwrap();

    let buried = server.app.db.read(move |tx| Ok(tusklet::db::tombstone::exists(tx, theirs)?));
    assert!(!buried.await.unwrap());
}
