//! Timelines straight from the database: pages of 20 a second, by how much the database holds.

use tusklet::base::Timestamp;
use tusklet::db::timeline::Narrow;
use tusklet::db::{self, Db};
use tusklet::model::Page;

use crate::report::{self, Effort};
use crate::seed;

pub fn run(effort: Effort) {
    let sizes: &[i64] = if effort == Effort::Smoke { &[1_000] } else { &[1_000, 100_000] };
    for size in sizes {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let db = runtime.block_on(seed::filled(folder.path(), *size)).expect("a filled database");
        let home = report::repeat(effort, || runtime.block_on(home(&db)));
        report::rate(&format!("home timeline, {size} posts kept"), home, None);
        let federated = report::repeat(effort, || runtime.block_on(federated(&db)));
        report::rate(&format!("federated timeline, {size} posts kept"), federated, None);
    }
}

async fn home(db: &Db) {
    let read = db.read(|tx| {
        let page = Page::newest(20);
        let ids = db::timeline::home(tx, seed::READER, page, Timestamp(0))?;
        Ok(db::view::status::many(tx, Some(seed::READER), &ids)?.len())
    });
    assert_eq!(read.await.expect("a page"), 20);
}

async fn federated(db: &Db) {
    let read = db.read(|tx| {
        let page = Page::newest(20);
        let ids = db::timeline::public(tx, None, Narrow::default(), page, Timestamp(0))?;
        Ok(db::view::status::many(tx, None, &ids)?.len())
    });
    assert_eq!(read.await.expect("a page"), 20);
}
