//! The program itself with a million statuses in its database: what apps ask for most, over HTTP.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tusklet::app::App;
use tusklet::base::{AccountId, Clock, NotificationId, StatusId, Timestamp};
use tusklet::config::{self, Config, Settings, place};
use tusklet::db;
use tusklet::model::deck::Source;
use tusklet::model::{Notification, NotificationKind, Role, Scopes};
use tusklet::service::account::NewAccount;
use tusklet::service::password::Password;
use tusklet::service::{self, deck, find, session};

use crate::fanout::pause;
use crate::load;
use crate::report::{self, Effort};
use crate::seed;
use crate::server::plain;

const CLIENTS: usize = 16;
const WRITERS: usize = 8;
/// Statuses written by one transaction.
const BATCH: i64 = 1_000;
/// Of so many statuses, one mentions the reader.
const MENTIONS: i64 = 20;
/// Different words that are neither common nor rare.
const VOCABULARY: i64 = 20_000;
/// When a program that does not answer is given up.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn run(effort: Effort) {
    let size = if effort == Effort::Smoke { 2_000 } else { 1_000_000 };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let runtime = Runtime::new().expect("a runtime");
    let start = Instant::now();
    let Access { base, token, cookie } = runtime.block_on(prepare(folder.path(), size));
    report::figure("time to fill the database", start.elapsed().as_secs_f64(), "s");
    let program = Program::start(folder.path());
    // Neither side packs what it sends: that would take longer than all the rest.
    let client = Client::builder().no_gzip().no_brotli().build().expect("a client");
    runtime.block_on(wait_for(&client, &base));
    report::figure("resident after the start", program.megabytes(), "MB");

    let get = |path: &str| {
        let (client, token, url) = (client.clone(), token.clone(), format!("{base}{path}"));
        move |_| client.get(&url).bearer_auth(&token)
    };
    let home = runtime.block_on(async {
        let answer = get("/api/v1/timelines/home")(0).send().await.expect("an answer");
        answer.text().await.expect("its text")
    });
    let limit = plain(&runtime, effort, home.clone());
    let what = format!("plain HTTP, {} kB of JSON ready made", home.len() / 1_000);
    report::rate(&what, limit, None);
    for (what, path) in [
        ("home timeline of 20", "/api/v1/timelines/home"),
        ("home timeline of 40", "/api/v1/timelines/home?limit=40"),
        ("notifications", "/api/v1/notifications"),
        ("grouped notifications", "/api/v2/notifications"),
        ("search, a rare word", "/api/v2/search?type=statuses&q=w17"),
        ("search, a word that all have", "/api/v2/search?type=statuses&q=everyone"),
        ("search, a common and a rare word", "/api/v2/search?type=statuses&q=everyone+w17"),
    ] {
        load::run(&runtime, effort, CLIENTS, get(path)).tell(what, limit);
    }
    let deck = {
        let (client, url) = (client.clone(), format!("{base}/deck"));
        move |_| client.get(&url).header("cookie", &cookie)
    };
    let page = runtime.block_on(async {
        let answer = deck(0).send().await.expect("an answer");
        answer.text().await.expect("its text")
    });
    let what = format!(
        "deck of {} columns with {} posts, {} kB",
        page.matches("<section class=\"col").count(),
        page.matches("<article").count(),
        page.len() / 1_000
    );
    load::run(&runtime, effort, CLIENTS, deck).tell(&what, limit);
    let post = {
        let (client, token, url) =
            (client.clone(), token.clone(), format!("{base}/api/v1/statuses"));
        move |number: u64| {
            let text = format!("Post number {number} of a long day #bench");
            client.post(&url).bearer_auth(&token).json(&json!({ "status": text }))
        }
    };
    load::run(&runtime, effort, WRITERS, post).tell("posts by 8 clients, durable", limit);
    report::figure("resident after all that", program.megabytes(), "MB");
}

/// How the program is reached as its owner.
struct Access {
    base: String,
    /// Of an app.
    token: String,
    /// Of a browser, as its header says it.
    cookie: String,
}

/// Fills a data folder; the owner's deck has four columns.
async fn prepare(folder: &Path, size: i64) -> Access {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its number").to_string();
    let base = format!("http://{address}");
    let mut config = Config::default();
    config.instance.domain.clone_from(&address);
    config.server.listen = listener.local_addr().expect("its number");
    config.server.public_url.clone_from(&base);
    config.federation.http = true;
    config.federation.allow_private_addresses = true;
    config.limits.rate_limit = false;
    let place = place::find(Some(folder.to_owned()), None);
    config::write::save(&place.config_file, &config::write::new_file(&config))
        .expect("a settings file");
    let app = App::open(&place, Settings::fixed(config), Clock::System).expect("an app");
    let new = NewAccount::new("alice", Password::Plain("correct horse".to_owned()), Role::Owner);
    let owner = service::account::create(&app, new).await.expect("an account");
    let scopes = Scopes::parse("read write").expect("scopes");
    let token = service::oauth::issue(&app, &owner, scopes).await.expect("a token");
    let id = owner.id();
    let people = app.db.write(move |tx| {
        seed::people(tx)?;
        seed::follow_all(tx, id)
    });
    people.await.expect("people");
    for start in (0..size).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let write = app
            .db
            .write(move |tx| (start..start + BATCH).try_for_each(|number| fill(tx, id, number)));
        write.await.expect("statuses");
    }
    find::catch_up(&app).await;
    let browser = session::Client { user_agent: "bench".to_owned(), ip: "127.0.0.1".to_owned() };
    let (_, secret) = session::start(&app, &owner, browser).await.expect("a session");
    let open = deck::open(&app, &owner, None).await.expect("a deck");
    deck::add(&app, &owner, open.deck.id, Source::Federated).await.expect("a fourth column");
    Access { base, token, cookie: format!("tusklet_session={secret}") }
}

fn fill(tx: &db::WriteTx<'_>, owner: AccountId, number: i64) -> tusklet::base::Result<()> {
    let [a, b, c] = [7_919, 104_729, 1_299_709].map(|step| number * step % VOCABULARY);
    let text = format!("Everyone says w{a} w{b} and w{c} #hashtag https://example.org/{number}");
    seed::status_saying(tx, number, &text)?;
    if number % MENTIONS == 0 {
        let notification = Notification {
            id: NotificationId((number + 1) << 16),
            account: owner,
            kind: NotificationKind::Mention,
            from: seed::author(number),
            status: Some(StatusId((number + 1) << 16)),
            subject: None,
            group_key: None,
            filtered: false,
            created_at: Timestamp(number),
        };
        db::notification::insert(tx, &notification)?;
    }
    Ok(())
}

async fn wait_for(client: &Client, base: &str) {
    let start = Instant::now();
    while client.get(format!("{base}/health")).send().await.is_err() {
        assert!(start.elapsed() < PATIENCE, "the program does not answer");
        pause().await;
    }
}

/// The program, killed when this is dropped.
struct Program(Child);

impl Program {
    fn start(folder: &Path) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_tusklet"))
            .args(["serve", "--data"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.expect("the program starts"))
    }

    /// Memory that it holds, in MB.
    fn megabytes(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()));
        let status = status.expect("its status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.expect("its memory") / 1_000.0
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
