//! Old statuses of peers leave, thread by thread, unless somebody here needs them.

use std::time::Duration;

use tusklet::base::StatusId;
use tusklet::db;
use tusklet::model::{Draft, RemoteStatus};
use tusklet::service::{clean_up, status};

use super::shelf::{carrying, media_of};
use crate::support::TestServer;

const DAY: Duration = Duration::from_hours(24);

async fn is_there(server: &TestServer, id: StatusId) -> bool {
    server.write(move |tx| db::status::by_id(tx, id)).await.is_some()
}

async fn in_three_months(server: &TestServer) {
    server.pass(DAY * 91);
    clean_up::run(&server.app).await;
}

#[tokio::test]
async fn what_nobody_here_needs_leaves_with_its_thread() {
    let server = TestServer::start();
    let zoe = server.stranger("zoe@peer.example").await;
    let file = ("https://peer.example/a.png", "image/png");
    let first = server.accept(carrying(&server, zoe, &[file])).await;
    let answer = RemoteStatus { in_reply_to: Some(first), is_reply: true, ..server.note(zoe, "b") };
    let answer = server.accept(answer).await;

    in_three_months(&server).await;

    assert!(!is_there(&server, first).await && !is_there(&server, answer).await);
    assert!(media_of(&server, first).await.is_empty());
}

#[tokio::test]
async fn what_somebody_here_did_something_with_stays_with_its_thread() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let note = |text: &str| server.accept(server.note(zoe, text));
    let (liked, kept, boosted, answered, named) =
        (note("a").await, note("b").await, note("c").await, note("d").await, {
            let named = RemoteStatus { mentions: vec![alice.id()], ..server.note(zoe, "e") };
            server.accept(named).await
        });
    status::favourite(&server.app, &alice, liked).await.unwrap();
    status::bookmark(&server.app, &alice, kept).await.unwrap();
    status::boost(&server.app, &alice, boosted, None).await.unwrap();
    let draft = Draft { in_reply_to: Some(answered), ..Draft::of("hm") };
    server.publish_draft(&alice, draft).await;
    let beside = RemoteStatus { in_reply_to: Some(kept), is_reply: true, ..server.note(zoe, "f") };
    let beside = server.accept(beside).await;
    let other = note("nobody's").await;

    in_three_months(&server).await;
    clean_up::run(&server.app).await;

    for id in [liked, kept, boosted, answered, named, beside] {
        assert!(is_there(&server, id).await);
    }
    assert!(!is_there(&server, other).await);
}

#[tokio::test]
async fn a_thread_that_goes_on_stays() {
    let server = TestServer::start();
    let zoe = server.stranger("zoe@peer.example").await;
    let first = server.accept(server.note(zoe, "a")).await;
    server.pass(DAY * 60);
    let late = RemoteStatus { in_reply_to: Some(first), is_reply: true, ..server.note(zoe, "b") };
    let late = server.accept(late).await;

    server.pass(DAY * 31);
    clean_up::run(&server.app).await;

    assert!(is_there(&server, first).await && is_there(&server, late).await);
}

#[tokio::test]
async fn nothing_leaves_where_that_is_not_wanted() {
    let server = TestServer::start_with(|config| config.limits.remote_status_days = 0);
    let zoe = server.stranger("zoe@peer.example").await;
    let status = server.accept(server.note(zoe, "a")).await;

    in_three_months(&server).await;

    assert!(is_there(&server, status).await);
}

#[tokio::test]
async fn many_leave_in_small_steps() {
    let server = TestServer::start();
    let zoe = server.stranger("zoe@peer.example").await;
    let mut all = vec![];
    for number in 0..120 {
        all.push(server.accept(server.note(zoe, &number.to_string())).await);
    }

    in_three_months(&server).await;

    for id in all {
        assert!(!is_there(&server, id).await);
    }
}

#[tokio::test]
async fn the_disk_gets_back_what_they_took() {
    let server = TestServer::start();
    let zoe = server.stranger("zoe@peer.example").await;
    let long = "so many words ".repeat(700);
    for _ in 0..60 {
        server.accept(server.note(zoe, &long)).await;
    }
    let before = pages(&server);

    server.pass(DAY * 91);
    for _ in 0..4 {
        clean_up::run(&server.app).await;
    }

    let after = pages(&server);
    assert!(before - after > 100, "the file had {before} pages, and has {after}");
}

/// Pages that the database file has, used or not.
#[expect(clippy::disallowed_methods, reason = "asks as another program does, and only reads")]
fn pages(server: &TestServer) -> u32 {
    let file = server.app.data_dir.join("tusklet.db");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(file, flags).unwrap();
    database.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap()
}
