//! Drafts that are kept, and posts that wait for their time.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{DraftId, Refusal, Result, Timestamp};
use crate::db;
use crate::model::draft::MOST_DRAFTS;
use crate::service;
use crate::view::component::Problems;
use crate::view::page::drafts::{Drafts, Scheduled};

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::timeline::{Older, is_full, older};
use super::visit::{Member, Visit};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/drafts", get(unfinished))
        .route("/drafts/{id}/delete", post(discard))
        .route("/scheduled", get(scheduled))
        .route("/scheduled/{id}", post(reschedule))
}

async fn unfinished(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let me = signed.account.id();
    let most = u32::try_from(MOST_DRAFTS).unwrap_or(u32::MAX);
    let drafts = app.db.read(move |tx| db::draft::unfinished(tx, me, most)).await?;
    Ok(visit.show(&Drafts { shell: &visit.shell(), drafts: &drafts }.page()))
}

async fn scheduled(
    State(app): State<App>,
    Query(asked): Query<Older>,
    Member { visit, .. }: Member,
) -> WebResult {
    let page = list(&app, &visit, &asked, &Problems::default()).await?;
    Ok(visit.show(&page))
}

async fn list(
    app: &App,
    visit: &Visit,
    asked: &Older,
    problems: &Problems,
) -> Result<maud::Markup> {
    let me = visit.viewer().ok_or(Refusal::Unauthenticated)?;
    let page = asked.page();
    let drafts = app.db.read(move |tx| db::draft::scheduled(tx, me, page)).await?;
    let last = drafts.last().filter(|_| is_full(drafts.len()));
    let older = last.map(|last| older("/scheduled", last.id.0));
    let shell = visit.shell();
    let page = Scheduled { shell: &shell, drafts: &drafts, older: older.as_deref(), problems };
    Ok(page.page())
}

async fn reschedule(State(app): State<App>, Path(id): Path<DraftId>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let moved = match moment(sent.text(&format!("publish_at_{id}"))) {
        Ok(at) => service::draft::reschedule(&app, &signed.account, id, at).await.map(drop),
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = moved else { return Ok(sent.visit.go("/scheduled", Notice::Saved)) };
    let problems = problems(error)?;
    Ok(sent.visit.show_again(&list(&app, &sent.visit, &Older::newest(), &problems).await?))
}

async fn discard(State(app): State<App>, Path(id): Path<DraftId>, sent: Sent) -> WebResult {
    service::draft::discard(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(&sent.back_or("/drafts"), Notice::Discarded))
}

/// A day and time as browsers send them, in UTC: `2025-11-23T06:08`. Nothing means none.
pub(super) fn moment(text: &str) -> Result<Option<Timestamp>, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let moment = [format!("{text}:00Z"), format!("{text}Z")];
    let moment = moment.iter().find_map(|text| Timestamp::parse(text));
    let problem = || Refusal::invalid("scheduled_at", say!("refusal-is-not-a-day-and"));
    moment.map(Some).ok_or_else(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_send_minutes_and_some_send_seconds() {
        let at = Timestamp::parse("2025-11-23T06:08:00Z");
        assert_eq!(moment("2025-11-23T06:08"), Ok(at));
        assert_eq!(moment("2025-11-23T06:08:00"), Ok(at));
        assert_eq!(moment(" "), Ok(None));
        assert!(moment("soon").is_err());
    }
}
