//! What nobody brought and is fetched all the same, and how much of it: over real sockets, with the
//! server and the peer of [`crate::federation`].

mod budget;
mod catch_up;
mod contexts;
mod follow;
mod pages;
mod profile;
mod thread;

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::base::{AccountId, Timestamp};
use tusklet::db;
use tusklet::model::{FollowTerms, LocalAccount, Page};
use tusklet::service;
use tusklet::service::follow::Named;

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

const DAY: Duration = Duration::from_hours(24);

/// A note that somebody wrote some days ago.
pub fn old_note(home: &Home, peer: &FakePeer, author: &str, number: u32, days: u32) -> Value {
    let mut note = peer.note(author, number, &format!("words {number}"));
    note["published"] = json!(ago(home, DAY * days).rfc3339());
    peer.show(note.clone());
    note
}

pub fn ago(home: &Home, span: Duration) -> Timestamp {
    home.app.clock.now().minus(span)
}

/// A `Create` as an outbox shows it.
pub fn create(note: &Value) -> Value {
    json!({
        "id": format!("{}/activity", note["id"].as_str().unwrap()), "type": "Create",
        "actor": note["attributedTo"], "published": note["published"], "to": note["to"],
        "cc": note["cc"], "object": note,
    })
}

/// Shows an outbox with pages of so many entries, newest first.
pub fn outbox(peer: &FakePeer, author: &str, entries: &[Value], on_page: usize) {
    let id = format!("{author}/outbox");
    let page = |number: usize| format!("{id}/{number}");
    peer.show(json!({
        "id": id, "type": "OrderedCollection", "totalItems": entries.len(), "first": page(0),
    }));
    let pages: Vec<_> = entries.chunks(on_page).collect();
    for (number, entries) in pages.iter().enumerate() {
        let mut shown = json!({
            "id": page(number), "type": "OrderedCollectionPage", "partOf": id,
            "orderedItems": entries,
        });
        if number + 1 < pages.len() {
            shown["next"] = json!(page(number + 1));
        }
        peer.show(shown);
    }
}

/// `who` follows `target`, whose server grants it.
pub async fn follow(home: &Home, who: &LocalAccount, target: AccountId) {
    service::follow::follow(&home.app, who, target, FollowTerms::default()).await.unwrap();
    let granted = Named::Other(who.id());
    assert!(service::follow::receive_accept(&home.app, target, granted).await.unwrap());
}

/// The account behind an id, fetched now.
pub async fn met(home: &Home, uri: &str) -> AccountId {
    tusklet::remote::account(&home.app, uri).await.unwrap().id
}

/// The words of what an account wrote and boosted, newest first.
pub async fn posts(home: &Home, account: AccountId) -> Vec<String> {
    let shown = home.read(move |tx| {
        let parts = db::timeline::OfAccount { replies: true, boosts: true, ..Default::default() };
        let ids = db::timeline::account(tx, None, account, &parts, Page::newest(200))?;
        db::view::status::many(tx, None, &ids)
    });
    shown.await.iter().map(|view| view.shown().status.html.as_str().to_owned()).collect()
}

/// How often a path was asked for.
pub fn times(peer: &FakePeer, path: &str) -> usize {
    peer.asked().iter().filter(|asked| *asked == path).count()
}

/// What was asked for with GET.
pub fn fetched(peer: &FakePeer) -> usize {
    let is_fetch = |path: &&String| !path.ends_with("/inbox");
    peer.asked().iter().filter(is_fetch).count()
}
