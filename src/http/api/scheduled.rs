//! Statuses that will be published later.
//! Source: <https://docs.joinmastodon.org/methods/scheduled_statuses/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, DraftId, Refusal, Result, Timestamp};
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::http::form::{Id, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::{Attachment, KeptDraft};
use crate::service;

use super::entity::{Empty, Frame, ScheduledStatus};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/scheduled_statuses", get(all)).route(
        "/api/v1/scheduled_statuses/{id}",
        get(one).put(change).patch(change).delete(discard),
    )
}

type ScheduledPage = Paging<20, 40>;
type WithFiles = (KeptDraft, Vec<Attachment>);

async fn all(
    State(app): State<App>,
    asker: Asker,
    paging: ScheduledPage,
) -> ApiResult<Paged<ScheduledStatus>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let found = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            let kept = db::draft::scheduled(tx, me, page)?;
            let ids: Vec<DraftId> = kept.iter().map(|kept| kept.id).collect();
            let mut files = db::draft::media_of(tx, &ids)?;
            let with_files = kept.into_iter().map(|kept| {
                let files = files.remove(&kept.id).unwrap_or_default();
                (kept, files)
            });
            Ok(with_files.collect::<Vec<WithFiles>>())
        })
        .await?;
    let paged = paging.of(found, |(kept, _)| kept.id);
    Ok(paged.map(|(kept, files)| ScheduledStatus::of(kept, files, &frame)))
}

fn scheduled(tx: &ReadTx<'_>, me: AccountId, id: DraftId) -> Result<WithFiles> {
    let kept = db::draft::by_id(tx, id)?;
    let kept = kept.filter(|kept| kept.account == me && kept.publish_at.is_some());
    Ok((kept.ok_or_else(no_record)?, db::draft::media(tx, id)?))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<DraftId>,
    asker: Asker,
) -> ApiResult<Json<ScheduledStatus>> {
    let (kept, files) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            scheduled(tx, me, id)
        })
        .await?;
    Ok(Json(ScheduledStatus::of(kept, files, &Frame::of(&app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TimeForm {
    scheduled_at: Text,
}

/// When a status is to be published, if that is said. A time without an offset is UTC.
pub(super) fn moment(text: Text) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = text.filled() else { return Ok(None) };
    let text = text.trim().replacen(' ', "T", 1);
    let moment = Timestamp::parse(&text).or_else(|| Timestamp::parse(&format!("{text}Z")));
    let problem = || Refusal::invalid("scheduled_at", say!("refusal-is-not-a-time-as"));
    moment.map(Some).ok_or_else(problem)
}

async fn change(
    State(app): State<App>,
    Id(id): Id<DraftId>,
    asker: Asker,
    Params(form): Params<TimeForm>,
) -> ApiResult<Json<ScheduledStatus>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let at = moment(form.scheduled_at)?;
    let kept = service::draft::reschedule(&app, &viewer.account, id, at).await?;
    let files = app.db.read(move |tx| Ok(db::draft::media(tx, id)?)).await?;
    Ok(Json(ScheduledStatus::of(kept, files, &Frame::of(&app))))
}

async fn discard(
    State(app): State<App>,
    Id(id): Id<DraftId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    service::draft::unschedule(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_with_an_offset_or_without() {
        let read = |text: &str| moment(Text(Some(text.to_owned())));
        let six = Timestamp::parse("2026-11-23T06:00:00Z");
        for text in ["2026-11-23T07:00:00.000+01:00", "2026-11-23T06:00:00", "2026-11-23 06:00:00"]
        {
            assert_eq!(read(text), Ok(six), "{text}");
        }
        assert_eq!(read(" "), Ok(None));
        assert!(read("tomorrow").is_err());
    }
}
