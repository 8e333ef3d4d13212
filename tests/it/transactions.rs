//! What a transaction leaves behind, and what it must not, also when many share one commit.

use std::sync::Arc;

use futures_util::future::join_all;
use tusklet::base::{AccountId, Refusal, Result, StatusId};
use tusklet::db;
use tusklet::model::{Event, Job};

use crate::support::TestServer;

fn event(number: i64) -> Event {
    Event::AccessEnded { account: AccountId(number) }
}

fn number_of(event: &Event) -> i64 {
    match event {
        Event::AccessEnded { account } => account.0,
        other => panic!("{other:?}"),
    }
}

/// A write that leaves a row, a job and an event, and then ends as it is told to.
async fn write(server: &TestServer, number: i64, end: fn(i64) -> Result<()>) -> Result<()> {
    let now = server.app.clock.now();
    server
        .app
        .db
        .write(move |tx| {
            db::tombstone::insert(tx, &number.to_string(), now)?;
            tx.emit(event(number));
            tx.enqueue(&Job::AnnounceStatus { status: StatusId(number) }, now)?;
            end(number)
        })
        .await
}

#[expect(clippy::unnecessary_wraps, reason = "one of several ends of a write")]
fn fine(_: i64) -> Result<()> {
    Ok(())
}

fn refused(_: i64) -> Result<()> {
    Err(Refusal::Forbidden("no").into())
}

fn panics(number: i64) -> Result<()> {
    panic!("on purpose, in the test of transactions ({number})")
}

async fn is_there(server: &TestServer, number: i64) -> bool {
    let read = server.app.db.read(move |tx| Ok(db::tombstone::exists(tx, &number.to_string())?));
    read.await.unwrap()
}

#[tokio::test]
async fn a_refused_write_leaves_nothing() {
    let server = TestServer::start();
    let mut events = server.app.hub.listen();

    assert!(write(&server, 1, refused).await.is_err());

    assert!(!is_there(&server, 1).await);
    assert!(events.try_recv().is_err());
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn in_one_group_each_stands_for_itself() {
    let server = TestServer::start();
    let mut events = server.app.hub.listen();
    let end = |number: i64| match number % 5 {
        0 => refused,
        1 => panics as fn(i64) -> Result<()>,
        _ => fine,
    };

    // All wait for the writer at the same time, so that most share a commit.
    let outcomes = join_all((0..100).map(|number| write(&server, number, end(number)))).await;

    let kept: Vec<i64> = (0..100).filter(|number| number % 5 > 1).collect();
    for (number, outcome) in (0..).zip(outcomes) {
        assert_eq!(outcome.is_ok(), kept.contains(&number), "{number}");
        assert_eq!(is_there(&server, number).await, kept.contains(&number), "{number}");
    }
    let told: Vec<_> = std::iter::from_fn(|| events.try_recv().ok()).collect();
    assert_eq!(told, kept.iter().map(|number| Arc::new(event(*number))).collect::<Vec<_>>());
    let jobs: Vec<_> =
        kept.iter().map(|number| Job::AnnounceStatus { status: StatusId(*number) }).collect();
    assert_eq!(server.jobs().await, jobs);
    assert_eq!(server.app.db.read(|tx| Ok(tx.faults()?)).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_panic_does_not_end_the_writer() {
    let server = TestServer::start();

    assert!(write(&server, 1, panics).await.is_err());
    assert!(write(&server, 2, fine).await.is_ok());
    assert!(!is_there(&server, 1).await && is_there(&server, 2).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_hears_of_a_change_finds_it_there() {
    const MANY: i64 = 300;
    let server = Arc::new(TestServer::start());
    let mut events = server.app.hub.listen();
    let listener = tokio::spawn({
        let server = Arc::clone(&server);
        async move {
            for _ in 0..MANY {
                let number = number_of(&events.recv().await.unwrap());
                assert!(is_there(&server, number).await, "told of {number} too early");
            }
        }
    });

    let writers = (0..MANY).map(|number| {
        let server = Arc::clone(&server);
        tokio::spawn(async move { write(&server, number, fine).await.unwrap() })
    });
    for written in join_all(writers).await {
        written.unwrap();
    }

    listener.await.unwrap();
}

#[tokio::test]
async fn what_is_answered_can_be_read_at_once() {
    let server = TestServer::start();
    let alice = server.account("alice").await;

    let writes = (0..50).map(|number| {
        let (server, alice) = (&server, &alice);
        async move {
            let id = server.publish(alice, &format!("number {number}")).await.status.id;
            assert!(server.status(id).await.is_some());
        }
    });
    join_all(writes).await;

    let account = server.write(move |tx| db::account::by_id(tx, alice.id())).await.unwrap();
    assert_eq!(account.statuses_count, 50);
}
