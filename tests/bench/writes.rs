//! Group commit: durable writes a second, for 1, 16 and 256 writers at once, beside a database
//! that commits each write alone and beside what the disk can sync.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use rusqlite::Connection;
use tusklet::base::Timestamp;
use tusklet::db::{self, Db};

use crate::limits;
use crate::report::{self, Effort};

pub fn run(effort: Effort) {
    let syncs = limits::syncs(effort);
    report::rate("the disk's own syncs", syncs, None);
    let alone = one_transaction_each(effort);
    report::rate("one transaction each, one writer", alone, Some(("syncs", syncs)));
    for writers in [1, 16, 256] {
        let rate = in_groups(effort, writers);
        let what = format!("group commit, {writers} writers at once");
        report::rate(&what, rate, Some(("one transaction each", alone)));
    }
}

/// The same row and the same settings, without the writer thread.
#[expect(clippy::disallowed_methods, reason = "the yardstick is a plain connection")]
fn one_transaction_each(effort: Effort) -> f64 {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the test");
    let conn = Connection::open(folder.path().join("plain.db")).expect("a database");
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE tombstone (uri TEXT PRIMARY KEY, created_at INTEGER NOT NULL)
         STRICT, WITHOUT ROWID;",
    )
    .expect("the settings and the table");
    let mut count = 0_u64;
    report::repeat(effort, || {
        count += 1;
        conn.execute("INSERT INTO tombstone VALUES (?1, 0)", [address(count)]).expect("a row");
    })
}

fn in_groups(effort: Effort, writers: u64) -> f64 {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the test");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let db = Db::open(&folder.path().join("groups.db"), Box::new(drop)).expect("a database");
    let written = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..writers)
            .map(|_| {
                let (db, written) = (db.clone(), Arc::clone(&written));
                tokio::spawn(async move {
                    while start.elapsed() < effort.time() {
                        let uri = address(written.fetch_add(1, Ordering::Relaxed));
                        let write =
                            db.write(move |tx| Ok(db::tombstone::insert(tx, &uri, Timestamp(0))?));
                        assert!(write.await.is_ok(), "a write was refused");
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("a writer ended well");
        }
    });
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 rows")]
    let count = written.load(Ordering::Relaxed) as f64;
    count / start.elapsed().as_secs_f64()
}

fn address(number: u64) -> String {
    format!("https://peer.example/statuses/{number}")
}
