//! Whom one might want to follow.
//! Source: <https://docs.joinmastodon.org/methods/suggestions/>

use axum::extract::State;
use axum::routing::{delete, get};
use axum::{Json, Router};

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::http::error::ApiResult;
use crate::http::form::Id;
use crate::http::page::Paging;
use crate::http::viewer::Asker;
use crate::model::Account as Person;
use crate::service::suggestion::{self, Source};

use super::entity::{Account, Empty, Frame, Suggestion};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v2/suggestions", get(list))
        .route("/api/v1/suggestions", get(old_list))
        .route("/api/v1/suggestions/{id}", delete(dismiss))
}

type SuggestionsPage = Paging<40, 80>;

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: SuggestionsPage,
) -> ApiResult<Json<Vec<Suggestion>>> {
    let frame = Frame::of(&app);
    let suggestion = |(source, account)| {
        let (source, sources) = match source {
            Source::Friends => ("past_interactions", ["friends_of_friends"]),
            Source::Popular => ("global", ["most_followed"]),
        };
        Suggestion { source, sources, account: Account::of(account, &frame) }
    };
    let found = suggested(&app, asker, &paging).await?;
    Ok(Json(found.into_iter().map(suggestion).collect()))
}

async fn old_list(
    State(app): State<App>,
    asker: Asker,
    paging: SuggestionsPage,
) -> ApiResult<Json<Vec<Account>>> {
    let frame = Frame::of(&app);
    let found = suggested(&app, asker, &paging).await?;
    Ok(Json(found.into_iter().map(|(_, account)| Account::of(account, &frame)).collect()))
}

async fn suggested(
    app: &App,
    asker: Asker,
    paging: &SuggestionsPage,
) -> Result<Vec<(Source, Person)>> {
    let (limit, now) = (paging.page.limit, app.clock.now());
    app.db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:accounts")?.id();
            suggestion::of(tx, me, limit, now)
        })
        .await
}

async fn dismiss(
    State(app): State<App>,
    asker: Asker,
    Id(id): Id<AccountId>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "read:accounts").await?;
    suggestion::dismiss(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}
