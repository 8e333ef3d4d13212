//! Filters of one keyword each, as programs know them that are older than filters of several.
//! Source: <https://docs.joinmastodon.org/methods/filters/#v1>

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{FilterKeywordId, Refusal, Timestamp};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Given, Id, Many, Params, Text};
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::model::filter::LONGEST_TITLE;
use crate::model::{FilterAction, FilterChange, KeywordChange};
use crate::service;

use super::entity::{Empty, OldFilter};
use super::filters::{READ, WRITE, contexts, expiry};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/filters", get(list).post(create))
        .route("/api/v1/filters/{id}", get(one).put(change).patch(change).delete(delete))
}

/// Since when these are old: 14 November 2022, with the release of those that came after.
const OLD_SINCE: (&str, &str) = ("deprecation", "@1668384000");

/// An answer that says that there is a better place to ask.
fn old(answer: impl IntoResponse) -> Response {
    ([OLD_SINCE], answer).into_response()
}

async fn list(State(app): State<App>, asker: Asker) -> ApiResult<Response> {
    let filters = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            Ok(db::filter::of_account(tx, me)?)
        })
        .await?;
    let each = filters.into_iter().flat_map(|view| {
        let filter = view.filter;
        view.keywords.into_iter().map(move |keyword| OldFilter::of(&filter, keyword))
    });
    Ok(old(Json(each.collect::<Vec<_>>())))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<FilterKeywordId>,
    asker: Asker,
) -> ApiResult<Response> {
    let (view, keyword) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            let keyword = db::filter::keyword(tx, me, id)?.ok_or_else(no_record)?;
            let view = db::filter::by_id(tx, me, keyword.filter)?.ok_or_else(no_record)?;
            Ok((view, keyword))
        })
        .await?;
    Ok(old(Json(OldFilter::of(&view.filter, keyword))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OldForm {
    phrase: Text,
    context: Many<Text>,
    irreversible: Flag,
    whole_word: Flag,
    expires_in: Given<Text>,
}

/// What is to become of a keyword: its words, and whether they must stand alone.
type KeywordWish = (Option<String>, Option<bool>);

impl OldForm {
    /// What is asked of the keyword, and of its filter.
    fn wish(self, now: Timestamp) -> Result<(KeywordWish, FilterChange), Refusal> {
        let action = |hides| if hides { FilterAction::Hide } else { FilterAction::Warn };
        let change = FilterChange {
            title: self.phrase.0.as_deref().map(|text| text.chars().take(LONGEST_TITLE).collect()),
            contexts: contexts(self.context)?,
            action: self.irreversible.0.map(action),
            ..expiry(self.expires_in, now)?
        };
        Ok(((self.phrase.0, self.whole_word.0), change))
    }
}

async fn create(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<OldForm>,
) -> ApiResult<Response> {
    let viewer = asker.enter(&app, WRITE).await?;
    let ((phrase, whole_word), mut wish) = form.wish(app.clock.now())?;
    let phrase = phrase.ok_or_else(|| Refusal::invalid("phrase", say!("refusal-cant-be-blank")))?;
    let whole_word = whole_word.unwrap_or(false);
    wish.keywords.push(KeywordChange::Add { keyword: phrase, whole_word });
    let mut view = service::filter::create(&app, &viewer.account, wish).await?;
    let keyword = view.keywords.pop().ok_or_else(no_record)?;
    Ok(old(Json(OldFilter::of(&view.filter, keyword))))
}

async fn change(
    State(app): State<App>,
    Id(id): Id<FilterKeywordId>,
    asker: Asker,
    Params(form): Params<OldForm>,
) -> ApiResult<Response> {
    let viewer = asker.enter(&app, WRITE).await?;
    let (keyword, wish) = form.wish(app.clock.now())?;
    let changed = service::filter::change_single(&app, &viewer.account, id, keyword, wish).await?;
    let (view, keyword) = changed;
    Ok(old(Json(OldFilter::of(&view.filter, keyword))))
}

async fn delete(
    State(app): State<App>,
    Id(id): Id<FilterKeywordId>,
    asker: Asker,
) -> ApiResult<Response> {
    let viewer = asker.enter(&app, WRITE).await?;
    service::filter::delete_single(&app, &viewer.account, id).await?;
    Ok(old(Json(Empty {})))
}
