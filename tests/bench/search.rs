//! Search for statuses by their words, by how many there are.

use std::time::Instant;

use tokio::runtime::Runtime;
use tusklet::app::App;
use tusklet::model::search::Query;
use tusklet::service::find::{self, Search};

use crate::report::{self, Effort};
use crate::seed;
use crate::server::Server;

/// Statuses written by one transaction.
const BATCH: i64 = 1_000;
/// Different words that are neither common nor rare.
const VOCABULARY: i64 = 20_000;

pub fn run(effort: Effort) {
    let size = if effort == Effort::Smoke { 2_000 } else { 1_000_000 };
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::start());
    let start = Instant::now();
    runtime.block_on(fill(&server.app, size));
    let each = f64::from(u32::try_from(size).unwrap_or(u32::MAX)) / start.elapsed().as_secs_f64();
    report::rate("posts stored and put into the index", each, None);
    for (what, typed) in [
        ("a word that all have", "everyone"),
        ("a word of one in twenty thousand", "w17"),
        ("two words that all have, as a phrase", "\"everyone says\""),
        ("a common and a rare word", "everyone w17"),
        ("a common word of one author", "everyone from:bob@peer3.example"),
        ("a common word, long ago", "everyone before:1970-01-02 has:link"),
        ("a word that nobody wrote", "unheard"),
    ] {
        let rate = report::repeat(effort, || runtime.block_on(search(&server, typed)));
        report::rate(&format!("{what}, {size} posts kept"), rate, None);
    }
}

async fn fill(app: &App, size: i64) {
    app.db.write(seed::people).await.expect("people");
    for start in (0..size).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let write = app.db.write(move |tx| {
            (start..start + BATCH).try_for_each(|number| {
                let [a, b, c] = [7_919, 104_729, 1_299_709].map(|step| number * step % VOCABULARY);
                let text = format!("Everyone says w{a} w{b} and w{c} https://example.org/{number}");
                seed::status_saying(tx, number, &text)
            })
        });
        write.await.expect("statuses");
    }
    find::catch_up(app).await;
}

async fn search(server: &Server, typed: &str) {
    let search = Search {
        query: Query::parse(typed),
        author: None,
        max_id: None,
        min_id: None,
        limit: 20,
        offset: 0,
    };
    find::statuses(&server.app, &server.owner, search).await.expect("an answer");
}
