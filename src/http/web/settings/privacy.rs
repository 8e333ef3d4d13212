//! Who may find and follow somebody, and what of them is shown.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::db;
use crate::model::account::ProfileChange;
use crate::model::{CanQuote, CanReply, VisitorsSee};
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

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let (account, user) = (signed.account.account(), &signed.user);
    let id = account.id;
    let visitors_see = app.db.read(move |tx| Ok(db::account::visitors_see(tx, id)?)).await?;
    let (shell, problems) = (visit.shell(), Problems::default());
    let page = Privacy { shell: &shell, account, user, visitors_see, problems: &problems };
    Ok(visit.show(&page.page()))
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let can_quote = CanQuote::parse(sent.text("default_can_quote"))
        .ok_or_else(|| Refusal::invalid("default_can_quote", say!("refusal-is-not-a-choice")))?;
    let visitors_see = sent.filled("visitors_see").map(|word| {
        VisitorsSee::parse(word)
            .ok_or_else(|| Refusal::invalid("visitors_see", say!("refusal-is-not-a-choice")))
    });
    let can_reply = sent.filled("default_can_reply").map(|word| {
        CanReply::parse(word)
            .ok_or_else(|| Refusal::invalid("default_can_reply", say!("refusal-is-not-a-choice")))
    });
    let change = ProfileChange {
        visitors_see: visitors_see.transpose()?,
        locked: Some(sent.is_ticked("locked")),
        discoverable: Some(sent.is_ticked("discoverable")),
        indexable: Some(sent.is_ticked("indexable")),
        hides_network: Some(sent.is_ticked("hides_network")),
        default_can_quote: Some(can_quote),
        default_can_reply: can_reply.transpose()?,
        ..ProfileChange::default()
    };
    service::account::update_profile(&app, &signed.account, change).await?;
    Ok(sent.visit.go(HERE, Notice::Saved))
}
