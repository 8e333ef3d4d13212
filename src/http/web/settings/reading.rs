//! How somebody reads.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::model::account::ProfileChange;
use crate::model::{Reading, ShowMedia};
use crate::say;
use crate::service;
use crate::view::page::settings::reading::ReadingPage;

use crate::http::web::answer::WebResult;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;

const HERE: &str = "/settings/reading";

pub(super) fn routes() -> Router<App> {
    Router::new().route(HERE, get(form).post(save))
}

async fn form(Member { visit, .. }: Member) -> Response {
    visit.show(&ReadingPage { shell: &visit.shell() }.page())
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let shows_media = ShowMedia::parse(sent.text("shows_media"))
        .ok_or_else(|| Refusal::invalid("shows_media", say!("refusal-is-not-a-choice")))?;
    let reading = Reading {
        opens_warnings: sent.is_ticked("opens_warnings"),
        shows_styles: sent.is_ticked("shows_styles"),
        shows_media,
    };
    let change = ProfileChange { reading: Some(reading), ..ProfileChange::default() };
    service::account::update_profile(&app, &signed.account, change).await?;
    Ok(sent.visit.go(HERE, Notice::Saved))
}
