//! An app without a network: sends requests, reads answers.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header, request};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;
use tusklet::app::App;
use tusklet::http::router;
use tusklet::model::{LocalAccount, Role, Scopes};
use tusklet::service;

use crate::people::House;

/// A server with its doors.
pub struct Server {
    pub house: House,
}

/// An app, with a token or without.
#[derive(Clone)]
pub struct Client {
    router: Router,
    token: Option<String>,
}

/// What came back.
pub struct Answer {
    pub code: StatusCode,
    pub headers: HeaderMap,
    pub json: Value,
}

impl Server {
    pub fn start() -> Self {
        Self::with("")
    }

    /// A server whose settings file holds `text` besides the domain.
    pub fn with(text: &str) -> Self {
        Self { house: House::with(text) }
    }

    /// An app that nobody let in.
    pub fn stranger(&self) -> Client {
        Client::at(&self.house.app)
    }

    /// An app that may do everything for a new account.
    pub async fn client(&self, name: &str) -> Client {
        self.client_with(name, "read write follow").await
    }

    /// An app that a new account lets in for `scopes`.
    pub async fn client_with(&self, name: &str, scopes: &str) -> Client {
        let who = self.house.account(name, Role::Member).await;
        Client::of(&self.house.app, &who, scopes).await
    }
}

impl Client {
    /// An app that nobody let in, at the doors of any server.
    pub fn at(app: &App) -> Self {
        Self { router: router(app.clone()), token: None }
    }

    /// An app that `who` lets in for `scopes`.
    pub async fn of(app: &App, who: &LocalAccount, scopes: &str) -> Self {
        let scopes = Scopes::parse(scopes).unwrap();
        let token = service::oauth::issue(app, who, scopes).await.unwrap();
        Self::at(app).holding(&token)
    }

    pub fn holding(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, ("", String::new())).await
    }

    pub async fn post(&self, path: &str, json: &Value) -> Answer {
        self.send(Method::POST, path, ("application/json", json.to_string())).await
    }

    /// A POST with one more line in its head.
    pub async fn post_with(&self, path: &str, json: &Value, line: (&str, &str)) -> Answer {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token.as_deref().unwrap()))
            .header(header::CONTENT_TYPE, "application/json")
            .header(line.0, line.1);
        self.ask(request.body(Body::from(json.to_string())).unwrap()).await
    }

    pub async fn put(&self, path: &str, json: &Value) -> Answer {
        self.send(Method::PUT, path, ("application/json", json.to_string())).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, ("", String::new())).await
    }

    pub async fn post_form(&self, path: &str, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, (kind, form.to_owned())).await
    }

    pub async fn send(&self, method: Method, path: &str, (kind, body): (&str, String)) -> Answer {
        self.ask(self.request(method, path, kind).body(Body::from(body)).unwrap()).await
    }

    /// A request of this app with a body of this kind, if it is named.
    pub fn request(&self, method: Method, path: &str, kind: &str) -> request::Builder {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        request
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { code: head.status, headers: head.headers, json }
    }
}

impl Answer {
    /// The JSON of an answer with this code.
    #[track_caller]
    pub fn expect(self, code: u16) -> Value {
        assert_eq!(self.code.as_u16(), code, "{}", self.json);
        self.json
    }

    /// Path and query of the page that comes after (`next`) or before (`prev`).
    pub fn link(&self, rel: &str) -> Option<String> {
        let links = self.headers.get(header::LINK)?.to_str().unwrap();
        let link = links.split(", ").find(|link| link.ends_with(&format!("rel=\"{rel}\"")))?;
        let address = link.split(['<', '>']).nth(1)?;
        let path = address.strip_prefix("https://")?.find('/')? + "https://".len();
        Some(address[path..].to_owned())
    }
}

/// A picture that is on no status yet; its id.
pub async fn picture(client: &Client) -> Value {
    let mut png = std::io::Cursor::new(vec![]);
    image::RgbImage::new(8, 8).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
    let body = [head.as_bytes(), png.get_ref(), b"\r\n--x--\r\n"].concat();
    let request = Request::post("/api/v2/media")
        .header(header::AUTHORIZATION, format!("Bearer {}", client.token.as_deref().unwrap()))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = client.ask(request.body(Body::from(body)).unwrap()).await;
    answer.expect(200)["id"].clone()
}
