//! How somebody stands to another account: follow, block, mute, endorsement, note.
//! Source: <https://docs.joinmastodon.org/methods/accounts/#follow>

use std::time::Duration;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::AccountId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::model::LocalAccount;
use crate::model::follow::FollowTerms;
use crate::service::{block, endorsement, follow, mute, note};

use super::entity::Relationship;

/// A handler that does one deed to the account in the path and shows how things stand then.
macro_rules! deed {
    ($scope:literal, $deed:path) => {
        post(|State(app): State<App>, Id(id): Id<AccountId>, asker: Asker| async move {
            let viewer = asker.enter(&app, $scope).await?;
            $deed(&app, &viewer.account, id).await?;
            standing(&app, &viewer.account, id).await
        })
    };
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/accounts/{id}/follow", post(follow_them))
        .route("/api/v1/accounts/{id}/unfollow", deed!("write:follows", follow::unfollow))
        .route(
            "/api/v1/accounts/{id}/remove_from_followers",
            deed!("write:follows", follow::remove_follower),
        )
        .route("/api/v1/accounts/{id}/block", deed!("write:blocks", block::block))
        .route("/api/v1/accounts/{id}/unblock", deed!("write:blocks", block::unblock))
        .route("/api/v1/accounts/{id}/mute", post(mute_them))
        .route("/api/v1/accounts/{id}/unmute", deed!("write:mutes", mute::unmute))
        .route("/api/v1/accounts/{id}/endorse", deed!("write:accounts", endorsement::endorse))
        .route("/api/v1/accounts/{id}/unendorse", deed!("write:accounts", endorsement::unendorse))
        // What the two were called before.
        .route("/api/v1/accounts/{id}/pin", deed!("write:accounts", endorsement::endorse))
        .route("/api/v1/accounts/{id}/unpin", deed!("write:accounts", endorsement::unendorse))
        .route("/api/v1/accounts/{id}/note", post(note_on_them))
}

/// How `who` stands to an account now.
pub(super) async fn standing(
    app: &App,
    who: &LocalAccount,
    other: AccountId,
) -> ApiResult<Json<Relationship>> {
    let (who, now) = (who.id(), app.clock.now());
    let relationship = app
        .db
        .read(move |tx| {
            let found = db::relationship::of(tx, who, &[other], now)?.pop();
            Ok(found.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(relationship.into()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FollowForm {
    reblogs: Flag,
    notify: Flag,
}

async fn follow_them(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    Params(form): Params<FollowForm>,
) -> ApiResult<Json<Relationship>> {
    let viewer = asker.enter(&app, "write:follows").await?;
    let terms = FollowTerms { shows_boosts: form.reblogs.0, notifies: form.notify.0 };
    follow::follow(&app, &viewer.account, id, terms).await?;
    standing(&app, &viewer.account, id).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MuteForm {
    notifications: Flag,
    /// Seconds; nought is for ever.
    duration: Number<u64>,
}

async fn mute_them(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    Params(form): Params<MuteForm>,
) -> ApiResult<Json<Relationship>> {
    let viewer = asker.enter(&app, "write:mutes").await?;
    let notifications = form.notifications.0.unwrap_or(true);
    let span = form.duration.0.filter(|seconds| *seconds > 0).map(Duration::from_secs);
    mute::mute(&app, &viewer.account, id, notifications, span).await?;
    standing(&app, &viewer.account, id).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NoteForm {
    comment: Text,
}

async fn note_on_them(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    Params(form): Params<NoteForm>,
) -> ApiResult<Json<Relationship>> {
    let viewer = asker.enter(&app, "write:accounts").await?;
    note::set(&app, &viewer.account, id, &form.comment.or_empty()).await?;
    standing(&app, &viewer.account, id).await
}
