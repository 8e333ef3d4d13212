//! Keeping order, through the client API: who may, and what it does.

mod accounts;
mod blocks;
mod doors;
mod joining;
mod numbers;
mod reports;
mod texts;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt as _;
use tusklet::model::{LocalAccount, Role, Scopes};
use tusklet::service::oauth;

use crate::support::TestServer;

const ALL: &str = "read write admin:read admin:write";

/// A server with its doors, and somebody of each role.
pub struct Town {
    pub server: TestServer,
    router: Router,
    pub admin: Person,
    pub moderator: Person,
    pub member: Person,
}

/// Somebody of ours with a token.
pub struct Person {
    pub account: LocalAccount,
    pub token: String,
}

impl Town {
    pub async fn start() -> Self {
        let server = TestServer::start();
        let router = tusklet::http::router(server.app.clone());
        let admin = person(&server, "admin_ada", Role::Admin).await;
        let moderator = person(&server, "mod_mia", Role::Moderator).await;
        let member = person(&server, "bob", Role::Member).await;
        Self { server, router, admin, moderator, member }
    }

    pub async fn person(&self, name: &str, role: Role) -> Person {
        person(&self.server, name, role).await
    }

    pub async fn token(&self, who: &LocalAccount, scopes: &str) -> String {
        oauth::issue(&self.server.app, who, Scopes::parse(scopes).unwrap()).await.unwrap()
    }

    /// Asks with a token, or (an empty one) as a stranger.
    pub async fn ask(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let code = answer.status();
        let bytes = to_bytes(answer.into_body(), 1 << 22).await.unwrap();
        (code, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub async fn get(&self, who: &Person, path: &str) -> Value {
        let (code, body) = self.ask(&who.token, Method::GET, path, None).await;
        assert_eq!(code, StatusCode::OK, "GET {path}: {body}");
        body
    }

    pub async fn post(&self, who: &Person, path: &str, body: Value) -> Value {
        let (code, body) = self.ask(&who.token, Method::POST, path, Some(body)).await;
        assert_eq!(code, StatusCode::OK, "POST {path}: {body}");
        body
    }

    pub async fn put(&self, who: &Person, path: &str, body: Value) -> Value {
        let (code, body) = self.ask(&who.token, Method::PUT, path, Some(body)).await;
        assert_eq!(code, StatusCode::OK, "PUT {path}: {body}");
        body
    }

    pub async fn delete(&self, who: &Person, path: &str) -> Value {
        let (code, body) = self.ask(&who.token, Method::DELETE, path, None).await;
        assert_eq!(code, StatusCode::OK, "DELETE {path}: {body}");
        body
    }

    /// The code that a request is refused with.
    pub async fn code(&self, token: &str, method: Method, path: &str, body: Value) -> u16 {
        self.ask(token, method, path, Some(body)).await.0.as_u16()
    }

    /// Limits an account as the admin.
    pub async fn act(&self, who: &LocalAccount, action: &str) {
        let path = format!("/api/v1/admin/accounts/{}/action", who.id());
        self.post(&self.admin, &path, serde_json::json!({ "type": action })).await;
    }
}

async fn person(server: &TestServer, name: &str, role: Role) -> Person {
    let account = server.account_with_role(name, role).await;
    let scopes = Scopes::parse(ALL).unwrap();
    let token = oauth::issue(&server.app, &account, scopes).await.unwrap();
    Person { account, token }
}

/// The ids in a list of entities.
pub fn ids(list: &Value) -> Vec<String> {
    let id = |entity: &Value| entity["id"].as_str().unwrap_or_default().to_owned();
    list.as_array().unwrap().iter().map(id).collect()
}
