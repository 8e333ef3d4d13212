//! The public posts of an account of ours, for readers of news.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::base::Refusal;
use crate::db;
use crate::db::timeline::OfAccount;
use crate::model::{Account, Page};
use crate::view::feed::{CONTENT_TYPE, Feed};

use super::answer::WebResult;
use super::profile::known;

/// Posts in a feed.
const LENGTH: u32 = 20;
/// How long readers may keep it.
const AGE: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// The account whose feed is asked for by `alice.rss`.
pub(super) fn asked_for(handle: &str) -> Option<&str> {
    handle.strip_suffix(".rss")
}

pub(super) async fn show(app: &App, handle: &str) -> WebResult {
    let account = known(app, handle).await?.filter(Account::is_local);
    let account = account.ok_or(Refusal::NotFound("account"))?;
    if account.is_suspended() {
        return Err(Refusal::Gone("the account").into());
    }
    let id = account.id;
    let statuses = app
        .db
        .read(move |tx| {
            let ids =
                db::timeline::account(tx, None, id, &OfAccount::default(), Page::newest(LENGTH))?;
            Ok(db::view::status::many(tx, None, &ids)?)
        })
        .await?;
    let config = app.settings.now();
    let feed = Feed {
        base_url: &config.public_url(),
        domain: config.domain(),
        account: &account,
        statuses: &statuses,
    };
    let mut answer: Response = feed.document().into_response();
    let kind = HeaderValue::from_static(CONTENT_TYPE);
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer.headers_mut().insert(header::CACHE_CONTROL, AGE);
    Ok(answer)
}
