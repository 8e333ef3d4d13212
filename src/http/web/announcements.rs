//! What an admin tells everyone, and the long texts of this server.

use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{AnnouncementId, Error, Refusal, Result};
use crate::db;
use crate::model::announcement::Notice as Announced;
use crate::service::{announcement, site_text};
use crate::text::compose;
use crate::view::page::text::TextPage;

use super::answer::WebResult;
use super::notice::Notice;
use super::sent::Sent;
use super::visit::Visit;
use crate::say;

const DAY: Duration = Duration::from_hours(24);

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/announcements", post(announce))
        .route("/admin/announcements/{id}/end", post(withdraw))
        .route("/admin/texts", post(save_texts))
        .route("/privacy-policy", get(privacy))
        .route("/terms-of-service", get(terms))
}

async fn announce(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let days = sent.text("announcement_days").trim().parse::<u32>().ok();
    let announced = match days.filter(|days| (1..=365).contains(days)) {
        Some(days) => {
            let notice = Announced {
                text: sent.text("announcement").to_owned(),
                ends_at: Some(app.clock.now().plus(DAY * days)),
                ..Announced::default()
            };
            announcement::publish(&app, &signed.account, notice).await.map(drop)
        }
        None => {
            Err(Refusal::invalid("announcement_days", say!("refusal-must-be-a-number-from")).into())
        }
    };
    done(&app, &sent, announced.map_err(as_field), Notice::Announced).await
}

/// The field of the form that a refusal of the deed is about.
fn as_field(error: Error) -> Error {
    match error {
        Error::Refused(Refusal::Invalid { field: "text", problem }) => {
            Refusal::Invalid { field: "announcement", problem }.into()
        }
        other => other,
    }
}

async fn done(app: &App, sent: &Sent, outcome: Result<()>, notice: Notice) -> WebResult {
    match outcome {
        Ok(()) => Ok(sent.visit.go("/admin#announcements", notice)),
        Err(error) => super::admin::again(app, sent, error).await,
    }
}

async fn withdraw(State(app): State<App>, Path(id): Path<AnnouncementId>, sent: Sent) -> WebResult {
    announcement::withdraw(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go("/admin#announcements", Notice::Withdrawn))
}

async fn save_texts(State(app): State<App>, sent: Sent) -> WebResult {
    let admin = &sent.member()?.account;
    let (about, privacy) = (sent.text("about"), sent.text("privacy"));
    site_text::write(&app, admin, site_text::Page::About, about).await?;
    site_text::write(&app, admin, site_text::Page::Privacy, privacy).await?;
    if let Err(error) = save_terms(&app, &sent).await {
        return super::admin::again(&app, &sent, error).await;
    }
    Ok(sent.visit.go("/admin", Notice::Saved))
}

/// New terms hold from a day on; those that are as before are left alone.
async fn save_terms(app: &App, sent: &Sent) -> Result<()> {
    let today = app.clock.now().date();
    let Some(typed) = sent.filled("terms") else { return Ok(()) };
    let day = today.clone();
    let old = app.db.read(move |tx| Ok(db::terms::at(tx, &day)?)).await?;
    if old.is_some_and(|old| old.text == compose::normalise(typed)) {
        return Ok(());
    }
    let from = sent.filled("terms_from").unwrap_or(&today);
    let written = site_text::write_terms(app, &sent.member()?.account, from, typed).await;
    written.map_err(|error| match error {
        Error::Refused(Refusal::Invalid { field: "effective_on", problem }) => {
            Refusal::Invalid { field: "terms_from", problem }.into()
        }
        other => other,
    })
}

async fn privacy(State(app): State<App>, visit: Visit) -> WebResult {
    let config = app.settings.now();
    let found =
        app.db.read(move |tx| site_text::read(tx, &config, site_text::Page::Privacy)).await?;
    let text = found.ok_or(Refusal::NotFound("page"))?;
    let page = TextPage { shell: &visit.shell(), title: say!("public-privacy"), text: &text.html };
    Ok(visit.show(&page.page()))
}

async fn terms(State(app): State<App>, visit: Visit) -> WebResult {
    let today = app.clock.now().date();
    let terms = app.db.read(move |tx| Ok(db::terms::at(tx, &today)?)).await?;
    let terms = terms.ok_or(Refusal::NotFound("page"))?;
    let page = TextPage {
        shell: &visit.shell(),
        title: say!("public-terms-of-service"),
        text: &terms.html,
    };
    Ok(visit.show(&page.page()))
}
