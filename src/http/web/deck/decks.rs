//! Decks themselves: made, named, thrown away.

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;

use crate::app::App;
use crate::base::{DeckId, Refusal};
use crate::service;

use super::super::answer::{WebResult, problems, see_other};
use super::super::notice::Notice;
use super::super::sent::Sent;
use super::columns::add_page;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/decks", post(create))
}

async fn create(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    match service::deck::create(&app, &signed.account, sent.text("name")).await {
        Ok(deck) => Ok(see_other(&format!("/decks/{}", deck.id))),
        Err(error) => {
            let problems = problems(error)?;
            let typed = [("name", sent.text("name"))];
            let again = (typed.as_slice(), &problems);
            let page = add_page(&app, &sent.visit, signed, None, again).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}

/// Names a deck anew, or deletes it.
pub(super) async fn change(
    State(app): State<App>,
    Path(id): Path<DeckId>,
    sent: Sent,
) -> WebResult {
    let signed = sent.member()?;
    let done = match sent.text("do") {
        "rename" => {
            let name = sent.text(&format!("name_{id}"));
            service::deck::rename(&app, &signed.account, id, name).await
        }
        "delete" => {
            service::deck::delete(&app, &signed.account, id).await?;
            return Ok(sent.visit.go("/deck/add", Notice::DeckDeleted));
        }
        _ => return Err(Refusal::NotFound("page").into()),
    };
    match done {
        Ok(()) => Ok(sent.visit.go(&format!("/deck/add?deck={id}"), Notice::Saved)),
        Err(error) => {
            let problems = problems(error)?;
            let page = add_page(&app, &sent.visit, signed, Some(id), (&[], &problems)).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}
