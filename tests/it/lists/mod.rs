//! Whom and what people choose to read, and what they do not want to hear of: lists, hashtags,
//! endorsements, muted threads, blocked servers.

mod feeds;
mod hashtags;
mod live;
mod members;
mod quiet;

use serde_json::Value;
use tusklet::base::{ListId, StatusId};
use tusklet::db;
use tusklet::model::{ListTerms, LocalAccount, Page};
use tusklet::service;

use crate::api::client::Client;
use crate::support::TestServer;

const ALL: &str = "read write follow";

async fn client(server: &TestServer, who: &LocalAccount) -> Client {
    Client::of(&server.app, who, ALL).await
}

/// A list of `who` with these people, whom they follow.
async fn list(server: &TestServer, who: &LocalAccount, members: &[&LocalAccount]) -> ListId {
    let terms = ListTerms { title: Some("Friends".to_owned()), ..ListTerms::default() };
    let list = service::list::create(&server.app, who, terms).await.unwrap();
    for member in members {
        server.follow(who, member.id()).await;
        service::list::add(&server.app, who, list.id, vec![member.id()]).await.unwrap();
    }
    list.id
}

/// What a list shows, newest first.
async fn on_list(server: &TestServer, who: &LocalAccount, list: ListId) -> Vec<StatusId> {
    let (who, now) = (who.id(), server.app.clock.now());
    let page =
        server.app.db.read(move |tx| Ok(db::timeline::list(tx, who, list, Page::newest(40), now)?));
    page.await.unwrap()
}

/// The values of one key of each thing in a list.
fn each<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap()).collect()
}
