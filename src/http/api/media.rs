//! Files for statuses: uploaded, described, looked at, taken away.
//! Source: <https://docs.joinmastodon.org/methods/media/>

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{MediaId, Refusal};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Files, Id, Text, WithFiles};
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::media::Draft;
use crate::model::media::Progress;
use crate::service;
use crate::service::media::Caption;

use super::entity::{Empty, Frame, Media};
use crate::say;

/// Work that takes longer was ended by a restart.
const LONGEST_WORK: Duration = Duration::from_mins(10);

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/media", post(upload))
        .route("/api/v2/media", post(begin_upload))
        .route("/api/v1/media/{id}", get(one).put(describe).patch(describe).delete(delete))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CaptionForm {
    description: Text,
    focus: Text,
}

impl CaptionForm {
    fn caption(self) -> Result<Caption, Refusal> {
        Ok(Caption { description: self.description.0, focus: focus(self.focus)? })
    }
}

/// `0.5,-0.25` in thousandths; `None` if nothing is said.
pub(super) fn focus(text: Text) -> Result<Option<(i32, i32)>, Refusal> {
    let Some(text) = text.filled() else { return Ok(None) };
    let point = text.split_once(',').and_then(|(x, y)| Some((thousandths(x)?, thousandths(y)?)));
    let problem = || Refusal::invalid("focus", say!("refusal-must-be-two-numbers-from"));
    point.map(Some).ok_or_else(problem)
}

fn thousandths(text: &str) -> Option<i32> {
    let number: f64 = text.trim().parse().ok()?;
    if !(-1.0..=1.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most a thousand, as just checked")]
    let whole = (number * 1_000.0).round() as i32;
    Some(whole)
}

async fn upload(
    State(app): State<App>,
    asker: Asker,
    WithFiles { fields, files }: WithFiles<CaptionForm>,
) -> ApiResult<Json<Media>> {
    let viewer = asker.enter(&app, "write:media").await?;
    let (file, caption) = (content(files)?, fields.caption()?);
    let media = service::media::upload(&app, &viewer.account, file, caption).await?;
    Ok(Json(Media::of(media, &Frame::of(&app))))
}

/// As [`upload`]; a sound or a film is promised before it is ready.
async fn begin_upload(
    State(app): State<App>,
    asker: Asker,
    WithFiles { fields, files }: WithFiles<CaptionForm>,
) -> ApiResult<(StatusCode, Json<Media>)> {
    let viewer = asker.enter(&app, "write:media").await?;
    let (file, caption) = (content(files)?, fields.caption()?);
    let media = service::media::begin_upload(&app, &viewer.account, file, caption).await?;
    let code = match media.progress {
        Progress::Ready => StatusCode::OK,
        Progress::Working | Progress::Failed => StatusCode::ACCEPTED,
    };
    Ok((code, Json(Media::of(media, &Frame::of(&app)))))
}

fn content(mut files: Files) -> Result<Draft, Refusal> {
    let file = files
        .take("file")
        .ok_or_else(|| Refusal::invalid("file", say!("refusal-cant-be-blank")))?;
    Ok(file.draft())
}

async fn one(
    State(app): State<App>,
    Id(id): Id<MediaId>,
    asker: Asker,
) -> ApiResult<(StatusCode, Json<Media>)> {
    let media = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "write:media")?.id();
            let media = db::media::by_id(tx, id)?.filter(|media| media.account == me);
            Ok(media.ok_or_else(no_record)?)
        })
        .await?;
    let working_for = app.clock.now().since(media.created_at);
    let code = match media.progress {
        Progress::Ready => StatusCode::OK,
        Progress::Working if working_for < LONGEST_WORK => StatusCode::PARTIAL_CONTENT,
        Progress::Working | Progress::Failed => {
            let problem = "could not be processed; is it whole, and of a kind that is accepted?";
            return Err(Refusal::invalid("file", problem).into());
        }
    };
    Ok((code, Json(Media::of(media, &Frame::of(&app)))))
}

async fn describe(
    State(app): State<App>,
    Id(id): Id<MediaId>,
    asker: Asker,
    WithFiles { fields, files: _ }: WithFiles<CaptionForm>,
) -> ApiResult<Json<Media>> {
    let viewer = asker.enter(&app, "write:media").await?;
    let media = service::media::describe(&app, &viewer.account, id, fields.caption()?).await?;
    Ok(Json(Media::of(media, &Frame::of(&app))))
}

async fn delete(
    State(app): State<App>,
    Id(id): Id<MediaId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:media").await?;
    service::media::delete(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_is_two_numbers_within_bounds() {
        let read = |text: &str| focus(Text(Some(text.to_owned())));
        assert_eq!(read("0.5,-0.25"), Ok(Some((500, -250))));
        assert_eq!(read(""), Ok(None));
        for bad in ["1", "2,0", "a,b", "NaN,0", "0,inf"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
