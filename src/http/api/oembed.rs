//! What other servers need to show a status of ours.
//! Source: <https://docs.joinmastodon.org/methods/oembed/>, <https://oembed.com/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use maud::html;
use serde::Deserialize;

use crate::app::App;
use crate::base::Refusal;
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::http::form::{Number, Params, Text};
use crate::model::StatusView;
use crate::protocol::oembed::Embed;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/oembed", get(embed))
}

/// Pixels, unless less is asked for.
const WIDTH: u32 = 400;
/// A day.
const KEPT_FOR: u32 = 86_400;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EmbedForm {
    url: Text,
    maxwidth: Number<u32>,
    maxheight: Number<u32>,
}

async fn embed(State(app): State<App>, Params(form): Params<EmbedForm>) -> ApiResult<Json<Embed>> {
    let (url, origin) = (form.url.or_empty(), app.url(""));
    let ours = origin.clone();
    let view = app.db.read(move |tx| Ok(open(tx, &url, &ours)?)).await?;
    let view = view.ok_or(Refusal::NotFound("status"))?;
    let name = view.author.name().to_owned();
    let config = app.settings.now();
    Ok(Json(Embed {
        kind: "rich",
        version: "1.0",
        title: format!("Post by {name}"),
        html: quoted(&view, &name, &origin),
        author_name: name,
        author_url: format!("{origin}{}", view.author.path()),
        provider_name: config.domain().to_owned(),
        provider_url: format!("{origin}/"),
        cache_age: KEPT_FOR,
        width: form.maxwidth.0.unwrap_or(WIDTH).min(WIDTH),
        height: form.maxheight.0,
    }))
}

/// The status of ours at an address, if everyone may see it.
fn open(tx: &ReadTx<'_>, url: &str, origin: &str) -> rusqlite::Result<Option<StatusView>> {
    let ours = url.strip_prefix(origin).filter(|path| path.starts_with('/'));
    let id = ours.and_then(|path| path.trim_end_matches('/').rsplit_once('/')?.1.parse().ok());
    let Some(id) = id else { return Ok(None) };
    if !db::status::may_see(tx, None, id)? {
        return Ok(None);
    }
    let view = db::view::status::one(tx, None, id)?;
    Ok(view.filter(|view| view.author.is_local() && view.boosted.is_none()))
}

/// The status as a quotation, which needs no script of ours in the other's page.
fn quoted(view: &StatusView, name: &str, origin: &str) -> String {
    let page = format!("{origin}{}", view.path());
    html! {
        blockquote cite=(page) {
            @if view.status.content_warning.is_empty() {
                (view.status.html)
            } @else {
                p { (view.status.content_warning) }
            }
            p { "— " (name) " (@" (view.author.username) "), " a href=(page) {
                (view.status.created_at.date())
            } }
        }
    }
    .into_string()
}
