//! Load from the network: many activities in, one post out to servers of all kinds, and meanwhile
//! somebody who reads.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::runtime::Runtime;
use tusklet::base::{AccountId, Clock, Result, Timestamp};
use tusklet::db::{self, WriteTx};
use tusklet::model::account::{Endpoints, RemoteAccount};
use tusklet::model::{Draft, Follow};
use tusklet::protocol::signature::{Form, NewKey, Signer, SigningKey};
use tusklet::service;
use url::Url;

use crate::limits;
use crate::peers::{Manner, Peers};
use crate::report::{self, Effort};
use crate::seed;
use crate::server::Server;

/// Servers that send, and requests that are under way at a time.
const HOSTS: u64 = 50;
const SENDERS: usize = 32;
/// How often somebody looks at their home timeline.
const LOOKS_EVERY: Duration = Duration::from_millis(20);
/// When a run that hangs is given up.
const PATIENCE: Duration = Duration::from_mins(2);

pub fn run(effort: Effort) {
    let signs = limits::signatures(effort);
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(inbox(effort, signs));
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(outbox(effort, signs));
}

/// Signed activities from many servers into the shared inbox.
async fn inbox(effort: Effort, signs: f64) {
    let count: u64 = if effort == Effort::Smoke { 100 } else { 5_000 };
    let server = Arc::new(Server::start().await);
    let made = NewKey::generate().expect("a key");
    let now = Clock::System.now();
    let (owner, pem) = (server.owner.id(), made.public_pem.clone());
    let seeded = server.app.db.write(move |tx| {
        (0..HOSTS).try_for_each(|number| {
            let author = stranger(&sender(number), &pem);
            bind(tx, (number, &author), now, |id| (owner, id))
        })
    });
    seeded.await.expect("people to follow");
    let key = Arc::new(SigningKey::from_pkcs8(&made.pkcs8).expect("the key reads back"));
    let requests: Vec<_> = (0..count).map(|number| signed(&server, &key, number)).collect();

    let (before, start) = (memory(), Instant::now());
    let reader = Reader::start(&server);
    let queue = Arc::new((AtomicU64::new(0), requests));
    let senders: Vec<_> = (0..SENDERS)
        .map(|_| tokio::spawn(send_all(Arc::clone(&server), Arc::clone(&queue))))
        .collect();
    for sender in senders {
        sender.await.expect("a sender ended well");
    }
    let taken = start.elapsed();
    while stored(&server).await < count {
        assert!(start.elapsed() < PATIENCE, "{} of {count}", stored(&server).await);
        wait(Duration::from_millis(20)).await;
    }
    let rate = rate(count, start.elapsed());
    let what =
        format!("{count} activities from {HOSTS} servers, taken in {:.2} s", taken.as_secs_f64());
    report::rate(&what, rate, Some(("one core's RSA signatures", signs)));
    report::words("  memory, with the load's own", &format!("{before} MB, then {} MB", memory()));
    reader.report().await;
}

type Requests = (AtomicU64, Vec<(Vec<(&'static str, String)>, String)>);

async fn send_all(server: Arc<Server>, queue: Arc<Requests>) {
    loop {
        let next =
            usize::try_from(queue.0.fetch_add(1, Ordering::Relaxed)).expect("a small number");
        let Some((headers, body)) = queue.1.get(next) else { return };
        let mut request = server
            .client
            .post(format!("{}/inbox", server.base))
            .header("content-type", "application/activity+json")
            .body(body.clone());
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 202);
    }
}

fn signed(
    server: &Server,
    key: &Arc<SigningKey>,
    number: u64,
) -> (Vec<(&'static str, String)>, String) {
    let actor = format!("http://{}/users/bob", sender(number % HOSTS));
    let now = Clock::System.now();
    let id = format!("{actor}/notes/{number}");
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let body = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{id}#create"),
        "type": "Create", "actor": actor, "to": [public], "cc": [format!("{actor}/followers")],
        "object": {
            "id": id, "type": "Note", "attributedTo": actor, "to": [public],
            "cc": [format!("{actor}/followers")], "published": now.rfc3339(),
            "content": format!("<p>Note number {number} of a busy evening</p>"),
        },
    })
    .to_string();
    let url = Url::parse(&format!("{}/inbox", server.base)).expect("our own address");
    let signer = Signer { key_id: format!("{actor}#main-key"), key: Arc::clone(key) };
    let headers =
        Form::Cavage.sign_post(&signer, &url, (body.as_bytes(), None), now).expect("a signature");
    (headers, body)
}

/// How many of the activities have become statuses.
async fn stored(server: &Server) -> u64 {
    let counted = server.app.db.read(|tx| {
        let mut sum = 0;
        for number in 0..HOSTS {
            sum += db::account::by_id(tx, id_of(number))?.map_or(0, |bob| bob.statuses_count);
        }
        Ok(sum)
    });
    counted.await.expect("a count")
}

/// One post to followers on as many servers, not all of them well.
async fn outbox(effort: Effort, signs: f64) {
    let count: u64 = if effort == Effort::Smoke { 100 } else { 2_000 };
    let (server, peers) = (Arc::new(Server::start().await), Peers::start());
    let hosts: Vec<String> = (0..count).map(|number| peers.host(number)).collect();
    let (owner, now) = (server.owner.id(), Clock::System.now());
    let seeded = server.app.db.write(move |tx| {
        (0..).zip(&hosts).try_for_each(|(number, host)| {
            bind(tx, (number, &stranger(host, "")), now, |id| (id, owner))
        })
    });
    seeded.await.expect("followers");
    let healthy = (0..count).filter(|number| Manner::of(*number) == Manner::Well).count() as u64;

    let (before, start) = (memory(), Instant::now());
    let reader = Reader::start(&server);
    let draft = Draft::of("To all of you, however you are");
    service::status::publish(&server.app, &server.owner, draft).await.expect("a post");
    let mut most = before;
    loop {
        let told = server.client.get(peers.tally()).send().await.expect("a tally");
        let reached: u64 = told.text().await.expect("its text").parse().expect("a number");
        most = most.max(memory());
        if reached >= healthy {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "{reached} of {healthy}");
        wait(Duration::from_millis(20)).await;
    }
    let rate = rate(healthy, start.elapsed());
    let what = format!(
        "one post to {count} servers, the {healthy} healthy in {:.2} s",
        start.elapsed().as_secs_f64()
    );
    report::rate(&what, rate, Some(("one core's RSA signatures", signs)));
    report::words("  memory", &format!("{before} MB, then {most} MB"));
    reader.report().await;
}

/// Somebody who looks at their home timeline again and again.
struct Reader {
    over: Arc<AtomicBool>,
    looks: tokio::task::JoinHandle<Vec<Duration>>,
}

impl Reader {
    fn start(server: &Arc<Server>) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let (server, ends) = (Arc::clone(server), Arc::clone(&over));
        let looks = tokio::spawn(async move {
            let mut looks = vec![];
            while !ends.load(Ordering::Relaxed) {
                let start = Instant::now();
                let answer = server.get("/api/v1/timelines/home").send().await.expect("an answer");
                assert!(answer.status().is_success(), "{}", answer.status());
                answer.bytes().await.expect("its body");
                looks.push(start.elapsed());
                wait(LOOKS_EVERY).await;
            }
            looks
        });
        Self { over, looks }
    }

    async fn report(self) {
        self.over.store(true, Ordering::Relaxed);
        let mut looks = self.looks.await.expect("a reader ended well");
        looks.sort();
        let at = |share: usize| looks[(looks.len() * share / 100).min(looks.len() - 1)];
        let figures = format!(
            "half within {:.1} ms, 99 of 100 within {:.1} ms, of {}",
            at(50).as_secs_f64() * 1e3,
            at(99).as_secs_f64() * 1e3,
            looks.len()
        );
        report::words("  home timeline meanwhile", &figures);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn rate(count: u64, span: Duration) -> f64 {
    count as f64 / span.as_secs_f64()
}

/// What this process holds in memory, in MB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}

/// A server that sends; it is never asked anything.
fn sender(number: u64) -> String {
    format!("127.22.0.{}", number + 1)
}

fn id_of(number: u64) -> AccountId {
    AccountId(1_000 + i64::try_from(number).expect("a small number"))
}

/// Keeps somebody, and a follow between them and ours: `(follower, target)`.
fn bind(
    tx: &WriteTx<'_>,
    (number, account): (u64, &RemoteAccount),
    now: Timestamp,
    ends: impl FnOnce(AccountId) -> (AccountId, AccountId),
) -> Result<()> {
    let id = id_of(number);
    db::account::upsert_remote(tx, id, account, now)?;
    let (follower, target) = ends(id);
    let follow = Follow {
        follower,
        target,
        uri: format!("https://peer.example/follows/{number}"),
        shows_boosts: true,
        notifies: false,
        created_at: now,
    };
    let row = i64::try_from(number).expect("a small number") + 1;
    db::follow::insert(tx, row, &follow)?;
    Ok(())
}

fn stranger(domain: &str, key: &str) -> RemoteAccount {
    let bob = seed::bob("http", domain);
    let endpoints = Endpoints {
        followers: Some(format!("{}/followers", bob.uri)),
        key: key.to_owned(),
        ..bob.endpoints
    };
    RemoteAccount { endpoints, ..bob }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark waits in real time")]
async fn wait(span: Duration) {
    tokio::time::sleep(span).await;
}
