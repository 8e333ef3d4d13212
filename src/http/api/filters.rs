//! Filters with their keywords and statuses.
//! Source: <https://docs.joinmastodon.org/methods/filters/>

use std::time::Duration;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{
    FilterId, FilterKeywordId, FilterStatusId, Refusal, Result, StatusId, Timestamp,
};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Given, Id, Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::model::{FilterAction, FilterChange, FilterContext, FilterView, KeywordChange};
use crate::service;

use super::entity::{Empty, Filter, FilterKeyword, FilterStatus};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v2/filters", get(list).post(create))
        .route("/api/v2/filters/{id}", get(one).put(change).patch(change).delete(delete))
        .route("/api/v2/filters/{id}/keywords", get(keywords).post(add_keyword))
        .route(
            "/api/v2/filters/keywords/{id}",
            get(keyword).put(change_keyword).patch(change_keyword).delete(delete_keyword),
        )
        .route("/api/v2/filters/{id}/statuses", get(statuses).post(add_status))
        .route("/api/v2/filters/statuses/{id}", get(status).delete(delete_status))
}

pub(super) const READ: &str = "read:filters";
pub(super) const WRITE: &str = "write:filters";

/// The longest that a filter may hold, unless it holds for good: a hundred years.
const LONGEST_SPAN: Duration = Duration::from_hours(100 * 365 * 24);

async fn list(State(app): State<App>, asker: Asker) -> ApiResult<Json<Vec<Filter>>> {
    let filters = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            Ok(db::filter::of_account(tx, me)?)
        })
        .await?;
    Ok(Json(filters.into_iter().map(Filter::from).collect()))
}

/// A filter of who asks.
async fn found(app: &App, asker: Asker, id: FilterId) -> Result<FilterView> {
    app.db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            Ok(db::filter::by_id(tx, me, id)?.ok_or_else(no_record)?)
        })
        .await
}

async fn one(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
) -> ApiResult<Json<Filter>> {
    Ok(Json(found(&app, asker, id).await?.into()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FilterForm {
    title: Text,
    context: Many<Text>,
    filter_action: Text,
    expires_in: Given<Text>,
    keywords_attributes: Many<KeywordForm>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct KeywordForm {
    id: Number<FilterKeywordId>,
    keyword: Text,
    whole_word: Flag,
    #[serde(rename = "_destroy")]
    destroy: Flag,
}

impl FilterForm {
    fn wish(self, now: Timestamp) -> Result<FilterChange, Refusal> {
        let action = self.filter_action.filled().map(|word| {
            FilterAction::parse(&word).ok_or_else(|| {
                Refusal::invalid(
                    "filter_action",
                    say!("refusal-n-is-not-a-known", n = word.as_str()),
                )
            })
        });
        let keywords = self.keywords_attributes.list().into_iter();
        Ok(FilterChange {
            title: self.title.0,
            contexts: contexts(self.context)?,
            action: action.transpose()?,
            keywords: keywords.filter_map(KeywordForm::wish).collect(),
            ..expiry(self.expires_in, now)?
        })
    }
}

impl KeywordForm {
    /// What is new and not wanted is nothing.
    fn wish(self) -> Option<KeywordChange> {
        let Self { id, keyword, whole_word, destroy } = self;
        match (id.0, destroy.is_set()) {
            (Some(id), true) => Some(KeywordChange::Remove { id }),
            (Some(id), false) => {
                Some(KeywordChange::Change { id, keyword: keyword.0, whole_word: whole_word.0 })
            }
            (None, true) => None,
            (None, false) => Some(KeywordChange::Add {
                keyword: keyword.or_empty(),
                whole_word: whole_word.0.unwrap_or(true),
            }),
        }
    }
}

/// Where a filter is to hold; of places that nobody knows it is refused.
pub(super) fn contexts(words: Many<Text>) -> Result<Option<Vec<FilterContext>>, Refusal> {
    let Some(_) = &words.0 else { return Ok(None) };
    let known = |word: String| {
        FilterContext::parse(&word).ok_or_else(|| {
            Refusal::invalid("context", say!("refusal-n-is-not-a-known-place", n = word.as_str()))
        })
    };
    let words = words.words().into_iter().filter(|word| !word.is_empty());
    words.map(known).collect::<Result<_, _>>().map(Some)
}

/// A change of when a filter is to end, from the seconds until then; nothing, or null, means never.
pub(super) fn expiry(seconds: Given<Text>, now: Timestamp) -> Result<FilterChange, Refusal> {
    let Some(text) = seconds.0 else { return Ok(FilterChange::default()) };
    let end = match text.filled() {
        None => None,
        Some(text) => {
            let seconds = text.trim().parse::<f64>().ok().filter(|seconds| seconds.is_finite());
            let seconds = seconds
                .ok_or_else(|| Refusal::invalid("expires_in", say!("refusal-is-not-a-number")))?;
            let span = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(LONGEST_SPAN);
            Some(now.plus(span.min(LONGEST_SPAN)))
        }
    };
    Ok(FilterChange { expires_at: Some(end), ..FilterChange::default() })
}

async fn create(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<FilterForm>,
) -> ApiResult<Json<Filter>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let wish = form.wish(app.clock.now())?;
    Ok(Json(service::filter::create(&app, &viewer.account, wish).await?.into()))
}

async fn change(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
    Params(form): Params<FilterForm>,
) -> ApiResult<Json<Filter>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let wish = form.wish(app.clock.now())?;
    Ok(Json(service::filter::change(&app, &viewer.account, id, wish).await?.into()))
}

async fn delete(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    service::filter::delete(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

async fn keywords(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
) -> ApiResult<Json<Vec<FilterKeyword>>> {
    let keywords = found(&app, asker, id).await?.keywords;
    Ok(Json(keywords.into_iter().map(FilterKeyword::from).collect()))
}

async fn add_keyword(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
    Params(form): Params<KeywordForm>,
) -> ApiResult<Json<FilterKeyword>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let keyword = (form.keyword.or_empty(), form.whole_word.0.unwrap_or(true));
    Ok(Json(service::filter::add_keyword(&app, &viewer.account, id, keyword).await?.into()))
}

async fn keyword(
    State(app): State<App>,
    Id(id): Id<FilterKeywordId>,
    asker: Asker,
) -> ApiResult<Json<FilterKeyword>> {
    let keyword = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            Ok(db::filter::keyword(tx, me, id)?.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(keyword.into()))
}

async fn change_keyword(
    State(app): State<App>,
    Id(id): Id<FilterKeywordId>,
    asker: Asker,
    Params(form): Params<KeywordForm>,
) -> ApiResult<Json<FilterKeyword>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let wish = (form.keyword.0, form.whole_word.0);
    Ok(Json(service::filter::change_keyword(&app, &viewer.account, id, wish).await?.into()))
}

async fn delete_keyword(
    State(app): State<App>,
    Id(id): Id<FilterKeywordId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    service::filter::delete_keyword(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

async fn statuses(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
) -> ApiResult<Json<Vec<FilterStatus>>> {
    let statuses = found(&app, asker, id).await?.statuses;
    Ok(Json(statuses.into_iter().map(FilterStatus::from).collect()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct StatusForm {
    status_id: Number<StatusId>,
}

async fn add_status(
    State(app): State<App>,
    Id(id): Id<FilterId>,
    asker: Asker,
    Params(form): Params<StatusForm>,
) -> ApiResult<Json<FilterStatus>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let status = form
        .status_id
        .0
        .ok_or_else(|| Refusal::invalid("status_id", say!("refusal-is-not-an-id")))?;
    Ok(Json(service::filter::add_status(&app, &viewer.account, id, status).await?.into()))
}

async fn status(
    State(app): State<App>,
    Id(id): Id<FilterStatusId>,
    asker: Asker,
) -> ApiResult<Json<FilterStatus>> {
    let status = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            Ok(db::filter::status(tx, me, id)?.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(status.into()))
}

async fn delete_status(
    State(app): State<App>,
    Id(id): Id<FilterStatusId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    service::filter::delete_status(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json};

    use super::*;

    #[test]
    fn an_end_that_is_not_sent_stays_and_an_empty_one_is_none() {
        let end = |form| {
            let form = from_value::<FilterForm>(form).unwrap();
            expiry(form.expires_in, Timestamp(0)).map(|change| change.expires_at)
        };
        assert_eq!(end(json!({})), Ok(None));
        for never in [json!(null), json!("")] {
            assert_eq!(end(json!({ "expires_in": never })), Ok(Some(None)));
        }
        for soon in [json!(60), json!("60"), json!(60.0)] {
            assert_eq!(end(json!({ "expires_in": soon })), Ok(Some(Some(Timestamp(60_000)))));
        }
        assert_eq!(end(json!({ "expires_in": -5 })), Ok(Some(Some(Timestamp(0)))));
        assert!(end(json!({ "expires_in": 1e300 })).is_ok());
        assert!(end(json!({ "expires_in": "soon" })).is_err());
    }

    #[test]
    fn keywords_are_added_changed_and_removed() {
        let form: FilterForm = from_value(json!({ "keywords_attributes": {
            "0": { "keyword": "a" },
            "1": { "id": "7", "whole_word": "false" },
            "2": { "id": 8, "_destroy": "1" },
            "3": { "keyword": "b", "_destroy": true },
        } }))
        .unwrap();
        assert_eq!(
            form.wish(Timestamp(0)).unwrap().keywords,
            [
                KeywordChange::Add { keyword: "a".to_owned(), whole_word: true },
                KeywordChange::Change {
                    id: FilterKeywordId(7),
                    keyword: None,
                    whole_word: Some(false)
                },
                KeywordChange::Remove { id: FilterKeywordId(8) },
            ]
        );
    }
}
