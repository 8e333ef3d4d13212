//! Statuses: written, read, changed and deleted.
//! Source: <https://docs.joinmastodon.org/methods/statuses/>

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use crate::app::App;
use crate::base::{MediaId, Refusal, Result, StatusId};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::viewer::{Asker, Viewer};
use crate::model::{Draft, PollDraft, Visibility};
use crate::service;
use crate::service::media::Caption;

use super::entity::{Frame, ScheduledStatus, Status};
use super::media::focus;
use super::quotes::{can_quote, can_reply};
use super::scheduled::moment;
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/statuses", post(create).get(many))
        .route("/api/v1/statuses/{id}", get(one).put(edit).delete(delete))
}

/// Statuses that one request may ask for by id.
const MOST_IDS: usize = 20;
/// Bytes of an idempotency key.
const LONGEST_KEY: usize = 256;

/// What an app sends to publish a status, or to change one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct StatusForm {
    status: Text,
    spoiler_text: Text,
    sensitive: Flag,
    language: Text,
    visibility: Text,
    local_only: Flag,
    in_reply_to_id: Text,
    quoted_status_id: Text,
    quote_approval_policy: Text,
    reply_approval_policy: Text,
    media_ids: Many<Text>,
    media_attributes: Many<MediaForm>,
    poll: Value,
    scheduled_at: Text,
}

/// What an app says of a poll.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PollForm {
    options: Many<Text>,
    expires_in: Number<u64>,
    multiple: Flag,
    hide_totals: Flag,
}

impl PollForm {
    /// `None`: there shall be no poll.
    fn read(value: Value) -> Result<Option<PollDraft>, Refusal> {
        let Value::Object(fields) = value else { return Ok(None) };
        if fields.is_empty() {
            return Ok(None);
        }
        let problem = |cause: serde_json::Error| {
            let problem = say!("refusal-does-not-make-sense", cause = cause.to_string());
            Refusal::invalid("poll", problem)
        };
        let form: Self = serde_json::from_value(fields.into()).map_err(problem)?;
        Ok(Some(PollDraft {
            options: form.options.words(),
            lasts: form.expires_in.0,
            multiple: form.multiple.is_set(),
            hides_totals: form.hide_totals.is_set(),
        }))
    }
}

/// What is to be said of a file of the status that changes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MediaForm {
    id: Text,
    description: Text,
    focus: Text,
}

impl StatusForm {
    fn draft(self, viewer: &Viewer) -> Result<Draft, Refusal> {
        Ok(Draft {
            visibility: self.audience(viewer.user.default_visibility)?,
            in_reply_to: match self.in_reply_to_id.filled() {
                Some(id) => Some(id.trim().parse().ok().ok_or_else(no_record)?),
                None => None,
            },
            quoted: match self.quoted_status_id.filled() {
                Some(id) => Some(id.trim().parse().ok().ok_or_else(no_record)?),
                None => None,
            },
            can_quote: match self.quote_approval_policy.filled() {
                Some(word) => Some(can_quote(&word)?),
                None => None,
            },
            can_reply: match self.reply_approval_policy.filled() {
                Some(word) => Some(can_reply(&word)?),
                None => None,
            },
            sensitive: self.sensitive.0.unwrap_or(viewer.user.default_sensitive),
            content_warning: self.spoiler_text.or_empty(),
            language: self.language.filled(),
            media: media_ids(self.media_ids)?,
            poll: PollForm::read(self.poll)?,
            app: viewer.app(),
            ..Draft::of(self.status.or_empty())
        })
    }

    fn audience(&self, usual: Visibility) -> Result<Visibility, Refusal> {
        let asked = match self.visibility.0.as_deref().filter(|word| !word.is_empty()) {
            Some(word) => Visibility::parse(word).ok_or_else(|| {
                Refusal::invalid("visibility", say!("refusal-n-is-not-a-known-audience", n = word))
            })?,
            None => usual,
        };
        Ok(match (self.local_only.is_set(), asked) {
            (false, asked) => asked,
            // As answers tell it: `direct` and local is for oneself.
            (true, Visibility::Direct | Visibility::OnlyMe) => Visibility::OnlyMe,
            (
                true,
                Visibility::Public
                | Visibility::Unlisted
                | Visibility::Local
                | Visibility::Followers,
            ) => Visibility::Local,
        })
    }
}

fn media_ids(ids: Many<Text>) -> Result<Vec<MediaId>, Refusal> {
    let id = |text: String| {
        text.trim().parse().ok().ok_or_else(|| {
            Refusal::invalid("media_ids", say!("refusal-n-is-no-id", n = text.as_str()))
        })
    };
    ids.words().into_iter().filter(|text| !text.is_empty()).map(id).collect()
}

async fn create(
    State(app): State<App>,
    asker: Asker,
    headers: HeaderMap,
    Params(mut form): Params<StatusForm>,
) -> ApiResult<Response> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    // What should have been published already is published now.
    let at = moment(std::mem::take(&mut form.scheduled_at))?.filter(|at| *at > app.clock.now());
    let draft = Draft { idempotency_key: key(&headers)?, ..form.draft(&viewer)? };
    if let Some(at) = at {
        let kept = service::draft::schedule(&app, &viewer.account, (None, draft), at).await?;
        let id = kept.id;
        let files = app.db.read(move |tx| Ok(db::draft::media(tx, id)?)).await?;
        return Ok(Json(ScheduledStatus::of(kept, files, &Frame::of(&app))).into_response());
    }
    let view = service::status::publish(&app, &viewer.account, draft).await?;
    Ok(Json(Status::of(view, Some(viewer.id()), &Frame::of(&app))).into_response())
}

fn key(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().filter(|key| key.len() <= LONGEST_KEY);
    let problem = || Refusal::Malformed(say!("refusal-idempotency-key").to_owned());
    key.map(|key| Some(key.to_owned())).ok_or_else(problem)
}

async fn one(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<Status>> {
    let (me, view) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            if !db::status::may_see(tx, me, id)? {
                return Err(no_record().into());
            }
            Ok((me, db::view::status::one(tx, me, id)?.ok_or_else(no_record)?))
        })
        .await?;
    Ok(Json(Status::of(view, me, &Frame::of(&app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ids {
    id: Many<Text>,
}

async fn many(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<Ids>,
) -> ApiResult<Json<Vec<Status>>> {
    let mut ids = form.id.parsed::<StatusId>();
    ids.truncate(MOST_IDS);
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            let mut seen = vec![];
            for id in ids {
                if db::status::may_see(tx, me, id)? {
                    seen.push(id);
                }
            }
            Ok((me, db::view::status::many(tx, me, &seen)?))
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(Json(views.into_iter().map(|view| Status::of(view, me, &frame)).collect()))
}

async fn edit(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
    Params(mut form): Params<StatusForm>,
) -> ApiResult<Json<Status>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    for file in std::mem::take(&mut form.media_attributes).list() {
        let caption = Caption { description: file.description.0, focus: focus(file.focus)? };
        let Some(id) = file.id.filled().and_then(|id| id.parse().ok()) else { continue };
        service::media::describe(&app, &viewer.account, id, caption).await?;
    }
    let draft = form.draft(&viewer)?;
    let view = service::status::edit(&app, &viewer.account, id, draft).await?;
    Ok(Json(Status::of(view, Some(viewer.id()), &Frame::of(&app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DeleteForm {
    delete_media: Flag,
}

async fn delete(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
    Params(form): Params<DeleteForm>,
) -> ApiResult<Json<Status>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let deleted = if form.delete_media.is_set() {
        service::status::delete_with_media(&app, &viewer.account, id).await?
    } else {
        service::status::delete(&app, &viewer.account, id).await?
    };
    let status = Status::of(deleted.view, Some(viewer.id()), &Frame::of(&app));
    Ok(Json(status.with_text(deleted.text)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn audience(form: Value) -> Visibility {
        let form: StatusForm = serde_json::from_value(form).unwrap();
        form.audience(Visibility::Unlisted).unwrap()
    }

    #[test]
    fn audiences_have_words_and_local_only_narrows_them() {
        assert_eq!(audience(json!({})), Visibility::Unlisted);
        assert_eq!(audience(json!({ "visibility": "private" })), Visibility::Followers);
        assert_eq!(audience(json!({ "visibility": "local" })), Visibility::Local);
        assert_eq!(audience(json!({ "visibility": "self" })), Visibility::OnlyMe);
        assert_eq!(
            audience(json!({ "visibility": "public", "local_only": "true" })),
            Visibility::Local
        );
        assert_eq!(
            audience(json!({ "visibility": "direct", "local_only": true })),
            Visibility::OnlyMe
        );
    }

    #[test]
    fn what_apps_do_not_say_may_be_null() {
        let form = json!({ "status": "x", "poll": null, "media_ids": null, "scheduled_at": null });
        let form: StatusForm = serde_json::from_value(form).unwrap();
        assert_eq!((PollForm::read(form.poll), moment(form.scheduled_at)), (Ok(None), Ok(None)));
        assert_eq!(media_ids(form.media_ids), Ok(vec![]));
    }
}
