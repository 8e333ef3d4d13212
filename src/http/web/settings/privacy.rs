//! Who may find and follow somebody, and what of them is shown.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::model::CanQuote;
use crate::model::account::ProfileChange;
use crate::service;
use crate::view::component::Problems;
use crate::view::page::settings::privacy::Privacy;

use crate::http::web::answer::WebResult;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;
use crate::say;

const HERE: &str = "/settings/privacy";

pub(super) fn routes() -> Router<App> {
    Router::new().route(HERE, get(form).post(save))
}

async fn form(Member { visit, signed }: Member) -> Response {
    let (account, user) = (signed.account.account(), &signed.user);
    let problems = Problems::default();
    visit.show(&Privacy { shell: &visit.shell(), account, user, problems: &problems }.page())
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let can_quote = CanQuote::parse(sent.text("default_can_quote"))
        .ok_or_else(|| Refusal::invalid("default_can_quote", say!("refusal-is-not-a-choice")))?;
    let change = ProfileChange {
        locked: Some(sent.is_ticked("locked")),
        discoverable: Some(sent.is_ticked("discoverable")),
        indexable: Some(sent.is_ticked("indexable")),
        hides_network: Some(sent.is_ticked("hides_network")),
        default_can_quote: Some(can_quote),
        ..ProfileChange::default()
    };
    service::account::update_profile(&app, &signed.account, change).await?;
    Ok(sent.visit.go(HERE, Notice::Saved))
}
