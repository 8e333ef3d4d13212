//! What people are told, and of whom: groups, kinds, strangers, conversations; through the API.

mod conversations;
mod groups;
mod kinds;
mod strangers;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;
use tower::ServiceExt as _;
use tusklet::base::StatusId;
use tusklet::model::{Draft, FollowTerms, LocalAccount, StatusView, Visibility};
use tusklet::service;

use crate::moderation::{Person, Town};
use crate::support::TestServer;

impl Town {
    /// The kinds in somebody's list, newest first.
    async fn kinds(&self, who: &Person, query: &str) -> Vec<String> {
        kinds(&self.get(who, &format!("/api/v1/notifications{query}")).await)
    }

    /// Groups on a page.
    async fn groups(&self, who: &Person, query: &str) -> Vec<Value> {
        let page = self.get(who, &format!("/api/v2/notifications{query}")).await;
        page["notification_groups"].as_array().unwrap().clone()
    }

    /// The `Link` header of an answer.
    async fn link(&self, who: &Person, path: &str) -> String {
        let request = Request::get(path).header("authorization", format!("Bearer {}", who.token));
        let router = tusklet::http::router(self.server.app.clone());
        let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let link = answer.headers().get("link").map(|link| link.to_str().unwrap().to_owned());
        link.unwrap_or_default()
    }
}

/// The types in a list of notifications or groups.
fn kinds(list: &Value) -> Vec<String> {
    let kind = |one: &Value| one["type"].as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(kind).collect()
}

async fn favourite(server: &TestServer, who: &Person, status: StatusId) {
    service::status::favourite(&server.app, &who.account, status).await.unwrap();
}

async fn follow(server: &TestServer, who: &LocalAccount, target: &LocalAccount) {
    let terms = FollowTerms::default();
    service::follow::follow(&server.app, who, target.id(), terms).await.unwrap();
}

async fn direct(server: &TestServer, from: &Person, text: &str) -> StatusView {
    server.publish_to(&from.account, Visibility::Direct, text).await
}

async fn answer(server: &TestServer, from: &Person, to: StatusId, text: &str) -> StatusView {
    let draft = Draft { visibility: Visibility::Direct, in_reply_to: Some(to), ..Draft::of(text) };
    server.publish_draft(&from.account, draft).await
}
