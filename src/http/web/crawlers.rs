//! What programs that read the web are told: where they need not look, and who wants to be found.
//! Source: <https://www.rfc-editor.org/rfc/rfc9309>, <https://www.sitemaps.org/protocol.html>

use std::fmt::Write as _;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::Timestamp;
use crate::db;
use crate::text::escape;

use super::answer::{WebResult, tagged};

/// Crawlers need not read what is for members, nor the same page in a hundred orders.
const CLOSED: [&str; 10] = [
    "/auth/",
    "/settings/",
    "/admin",
    "/search",
    "/publish",
    "/authorize_interaction",
    "/interact",
    "/redirect/",
    "/media/proxy/",
    "/directory?",
];
/// Accounts in the sitemap.
const MOST_ACCOUNTS: u32 = 10_000;
const AGE: HeaderValue = HeaderValue::from_static("public, max-age=3600");

pub(super) fn routes() -> Router<App> {
    Router::new().route("/robots.txt", get(robots)).route("/sitemap.xml", get(sitemap))
}

async fn robots(State(app): State<App>) -> String {
    let mut text = String::from("User-agent: *\n");
    for path in CLOSED {
        let _ = writeln!(text, "Disallow: {path}");
    }
    let _ = writeln!(text, "\nSitemap: {}", app.url("/sitemap.xml"));
    text
}

/// The pages of the server itself, and the profiles of who asked to be indexed.
async fn sitemap(State(app): State<App>, asked: HeaderMap) -> WebResult {
    let accounts = app.db.read(|tx| Ok(db::account::indexable(tx, MOST_ACCOUNTS)?)).await?;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in ["/about", "/explore", "/directory"] {
        entry(&mut out, &app.url(path), None);
    }
    for (username, changed) in accounts {
        let day = changed.map(Timestamp::date);
        entry(&mut out, &app.url(&format!("/@{username}")), day.as_deref());
    }
    out.push_str("</urlset>\n");
    let kind = HeaderValue::from_static("application/xml; charset=utf-8");
    let head = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, AGE)];
    let answer: Response = tagged(head, out, &asked);
    Ok(answer)
}

fn entry(out: &mut String, url: &str, changed: Option<&str>) {
    out.push_str("<url><loc>");
    escape::push(out, url);
    out.push_str("</loc>");
    if let Some(day) = changed {
        let _ = write!(out, "<lastmod>{day}</lastmod>");
    }
    out.push_str("</url>\n");
}
