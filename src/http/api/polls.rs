//! Polls: looked at and voted in.
//! Source: <https://docs.joinmastodon.org/methods/polls/>

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::federation::resolve;
use crate::http::error::ApiResult;
use crate::http::form::{Id, Many, Params, Text};
use crate::http::origin::no_record;
use crate::http::viewer::{Asker, Viewer};
use crate::model::PollView;
use crate::service;

use super::entity::{Frame, Poll};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/polls/{id}", get(one))
        .route("/api/v1/polls/{id}/votes", post(vote))
}

/// Choices that are read of one request.
const MOST_CHOICES: usize = 100;

/// Who asks, and the poll with its author, if they may see its status.
type Seen = (Option<AccountId>, AccountId, PollView);

fn seen(tx: &ReadTx<'_>, asker: &Asker, id: StatusId) -> Result<Seen> {
    let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
    let status = db::status::visible(tx, me, id)?.ok_or_else(no_record)?;
    let view = db::poll::of_status(tx, me, id)?.ok_or_else(no_record)?;
    Ok((me, status.author, view))
}

/// A peer is asked how its poll stands when somebody of ours looks at what has become old.
async fn one(State(app): State<App>, Id(id): Id<StatusId>, asker: Asker) -> ApiResult<Json<Poll>> {
    let (now, asked) = (app.clock.now(), asker.clone());
    let (me, author, view) = app.db.read(move |tx| seen(tx, &asker, id)).await?;
    if me.is_none() || !view.is_stale(now) {
        return Ok(Json(Poll::of(view, (author, me), &Frame::of(&app))));
    }
    resolve::freshen_poll(&app, id).await?;
    let (me, author, view) = app.db.read(move |tx| seen(tx, &asked, id)).await?;
    Ok(Json(Poll::of(view, (author, me), &Frame::of(&app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ballot {
    choices: Many<Text>,
}

impl Ballot {
    fn places(self) -> Result<Vec<u32>, Refusal> {
        let place = |text: String| {
            let problem =
                || Refusal::invalid("choices", say!("refusal-n-is-no-option", n = text.as_str()));
            text.trim().parse().ok().ok_or_else(problem)
        };
        self.choices.words().into_iter().take(MOST_CHOICES).map(place).collect()
    }
}

async fn vote(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
    Params(ballot): Params<Ballot>,
) -> ApiResult<Json<Poll>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let (me, places) = (viewer.id(), ballot.places()?);
    let (author, view) = service::poll::vote(&app, &viewer.account, id, places).await?;
    Ok(Json(Poll::of(view, (author, Some(me)), &Frame::of(&app))))
}
