//! Rows that name people and posts of other servers.

use std::time::Duration;

use serde_json::{Map, json};
use tusklet::base::ImportId;
use tusklet::db;
use tusklet::model::LocalAccount;
use tusklet::model::import::{ImportKind, ImportState, ImportView};
use tusklet::service;

use crate::federation::home::Home;
use crate::federation::peer::{FakePeer, Scripted};

async fn run(home: &Home, who: &LocalAccount, kind: ImportKind, table: &str) -> ImportId {
    let id = service::import::bring(&home.app, who, (kind, false), table.as_bytes()).await.unwrap();
    service::import::run(&home.app, who, id).await.unwrap();
    home.settle().await;
    id
}

async fn view(home: &Home, who: &LocalAccount, id: ImportId) -> ImportView {
    let who = who.clone();
    home.app.db.read(move |tx| service::import::view(tx, &who, id)).await.unwrap()
}

#[tokio::test]
async fn people_and_posts_elsewhere_are_looked_up_and_tried_again() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let ada = home.account("ada").await;
    let bob = peer.person("bob");
    let note = peer.note(&bob, 1, "a post to keep");
    peer.show(note.clone());

    let busy = Scripted::Plain { code: 503, headers: Map::new(), body: String::new() };
    peer.script("webfinger bob", busy);
    let follows = run(&home, &ada, ImportKind::Following, &format!("bob@{}\n", peer.host())).await;
    let waits = view(&home, &ada, follows).await;
    assert_eq!((waits.import.state, waits.done, waits.failed), (ImportState::Running, 0, 0));
    let found = json!({
        "subject": format!("acct:bob@{}", peer.host()),
        "links": [{ "rel": "self", "type": "application/activity+json", "href": bob }],
    });
    let headers = Map::from_iter([("content-type".to_owned(), json!("application/jrd+json"))]);
    let found = Scripted::Plain { code: 200, headers, body: found.to_string() };
    peer.script("webfinger bob", found);
    home.pass(Duration::from_hours(1)).await;
    let done = view(&home, &ada, follows).await;
    assert_eq!((done.import.state, done.done), (ImportState::Done, 1));
    let known = home.known(&bob).await.unwrap();
    let (me, them) = (ada.id(), known.id);
    assert!(home.read(move |tx| db::follow::request(tx, me, them)).await.is_some());

    let uri = note["id"].as_str().unwrap().to_owned();
    let table = format!("{uri}\n{}/notes/gone\n", peer.base);
    let kept = run(&home, &ada, ImportKind::Bookmarks, &table).await;
    let kept = view(&home, &ada, kept).await;
    assert_eq!((kept.import.state, kept.done, kept.failed), (ImportState::Done, 1, 1));
    let marks = home.read(move |tx| db::export::bookmarks(tx, me)).await;
    assert_eq!(marks, [uri]);
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "there is no deed yet that lifts a suspension")]
async fn the_table_of_somebody_suspended_rests_until_they_are_back() {
    let home = Home::start().await;
    let ada = home.account("ada").await;
    let bob = home.account("bob").await;
    let (me, now) = (ada.id(), home.app.clock.now());
    home.app.db.write(move |tx| Ok(db::account::suspend(tx, me, now)?)).await.unwrap();
    let table = format!("bob@{}\n", home.app.settings.now().domain());

    let id = run(&home, &ada, ImportKind::Muting, &table).await;

    assert_eq!(view(&home, &ada, id).await.import.state, ImportState::Running);
    let file = rusqlite::Connection::open(home.app.data_dir.join("tusklet.db")).unwrap();
    file.execute("UPDATE account SET suspended_at = NULL WHERE id = ?1", [me.0]).unwrap();
    home.pass(Duration::from_hours(1)).await;
    let done = view(&home, &ada, id).await;
    assert_eq!((done.import.state, done.done), (ImportState::Done, 1));
    let now = home.app.clock.now();
    let bob = bob.id();
    let standing = home.read(move |tx| db::relationship::of(tx, me, &[bob], now)).await;
    assert!(standing[0].muting);
}
