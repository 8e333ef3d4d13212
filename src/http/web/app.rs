//! Our pages as an app of a phone or a desk: what it is called, what works without a connection, and
//! what others share with it.
//! Source: <https://www.w3.org/TR/appmanifest/>, <https://w3c.github.io/web-share-target/>

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::app::App;
use crate::base::{Error, Refusal, locale};
use crate::model::Draft;
use crate::model::status::MOST_MEDIA;
use crate::say;
use crate::service;
use crate::service::media::Caption;
use crate::view::assets;
use crate::view::page::offline::Offline;

use super::answer::{WebResult, see_other};
use super::sent::SentBySystem;
use super::speak::InLanguage;
use super::visit::Visit;

/// The colour behind the app while it starts.
const THEME: &str = "#16151f";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/manifest", get(manifest))
        .route("/sw.js", get(worker))
        .route("/offline", get(offline))
        .route("/share", get(share).post(share_files))
        .route("/intent", get(intent))
}

/// Browsers fetch it without cookies: pages name their language in its address.
async fn manifest(
    State(app): State<App>,
    Query(wanted): Query<InLanguage>,
    visit: Visit,
) -> Response {
    wanted.heed(&app);
    let shell = visit.shell();
    let shortcut = |name: &str, url: &str| json!({ "name": name, "url": url });
    let body = json!({
        "id": "/",
        "name": shell.site.title,
        "short_name": shell.site.title,
        "description": shell.site.description,
        "lang": locale::current().code(),
        "dir": locale::current().direction(),
        "start_url": "/home",
        "scope": "/",
        "display": "standalone",
        "background_color": THEME,
        "theme_color": shell.site.colour.hex(),
        "categories": ["social"],
        "icons": icons(),
        "shortcuts": [
            shortcut(say!("menu-new-post"), "/publish"),
            shortcut(say!("menu-notifications"), "/notifications"),
            shortcut(say!("menu-deck"), "/deck"),
            shortcut(say!("menu-search"), "/search"),
        ],
        "share_target": {
            "action": "/share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title", "text": "text", "url": "url",
                "files": [{ "name": "files", "accept": ["image/*", "video/*", "audio/*"] }],
            },
        },
        "protocol_handlers": [{ "protocol": "web+ap", "url": "/intent?uri=%s" }],
    });
    let head = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "Accept-Language, Cookie"),
    ];
    (head, body.to_string()).into_response()
}

fn icons() -> Value {
    let picture = |name: &str, sizes: &str, purpose: &str| {
        let kind = if sizes == "any" { "image/svg+xml" } else { "image/png" };
        json!({ "src": assets::url(name), "sizes": sizes, "type": kind, "purpose": purpose })
    };
    json!([
        picture("icon.svg", "any", "any"),
        picture("icon-192.png", "192x192", "any"),
        picture("icon-512.png", "512x512", "any"),
        picture("icon-maskable.png", "512x512", "maskable"),
    ])
}

/// The worker with the few words that it says by itself, in the language of the visitor; it begins
/// anew whenever what it keeps has changed.
async fn worker(_visit: Visit) -> Response {
    let Some(file) = assets::get("sw.js") else { return StatusCode::NOT_FOUND.into_response() };
    let version = format!("{} {}", env!("CARGO_PKG_VERSION"), assets::url("app.css"));
    let (version, new) = (Value::from(version), Value::from(say!("push-new")));
    let language = Value::from(locale::current().code());
    let words = format!("const LANGUAGE = {language};\nconst NEW = {new};\n");
    let mut body = format!("const VERSION = {version};\n{words}").into_bytes();
    body.extend_from_slice(&file.bytes);
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (head, body).into_response()
}

/// Kept for whoever uses the browser, and so fetched without cookies.
async fn offline(
    State(app): State<App>,
    Query(wanted): Query<InLanguage>,
    visit: Visit,
) -> Response {
    wanted.heed(&app);
    visit.show(&Offline { shell: &visit.shell() }.page())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shared {
    title: String,
    text: String,
    url: String,
}

/// The composer with what another page or program wants to be told.
async fn share(Query(Shared { title, text, url }): Query<Shared>) -> Response {
    to_composer(&joined([&title, &text, &url]))
}

fn to_composer(text: &str) -> Response {
    let query = Serializer::new(String::new()).append_pair("text", text).finish();
    see_other(&format!("/publish?{query}"))
}

fn joined(parts: [&str; 3]) -> String {
    let parts: Vec<&str> =
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The same with files, which become a draft.
async fn share_files(State(app): State<App>, SentBySystem(sent): SentBySystem) -> WebResult {
    let who = &sent.member()?.account;
    let text = joined([sent.text("title"), sent.text("text"), sent.text("url")]);
    let mut media = vec![];
    for file in sent.files("files").take(MOST_MEDIA) {
        let caption = Caption { description: None, focus: None };
        media.push(service::media::upload(&app, who, file, caption).await?.id);
    }
    if media.is_empty() {
        return Ok(to_composer(&text));
    }
    let draft = service::draft::keep(&app, who, None, Draft { media, ..Draft::of(text) }).await?;
    Ok(see_other(&format!("/publish?draft={}", draft.id)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Intent {
    uri: String,
}

/// What a `web+ap` link leads to.
async fn intent(Query(Intent { uri }): Query<Intent>) -> WebResult {
    let rest = uri.strip_prefix("web+ap://").ok_or(Error::from(Refusal::NotFound("page")))?;
    let uri = format!("https://{rest}");
    let query = Serializer::new(String::new()).append_pair("uri", &uri).finish();
    Ok(see_other(&format!("/authorize_interaction?{query}")))
}
