//! A browser without a screen: keeps cookies, fills in forms, presses buttons.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;
use tusklet::app::App;
use tusklet::base::{Clock, Timestamp};
use tusklet::config::{Environment, Settings, place};
use tusklet::http::router;
use tusklet::model::{LocalAccount, Role};
use tusklet::service::account::{self, NewAccount};
use url::form_urlencoded;

use crate::support::keys;

pub use crate::support::keys::PASSWORD;

/// A server with its doors, in a folder of its own.
pub struct House {
    pub app: App,
    pub folder: TempDir,
}

impl House {
    /// A server that is set up for `mode`.
    pub fn with_mode(mode: &str) -> Self {
        Self::of(&format!("[instance]\ndomain = \"tusklet.org\"\nmode = \"{mode}\"\n"))
    }

    /// A server that also speaks the language `code`, in `words`.
    pub fn speaking(code: &str, words: &str) -> Self {
        Self::with_languages("closed", &[(code, words)])
    }

    /// A server that is set up for `mode` and speaks more languages, each with its words.
    pub fn with_languages(mode: &str, languages: &[(&str, &str)]) -> Self {
        let text = format!("[instance]\ndomain = \"tusklet.org\"\nmode = \"{mode}\"\n");
        Self::inside(folder_with(languages), &text)
    }

    /// A server that is not set up and speaks more languages.
    pub fn unfounded(languages: &[(&str, &str)]) -> Self {
        Self::inside(folder_with(languages), "")
    }

    /// A server whose settings file holds `text`.
    pub fn of(text: &str) -> Self {
        Self::inside(TempDir::new().unwrap(), text)
    }

    fn inside(folder: TempDir, text: &str) -> Self {
        let place = place::find(Some(folder.path().to_owned()), None);
        if !text.is_empty() {
            std::fs::write(&place.config_file, text).unwrap();
        }
        let settings = Settings::load(&place.config_file, Environment::empty()).unwrap();
        let clock = Clock::manual(Timestamp(1_763_878_080_000));
        let app = App::open(&place, settings, clock).unwrap();
        if !text.is_empty() {
            keys::give_to(&app);
        }
        Self { app, folder }
    }

    pub async fn account(&self, name: &str, role: Role) -> LocalAccount {
        let password = keys::hashed(&self.app).await;
        let key = Some(keys::stored_key());
        let new = NewAccount { key, ..NewAccount::new(name, password, role) };
        account::create(&self.app, new).await.unwrap()
    }

    /// A browser at our public address.
    pub fn browser(&self) -> Browser {
        self.browser_at("tusklet.org")
    }

    pub fn browser_at(&self, host: &str) -> Browser {
        Browser::of(&self.app, host)
    }

    /// A browser in which `name` has signed in.
    pub async fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        let form = browser.get("/auth/sign_in").await;
        let fields = [("login", name), ("password", PASSWORD)];
        let answer = browser.submit(&form, "/auth/sign_in", &fields).await;
        assert_eq!(answer.place(), "/home");
        browser
    }
}

fn folder_with(languages: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("languages")).unwrap();
    for (code, words) in languages {
        std::fs::write(folder.path().join(format!("languages/{code}.ftl")), words).unwrap();
    }
    folder
}

pub struct Browser {
    router: Router,
    host: String,
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub code: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Page {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    #[track_caller]
    pub fn expect(self, code: u16) -> Self {
        assert_eq!(self.code.as_u16(), code, "{}", self.text());
        self
    }

    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    #[track_caller]
    pub fn place(&self) -> String {
        assert_eq!(self.code, StatusCode::SEE_OTHER, "{}", self.text());
        self.header("location").to_owned()
    }

    /// What the first hidden field of that name holds.
    pub fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let mark = format!("name=\"{name}\" value=\"");
        let start = text
            .find(&mark)
            .map_or_else(|| panic!("no field {name} in {text}"), |start| start + mark.len());
        text[start..].split('"').next().unwrap().to_owned()
    }
}

impl Browser {
    pub fn of(app: &App, host: &str) -> Self {
        let (router, host) = (router(app.clone()), host.to_owned());
        Self { router, host, cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.ask(Method::GET, path, &[], Body::empty()).await
    }

    /// A GET with more lines in its head.
    pub async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Page {
        self.ask(Method::GET, path, headers, Body::empty()).await
    }

    /// Follows 303 until there is a page.
    pub async fn open(&mut self, path: &str) -> Page {
        let mut page = self.get(path).await;
        for _ in 0..5 {
            if page.code != StatusCode::SEE_OTHER {
                break;
            }
            let place = page.place();
            page = self.get(place.split('#').next().unwrap()).await;
        }
        page
    }

    /// Sends the form that `page` showed.
    pub async fn submit(&mut self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = page.hidden("csrf");
        let mut fields = fields.to_vec();
        fields.push(("csrf", &csrf));
        self.post(action, &fields, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends any fields at all.
    pub async fn post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut all = headers.to_vec();
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            all.push(("content-type", "application/x-www-form-urlencoded"));
        }
        self.ask(Method::POST, path, &all, Body::from(body)).await
    }

    /// Sends a form with files, as `(field, Some(file name), content)`.
    pub async fn upload(
        &mut self,
        page: &Page,
        action: &str,
        parts: &[(&str, Option<&str>, &[u8])],
    ) -> Page {
        let csrf = page.hidden("csrf");
        let mut body = vec![];
        let mut parts = parts.to_vec();
        parts.push(("csrf", None, csrf.as_bytes()));
        for (name, file, content) in parts {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}");
            body.extend_from_slice(format!("{head}\r\n\r\n").as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let kind = [("content-type", "multipart/form-data; boundary=edge")];
        self.ask(Method::POST, action, &kind, Body::from(body)).await
    }

    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Page {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::HOST, &self.host);
        if !headers.iter().any(|(name, _)| *name == "accept") {
            request = request.header(header::ACCEPT, "text/html,application/xhtml+xml");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header(header::COOKIE, cookies.join("; "));
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Page { code: head.status, headers: head.headers, bytes }
    }

    fn keep(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax"), "{line}");
        assert_eq!(name.starts_with("__Host-"), attributes.contains("Secure"), "{line}");
        if attributes.contains("Max-Age=0;") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
