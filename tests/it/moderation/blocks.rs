//! Servers that are limited or allowed.

use axum::http::Method;
use serde_json::json;
use tusklet::base::AccountId;
use tusklet::{db, remote};

use super::{Town, ids};

const BLOCKS: &str = "/api/v1/admin/domain_blocks";

async fn is_suspended(town: &Town, id: AccountId) -> bool {
    let account = town.server.app.db.read(move |tx| Ok(db::account::by_id(tx, id)?)).await;
    account.unwrap().unwrap().is_suspended()
}

#[tokio::test]
async fn a_server_that_is_shut_out_takes_its_accounts_with_it_and_brings_them_back() {
    let town = Town::start().await;
    let known = town.server.stranger("eve@bad.example").await;
    let below = town.server.stranger("mal@sub.bad.example").await;
    let on_port = town.server.stranger("odd@bad.example:8443").await;
    let elsewhere = town.server.stranger("pia@notbad.example").await;
    let by_hand = town.server.stranger("max@bad.example").await;
    let path = format!("/api/v1/admin/accounts/{by_hand}/action");
    town.post(&town.admin, &path, json!({ "type": "suspend" })).await;
    town.server.pass(std::time::Duration::from_secs(1));

    let body = json!({ "domain": "BAD.example", "severity": "suspend", "public_comment": "spam" });
    let block = town.post(&town.admin, BLOCKS, body.clone()).await;

    assert_eq!((&block["domain"], &block["severity"]), (&json!("bad.example"), &json!("suspend")));
    assert_eq!(town.code(&town.admin.token, Method::POST, BLOCKS, body).await, 422);
    assert!(is_suspended(&town, known).await && is_suspended(&town, below).await);
    assert!(is_suspended(&town, on_port).await, "a name is the same on all ports");
    assert!(!is_suspended(&town, elsewhere).await);
    let late = town.server.stranger("late@bad.example").await;
    assert!(is_suspended(&town, late).await, "who comes later, too");
    let late_on_port = town.server.stranger("late@sub.bad.example:444").await;
    assert!(is_suspended(&town, late_on_port).await);
    let shown = town.get(&town.member, "/api/v1/instance/domain_blocks").await;
    assert_eq!(
        (&shown[0]["domain"], &shown[0]["comment"]),
        (&json!("bad.example"), &json!("spam"))
    );
    let fetched = remote::document(&town.server.app, "https://sub.bad.example/users/x").await;
    assert!(fetched.unwrap_err().to_string().contains("does not talk"));

    let path = format!("{BLOCKS}/{}", block["id"].as_str().unwrap());
    let changed = town.put(&town.admin, &path, json!({ "severity": "silence" })).await;
    assert_eq!(changed["severity"], "silence");
    assert!(!is_suspended(&town, known).await && is_suspended(&town, by_hand).await);
    assert!(!is_suspended(&town, on_port).await);
    let quiet = town.server.stranger("quiet@bad.example").await;
    let quiet = town.server.app.db.read(move |tx| Ok(db::account::by_id(tx, quiet)?)).await;
    assert!(quiet.unwrap().unwrap().is_silenced(), "who comes later, too");
    town.put(&town.admin, &path, json!({ "obfuscate": true })).await;
    let shown = town.get(&town.member, "/api/v1/instance/domain_blocks").await;
    assert_eq!(shown[0]["domain"], "ba*.*****le");
    town.delete(&town.admin, &path).await;
    assert_eq!(town.get(&town.admin, BLOCKS).await, json!([]));
    let account = town.server.app.db.read(move |tx| Ok(db::account::by_id(tx, late)?)).await;
    assert!(!account.unwrap().unwrap().is_silenced());
    assert!(is_suspended(&town, by_hand).await, "what was set by hand stays");
}

#[tokio::test]
async fn the_inbox_is_closed_to_servers_that_are_shut_out() {
    let town = Town::start().await;
    let body = json!({ "domain": "bad.example", "severity": "suspend" });
    town.post(&town.admin, BLOCKS, body).await;
    let server = &town.server.app;
    let barred = |url| remote::is_address_barred(server, url);
    assert!(barred("https://bad.example/users/eve#main-key").await.unwrap());
    assert!(barred("https://a.bad.example/inbox").await.unwrap());
    assert!(barred("https://bad.example:8443/inbox").await.unwrap());
    assert!(!barred("https://good.example/inbox").await.unwrap());
    let own = json!({ "domain": "home.example" });
    assert_eq!(town.code(&town.admin.token, Method::POST, BLOCKS, own).await, 422);
    let nonsense = json!({ "domain": "not a name" });
    assert_eq!(town.code(&town.admin.token, Method::POST, BLOCKS, nonsense).await, 422);
}

#[tokio::test]
async fn only_allowed_servers_are_talked_with_where_that_is_wanted() {
    let town = Town::start().await;
    let path = "/api/v1/admin/domain_allows";
    let allow = town.post(&town.admin, path, json!({ "domain": "good.example" })).await;
    assert_eq!(ids(&town.get(&town.admin, path).await), [allow["id"].as_str().unwrap()]);
    let mut config = tusklet::config::Config::clone(&town.server.app.settings.now());
    config.federation.only_allowed = true;
    let is_barred = async |config: &tusklet::config::Config, domain: &'static str| {
        let config = config.clone();
        let barred = move |tx: &db::ReadTx<'_>| remote::is_barred(tx, &config, domain);
        town.server.app.db.read(barred).await.unwrap()
    };
    assert!(!is_barred(&config, "good.example").await);
    assert!(is_barred(&config, "other.example").await);

    let gone = town.delete(&town.admin, &format!("{path}/{}", allow["id"].as_str().unwrap())).await;
    assert_eq!(gone["domain"], "good.example");
    assert!(is_barred(&config, "good.example").await);
}
