//! Every route of the API with who may use it and with which scope, held equal to the router.
//!
//! The table is `routes.tsv`: method, path (`{}` for each part that varies), who may ask, the
//! scope that a token needs, and whose private thing the path names. Who may ask is `anyone`
//! (but not with a token that lacks the scope), a `person`, `staff`, a `program` for itself, a
//! person who opens a `stream` or a `socket`, or `never` anyone. The table also knows routes of
//! the API that this server does not have yet.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};
use tusklet::http::router;
use tusklet::model::{LocalAccount, Role, Scopes};
use tusklet::service::oauth;

use crate::support::TestServer;

use super::client::{Answer, Client};

const TABLE: &str = include_str!("routes.tsv");

#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) who: &'static str,
    scope: &'static str,
    thing: &'static str,
}

fn table() -> impl Iterator<Item = Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [method, path, who, scope, thing] = columns[..] else { panic!("{line}") };
        Row { method, path, who, scope, thing }
    })
}

/// Method and path of every route of the API that the router has, as it tells when it is printed
/// for debugging.
fn built(server: &TestServer) -> BTreeSet<(String, String)> {
    let text = format!("{:?}", router(server.app.clone()));
    let text = text.split("fallback_router:").next().unwrap();
    let (mut methods, mut paths) = (BTreeMap::new(), BTreeMap::new());
    for piece in text.split("RouteId(").skip(1) {
        let (id, rest) = piece.split_once("): ").unwrap();
        if let Some(path) = rest.strip_prefix('"') {
            paths.insert(id, path.split('"').next().unwrap());
        } else if let Some((_, allowed)) = rest.split_once("allow_header: Bytes(b\"") {
            methods.insert(id, allowed.split('"').next().unwrap());
        }
    }
    let mut built = BTreeSet::new();
    for (id, path) in paths {
        if !path.starts_with("/api/") {
            continue;
        }
        let path = path
            .trim_end_matches('/')
            .split('/')
            .map(|part| if part.starts_with('{') { "{}" } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        for method in methods[id].split(',').filter(|method| *method != "HEAD") {
            built.insert((method.to_owned(), path.clone()));
        }
    }
    assert!(built.len() > 100, "the router is printed in another way now: {built:?}");
    built
}

/// Rows of the table that the router has.
pub(super) fn rows(server: &TestServer) -> Vec<Row> {
    let built = built(server);
    table().filter(|row| built.contains(&(row.method.to_owned(), row.path.to_owned()))).collect()
}

#[test]
fn every_route_is_in_the_table_once() {
    let server = TestServer::start();
    let known: BTreeSet<_> =
        table().map(|row| (row.method.to_owned(), row.path.to_owned())).collect();
    assert_eq!(known.len(), table().count(), "a row stands there twice");
    // Things may be changed by `PUT` and by `PATCH` alike.
    let twin = |method: &str| match method {
        "PUT" => "PATCH".to_owned(),
        "PATCH" => "PUT".to_owned(),
        other => other.to_owned(),
    };
    let missing: Vec<_> = built(&server)
        .into_iter()
        .filter(|(method, path)| {
            !known.contains(&(method.clone(), path.clone()))
                && !known.contains(&(twin(method), path.clone()))
        })
        .collect();
    assert!(missing.is_empty(), "add these routes to tests/it/api/routes.tsv: {missing:#?}");
}

/// A server that may be asked as often as one likes.
pub(super) fn busy() -> TestServer {
    TestServer::start_with(|config| config.limits.rate_limit = false)
}

/// People to ask as, each with the tokens that a row needs.
struct Cast {
    server: TestServer,
    stranger: Client,
    member: LocalAccount,
    owner: LocalAccount,
}

impl Cast {
    async fn gather() -> Self {
        let server = busy();
        let stranger = Client::at(&server.app);
        let member = server.account("member").await;
        let owner = server.account_with_role("owner", Role::Owner).await;
        Self { server, stranger, member, owner }
    }

    /// The code of an answer to somebody with a token for `scopes`, or without a token.
    async fn code(&self, row: Row, who: Option<(&LocalAccount, &str)>) -> u16 {
        let mut client = self.stranger.clone();
        if let Some((who, scopes)) = who {
            let scopes = Scopes::parse(scopes).unwrap();
            let token = oauth::issue(&self.server.app, who, scopes).await.unwrap();
            client = client.holding(&token);
        }
        ask(&client, row, &row.path.replace("{}", "1")).await.code.as_u16()
    }
}

/// Asks as a row says, with something in every field that there might be.
async fn ask(client: &Client, row: Row, path: &str) -> Answer {
    let method: Method = row.method.parse().unwrap();
    if method == Method::GET {
        return client.get(path).await;
    }
    let mut form = json!({
        "status": "x", "keyword": "x", "title": "x", "phrase": "x", "comment": "x", "name": "x",
        "status_id": "1", "account_ids": ["1"], "choices": [0], "description": "x",
        "quote_approval_policy": "public",
    });
    if path.contains("scheduled") {
        form["scheduled_at"] = json!("2025-11-26T06:08:00.000Z");
    }
    client.send(method, path, ("application/json", form.to_string())).await
}

#[tokio::test]
async fn every_route_asks_for_its_scope() {
    let cast = Cast::gather().await;
    let (member, owner) = (&cast.member, &cast.owner);
    let mut wrong = vec![];
    for row in rows(&cast.server) {
        let lacking = if row.scope == "push" { "read:blocks" } else { "push" };
        let has_scope = row.scope != "-";
        let mut expect = |what: &str, code: u16, is_right: bool| {
            if !is_right {
                wrong.push(format!("{} {}: {what} got {code}", row.method, row.path));
            }
        };
        match row.who {
            "anyone" => {
                let code = cast.code(row, None).await;
                expect("a stranger", code, !matches!(code, 401 | 403));
                if has_scope {
                    let code = cast.code(row, Some((member, lacking))).await;
                    expect("a token for something else", code, code == 403);
                    let code = cast.code(row, Some((member, row.scope))).await;
                    expect("a token for it", code, !matches!(code, 401 | 403));
                }
            }
            "person" | "staff" | "stream" => {
                let code = cast.code(row, None).await;
                expect("a stranger", code, code == 401);
                let who = if row.who == "staff" { owner } else { member };
                if has_scope {
                    let code = cast.code(row, Some((who, lacking))).await;
                    expect("a token for something else", code, code == 403);
                }
                if row.who == "staff" {
                    let code = cast.code(row, Some((member, row.scope))).await;
                    expect("a member", code, code == 403);
                }
                // A stream that is open does not end.
                if has_scope && row.who != "stream" {
                    let code = cast.code(row, Some((who, row.scope))).await;
                    expect("a token for it", code, !matches!(code, 401 | 403));
                }
            }
            "program" => {
                let code = cast.code(row, None).await;
                expect("a stranger", code, code == 401);
            }
            "never" => {
                let code = cast.code(row, Some((member, row.scope))).await;
                expect("anyone", code, code == 403);
            }
            // Without an upgrade there is nothing to refuse: the tests of streams ask.
            "socket" => {}
            other => panic!("nobody is {other}"),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Private things of somebody, by the words of the table.
async fn things(owner: &Client, other: &Client) -> BTreeMap<&'static str, String> {
    let mut things = BTreeMap::new();
    let mut keep = |name, found: &Value| {
        if let Some(id) = found.as_str() {
            things.insert(name, id.to_owned());
        }
    };
    let post = async |path: &str, form: Value| owner.post(path, &form).await.json;

    let status = post("/api/v1/statuses", json!({ "status": "x", "visibility": "private" })).await;
    keep("status", &status["id"]);
    let image = include_bytes!("../../../assets/icon.png");
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
    let body = [head.as_bytes(), image, b"\r\n--x--\r\n"].concat();
    let upload = owner.request(Method::POST, "/api/v1/media", "multipart/form-data; boundary=x");
    let upload: Request<Body> = upload.body(Body::from(body)).unwrap();
    keep("media", &owner.ask(upload).await.json["id"]);
    other.post("/api/v1/statuses", &json!({ "status": "@owner hello" })).await.expect(200);
    keep("notification", &owner.get("/api/v1/notifications").await.json[0]["id"]);
    let form =
        json!({ "title": "x", "context": ["home"], "keywords_attributes": [{ "keyword": "x" }] });
    let filter = post("/api/v2/filters", form).await;
    keep("filter", &filter["id"]);
    keep("keyword", &filter["keywords"][0]["id"]);
    if let Some(id) = filter["id"].as_str() {
        let form = json!({ "status_id": status["id"] });
        keep("filtered", &post(&format!("/api/v2/filters/{id}/statuses"), form).await["id"]);
    }
    keep("list", &post("/api/v1/lists", json!({ "title": "x" })).await["id"]);
    post("/api/v1/statuses", json!({ "status": "@other hi", "visibility": "direct" })).await;
    keep("conversation", &owner.get("/api/v1/conversations").await.json[0]["id"]);
    let form = json!({ "status": "later", "scheduled_at": "2025-11-25T06:08:00.000Z" });
    keep("scheduled", &post("/api/v1/statuses", form).await["id"]);
    let poll = json!({ "options": ["a", "b"], "expires_in": 600 });
    let form = json!({ "status": "?", "visibility": "private", "poll": poll });
    keep("poll", &post("/api/v1/statuses", form).await["poll"]["id"]);
    keep("featured", &post("/api/v1/featured_tags", json!({ "name": "x" })).await["id"]);
    things
}

#[tokio::test]
async fn private_things_of_others_are_not_there() {
    let server = busy();
    let everything = "read write follow push";
    let (owner, other) = (server.account("owner").await, server.account("other").await);
    let thief = server.account("thief").await;
    let owner = Client::of(&server.app, &owner, everything).await;
    let other = Client::of(&server.app, &other, everything).await;
    let token = oauth::issue(&server.app, &thief, Scopes::parse(everything).unwrap()).await;
    let token = token.unwrap();
    let things = things(&owner, &other).await;
    let stranger = Client::at(&server.app);
    let thief = stranger.clone().holding(&token);
    let mut wrong = vec![];

    let rows = rows(&server).into_iter().filter(|row| row.thing != "-").collect::<Vec<_>>();
    assert!(rows.len() > 30);
    for row in &rows {
        let Some(id) = things.get(row.thing) else {
            wrong.push(format!("nobody made a {}", row.thing));
            continue;
        };
        let path = row.path.replace("{}", id);
        let code = ask(&thief, *row, &path).await.code.as_u16();
        if code != 404 {
            wrong.push(format!("{} {}: a thief got {code}", row.method, row.path));
        }
        if row.who == "anyone" {
            let code = ask(&stranger, *row, &path).await.code.as_u16();
            if code != 404 {
                wrong.push(format!("{} {}: a stranger got {code}", row.method, row.path));
            }
        }
    }
    // All of it is still there for whose it is.
    for row in rows.iter().filter(|row| row.method == "GET") {
        let Some(id) = things.get(row.thing) else { continue };
        let code = owner.get(&row.path.replace("{}", id)).await.code.as_u16();
        if code != 200 {
            wrong.push(format!("{} {}: the owner got {code}", row.method, row.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
