//! One post to inboxes on as many hosts, each of which answers after 100 ms.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tusklet::base::{AccountId, Result, Timestamp};
use tusklet::db::{self, WriteTx};
use tusklet::model::account::RemoteAccount;
use tusklet::model::{Draft, Follow};
use tusklet::service;

use crate::limits;
use crate::report::{self, Effort};
use crate::seed;
use crate::server::Server;

/// How long each inbox takes to answer.
const DELAY: Duration = Duration::from_millis(100);
/// When a run that hangs is given up.
const PATIENCE: Duration = Duration::from_mins(1);

pub fn run(effort: Effort) {
    let inboxes: u64 = if effort == Effort::Smoke { 20 } else { 2_000 };
    let signs = limits::signatures(effort);
    let runtime = Runtime::new().expect("a runtime");
    let seconds = runtime.block_on(time_of(inboxes));
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let rate = inboxes as f64 / seconds;
    let what = format!("one post to {inboxes} inboxes, all in {seconds:.2} s");
    report::rate(&what, rate, Some(("one core's RSA signatures", signs)));
}

async fn time_of(inboxes: u64) -> f64 {
    let server = Server::start().await;
    let arrived = Arc::new(AtomicU64::new(0));
    // One listener plays every host: all of 127.0.0.0/8 is this machine.
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await.expect("a port");
    let port = listener.local_addr().expect("its number").port();
    let routes = Router::new().route("/inbox", post(take)).with_state(Arc::clone(&arrived));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let owner = server.owner.id();
    let seeded = server.app.db.write(move |tx| follow_all(tx, owner, inboxes, port)).await;
    seeded.expect("followers");

    let start = Instant::now();
    let draft = Draft::of("To all of you, wherever you are");
    service::status::publish(&server.app, &server.owner, draft).await.expect("a post");
    while arrived.load(Ordering::Relaxed) < inboxes {
        assert!(start.elapsed() < PATIENCE, "{} of {inboxes}", arrived.load(Ordering::Relaxed));
        pause().await;
    }
    start.elapsed().as_secs_f64()
}

async fn take(State(arrived): State<Arc<AtomicU64>>) -> StatusCode {
    wait(DELAY).await;
    arrived.fetch_add(1, Ordering::Relaxed);
    StatusCode::ACCEPTED
}

pub async fn pause() {
    wait(Duration::from_millis(5)).await;
}

#[expect(clippy::disallowed_methods, reason = "a slow inbox is what is measured")]
async fn wait(span: Duration) {
    tokio::time::sleep(span).await;
}

fn follow_all(tx: &WriteTx<'_>, target: AccountId, count: u64, port: u16) -> Result<()> {
    for number in 0..i64::try_from(count).unwrap_or(i64::MAX) {
        let id = AccountId(1_000 + number);
        db::account::upsert_remote(tx, id, &follower(number, port), Timestamp(0))?;
        let follow = Follow {
            follower: id,
            target,
            uri: format!("https://peer.example/follows/{number}"),
            shows_boosts: true,
            notifies: false,
            created_at: Timestamp(0),
        };
        db::follow::insert(tx, number + 1, &follow)?;
    }
    Ok(())
}

fn follower(number: i64, port: u16) -> RemoteAccount {
    seed::bob("http", &format!("127.21.{}.{}:{port}", number / 200, 1 + number % 200))
}
