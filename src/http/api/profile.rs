//! One's own profile, to be edited.
//! Source: <https://docs.joinmastodon.org/methods/profile/>

use axum::extract::State;
use axum::routing::{delete, get};
use axum::{Json, Router};

use crate::app::App;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::WithFiles;
use crate::http::viewer::Asker;
use crate::model::account::ProfilePicture;
use crate::service;

use super::credentials::{self, UpdateForm};
use super::entity::{CredentialAccount, Frame, Profile};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/profile", get(show).patch(update).put(update))
        .route("/api/v1/profile/avatar", delete(remove_avatar))
        .route("/api/v1/profile/header", delete(remove_header))
}

async fn show(State(app): State<App>, asker: Asker) -> ApiResult<Json<Profile>> {
    read(&app, asker, &["profile", "read:accounts"]).await
}

async fn update(
    State(app): State<App>,
    asker: Asker,
    WithFiles { fields, files }: WithFiles<UpdateForm>,
) -> ApiResult<Json<Profile>> {
    let viewer = asker.clone().enter(&app, "write:accounts").await?;
    service::account::update_profile(
        &app,
        &viewer.account,
        fields.change(credentials::pictures(files).await?)?,
    )
    .await?;
    read(&app, asker, &["write:accounts"]).await
}

async fn read(
    app: &App,
    asker: Asker,
    scopes: &'static [&'static str],
) -> ApiResult<Json<Profile>> {
    let (account, source) = app
        .db
        .read(move |tx| {
            let viewer = asker.viewer_with_any(tx, scopes)?;
            let source = db::account::source(tx, viewer.id())?;
            Ok((viewer.account, source))
        })
        .await?;
    Ok(Json(Profile::of(account, source, &Frame::of(app))))
}

async fn remove_avatar(state: State<App>, asker: Asker) -> ApiResult<Json<CredentialAccount>> {
    remove(state, asker, ProfilePicture::Avatar).await
}

async fn remove_header(state: State<App>, asker: Asker) -> ApiResult<Json<CredentialAccount>> {
    remove(state, asker, ProfilePicture::Header).await
}

async fn remove(
    State(app): State<App>,
    asker: Asker,
    which: ProfilePicture,
) -> ApiResult<Json<CredentialAccount>> {
    let viewer = asker.clone().enter(&app, "write:accounts").await?;
    service::account::remove_picture(&app, &viewer.account, which).await?;
    credentials::shown(&app, asker).await
}
