//! What people take along and bring: tables of follows and the like, and archives.

mod archive;
mod import;
mod tables;

use tusklet::model::{FollowTerms, LocalAccount, Role};
use tusklet::service;

use crate::web::House;
use crate::web::browser::{Browser, Page};

/// A house with somebody who follows, blocks, mutes, lists and keeps.
async fn full_house() -> (House, LocalAccount) {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    let eve = house.account("eve", Role::Member).await;
    let terms = FollowTerms { shows_boosts: Some(false), notifies: Some(true) };
    service::follow::follow(&house.app, &ada, bob.id(), terms).await.unwrap();
    service::mute::mute(&house.app, &ada, bob.id(), false, None).await.unwrap();
    service::block::block(&house.app, &ada, eve.id()).await.unwrap();
    service::domain_block::block(&house.app, &ada, "bad.example").await.unwrap();
    service::list::put_on(&house.app, &ada, "Tea, cake", bob.id()).await.unwrap();
    let draft = tusklet::model::Draft::of("to be kept");
    let status = service::status::publish(&house.app, &bob, draft).await.unwrap().status.id;
    service::status::bookmark(&house.app, &ada, status).await.unwrap();
    (house, ada)
}

/// Brings a table and answers where it is shown.
async fn bring(browser: &mut Browser, kind: &str, mode: &str, table: &str) -> Page {
    let form = browser.get("/settings/import").await.expect(200);
    let parts = [
        ("kind", None, kind.as_bytes()),
        ("mode", None, mode.as_bytes()),
        ("table", Some("table.csv"), table.as_bytes()),
    ];
    browser.upload(&form, "/settings/import", &parts).await
}
