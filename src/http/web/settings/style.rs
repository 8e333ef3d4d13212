//! How somebody's own pages look.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::db;
use crate::service;
use crate::view::component::Problems;
use crate::view::page::settings::style::Style;

use crate::http::web::answer::{WebResult, problems};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;

const HERE: &str = "/settings/style";

pub(super) fn routes() -> Router<App> {
    Router::new().route(HERE, get(form).post(save))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let id = signed.account.id();
    let css = app.db.read(move |tx| Ok(db::own_style::find(tx, id)?)).await?.unwrap_or_default();
    let (shell, profile) = (visit.shell(), signed.account.account().path());
    let problems = Problems::default();
    let page = Style { shell: &shell, css: &css, profile: &profile, problems: &problems };
    Ok(visit.show(&page.page()))
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    match service::own_style::save(&app, &signed.account, sent.text("css")).await {
        Ok(()) => Ok(sent.visit.go(HERE, Notice::Saved)),
        Err(error) => {
            let (problems, shell) = (problems(error)?, sent.visit.shell());
            let (css, profile) = (sent.text("css"), signed.account.account().path());
            let page = Style { shell: &shell, css, profile: &profile, problems: &problems };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}
