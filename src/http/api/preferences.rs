//! What a person prefers, as apps ask for it.
//! Source: <https://docs.joinmastodon.org/methods/preferences/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::http::error::ApiResult;
use crate::http::viewer::Asker;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/preferences", get(show))
}

async fn show(State(app): State<App>, asker: Asker) -> ApiResult<Json<Value>> {
    let user = asker.enter(&app, "read:accounts").await?.user;
    Ok(Json(json!({
        "posting:default:visibility": user.default_visibility.api_word(),
        "posting:default:sensitive": user.default_sensitive,
        "posting:default:language": user.default_language,
        "posting:default:quote_policy": user.default_can_quote.as_str(),
        "reading:expand:media": user.reading.shows_media.as_str(),
        "reading:expand:spoilers": user.reading.opens_warnings,
        "reading:autoplay:gifs": false,
    })))
}
