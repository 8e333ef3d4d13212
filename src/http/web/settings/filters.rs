//! Filters: listed, made, changed and deleted.

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Error, FilterId, FilterStatusId, Refusal, Result};
use crate::db;
use crate::model::filter::{MOST_KEYWORDS, rewritten};
use crate::model::{
    FilterAction, FilterChange, FilterContext, FilterKeyword, FilterView, LocalAccount,
};
use crate::service;
use crate::view::component::Problems;
use crate::view::page::settings::filters::{EditFilter, Filters, Form};

use crate::http::web::answer::{WebResult, problems, see_other};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::{Member, Visit};
use crate::say;

const PATH: &str = "/settings/filters";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(PATH, get(list).post(create))
        .route("/settings/filters/{id}", get(edit).post(save))
        .route("/settings/filters/{id}/delete", post(delete))
        .route("/settings/filters/{id}/statuses/{status}/delete", post(take_out))
}

async fn list(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let page = page(&app, &visit, &signed.account, (&Form::blank(), &Problems::default())).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    visit: &Visit,
    who: &LocalAccount,
    (form, problems): (&Form, &Problems),
) -> Result<maud::Markup> {
    let me = who.id();
    let filters = app.db.read(move |tx| Ok(db::filter::of_account(tx, me)?)).await?;
    Ok(Filters { shell: &visit.shell(), filters: &filters, form, problems }.page())
}

async fn found(app: &App, who: &LocalAccount, id: FilterId) -> Result<FilterView> {
    let me = who.id();
    let found = app.db.read(move |tx| Ok(db::filter::by_id(tx, me, id)?)).await?;
    Ok(found.ok_or(Refusal::NotFound("filter"))?)
}

async fn create(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let made = match wish(&app, &sent, &[]) {
        Ok(wish) => service::filter::create(&app, &signed.account, wish).await,
        Err(refusal) => Err(refusal.into()),
    };
    match made {
        Ok(_) => Ok(sent.visit.go(PATH, Notice::Saved)),
        Err(error) => {
            let problems = in_form(error)?;
            let filled = (&as_sent(&sent), &problems);
            let page = page(&app, &sent.visit, &signed.account, filled).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}

async fn edit(
    State(app): State<App>,
    Path(id): Path<FilterId>,
    Member { visit, signed }: Member,
) -> WebResult {
    let view = found(&app, &signed.account, id).await?;
    let (form, problems) = (Form::of(&view), Problems::default());
    let page =
        EditFilter { shell: &visit.shell(), view: &view, form: &form, problems: &problems }.page();
    Ok(visit.show(&page))
}

async fn save(State(app): State<App>, Path(id): Path<FilterId>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let view = found(&app, &signed.account, id).await?;
    let saved = match wish(&app, &sent, &view.keywords) {
        Ok(wish) => service::filter::change(&app, &signed.account, id, wish).await,
        Err(refusal) => Err(refusal.into()),
    };
    match saved {
        Ok(_) => Ok(sent.visit.go(PATH, Notice::Saved)),
        Err(error) => {
            let (form, problems) = (as_sent(&sent), in_form(error)?);
            let shell = sent.visit.shell();
            let page =
                EditFilter { shell: &shell, view: &view, form: &form, problems: &problems }.page();
            Ok(sent.visit.show_again(&page))
        }
    }
}

async fn delete(State(app): State<App>, Path(id): Path<FilterId>, sent: Sent) -> WebResult {
    service::filter::delete(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(PATH, Notice::FilterDeleted))
}

async fn take_out(
    State(app): State<App>,
    Path((_, status)): Path<(FilterId, FilterStatusId)>,
    sent: Sent,
) -> WebResult {
    service::filter::delete_status(&app, &sent.member()?.account, status).await?;
    Ok(see_other(&sent.back_or(PATH)))
}

/// What the form asks of a filter that has the keywords `old`.
fn wish(app: &App, sent: &Sent, old: &[FilterKeyword]) -> Result<FilterChange, Refusal> {
    let phrases = |field: &str, whole_word: bool| -> Vec<(String, bool)> {
        let lines = sent.text(field).lines().map(str::trim).filter(|line| !line.is_empty());
        let mut phrases: Vec<(String, bool)> = vec![];
        // One more than is allowed is refused; those beyond need no look.
        for line in lines.take(MOST_KEYWORDS + 1) {
            if !phrases.iter().any(|(phrase, _)| phrase == line) {
                phrases.push((line.to_owned(), whole_word));
            }
        }
        phrases
    };
    let wanted = [phrases("words", true), phrases("parts", false)].concat();
    let action = FilterAction::parse(sent.text("action"))
        .ok_or_else(|| Refusal::invalid("action", say!("refusal-is-none-of-these")))?;
    let expires_at = match sent.text("ends_in") {
        "stay" => None,
        "" => Some(None),
        seconds => {
            let seconds = seconds.parse::<u32>();
            let seconds = seconds
                .map_err(|_no| Refusal::invalid("ends_in", say!("refusal-is-none-of-these")))?;
            let span = std::time::Duration::from_secs(u64::from(seconds));
            Some(Some(app.clock.now().plus(span)))
        }
    };
    Ok(FilterChange {
        title: Some(sent.text("title").to_owned()),
        contexts: Some(contexts(sent)),
        action: Some(action),
        expires_at,
        keywords: rewritten(old, &wanted),
    })
}

fn contexts(sent: &Sent) -> Vec<FilterContext> {
    let mut contexts = FilterContext::ALL.to_vec();
    contexts.retain(|context| sent.is_ticked(&format!("in_{}", context.as_str())));
    contexts
}

fn as_sent(sent: &Sent) -> Form {
    Form {
        title: sent.text("title").to_owned(),
        words: sent.text("words").to_owned(),
        parts: sent.text("parts").to_owned(),
        contexts: contexts(sent),
        action: FilterAction::parse(sent.text("action")).unwrap_or(FilterAction::Warn),
        ends_in: sent.text("ends_in").to_owned(),
    }
}

/// What was wrong, beside the field of the form that it is about.
fn in_form(error: Error) -> Result<Problems, crate::http::error::WebError> {
    match error {
        Error::Refused(Refusal::Invalid { field: "keyword" | "keywords", problem }) => {
            Ok(Problems::default().with("words", problem))
        }
        error => problems(error),
    }
}
