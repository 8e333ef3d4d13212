//! Relays, for those who run the server.

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Error, Refusal, RelayId, Result};
use crate::db;
use crate::model::Role;
use crate::model::relay::{Relay, RelayTaken};
use crate::service::relay::{self, Hand, Wanted};
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::relays::{OneRelay, Relays, TypedRelay};

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::visit::Member;
use crate::say;

/// Posts in an hour.
const MOST_PER_HOUR: u32 = 100_000;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/relays", get(list).post(add))
        .route("/admin/relays/{id}", get(show))
        .route("/admin/relays/{id}/save", post(save))
        .route("/admin/relays/{id}/{deed}", post(act))
}

fn check(signed: &Signed) -> Result<()> {
    if signed.user.role < Role::Admin {
        return Err(Refusal::Forbidden(say!("refusal-this-page-is-for-those")).into());
    }
    Ok(())
}

async fn all(app: &App) -> Result<Vec<(Relay, RelayTaken)>> {
    let now = app.clock.now();
    app.db.read(move |tx| Ok(db::relay::all_with_taken(tx, now)?)).await
}

async fn one(app: &App, id: RelayId) -> Result<(Relay, RelayTaken)> {
    let now = app.clock.now();
    app.db
        .read(move |tx| {
            let relay = db::relay::by_id(tx, id)?.ok_or(Refusal::NotFound("relay"))?;
            Ok((relay, db::relay::taken(tx, id, now)?))
        })
        .await
}

async fn list(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    check(&signed)?;
    let relays = &all(&app).await?;
    let (shell, problems) = (&visit.shell(), &Problems::default());
    let page = Relays { shell, relays, typed: TypedRelay::default(), problems };
    Ok(visit.show(&page.page()))
}

async fn add(State(app): State<App>, sent: Sent) -> WebResult {
    let hand = Hand::Account(&sent.member()?.account);
    let added = match wanted(&sent) {
        Ok(wanted) => relay::add(&app, hand, sent.text("address"), &wanted).await,
        Err(refusal) => Err(refusal.into()),
    };
    let asked = match added {
        Ok(added) => relay::enable(&app, hand, added.id).await,
        Err(error) => Err(error),
    };
    match asked {
        Ok(_) => Ok(sent.visit.go("/admin/relays", Notice::RelayAsked)),
        Err(error) => {
            let problems = &problems(error)?;
            check(sent.member()?)?;
            let relays = &all(&app).await?;
            let shell = &sent.visit.shell();
            let page = Relays { shell, relays, typed: typed(&sent), problems };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}

fn typed(sent: &Sent) -> TypedRelay<'_> {
    TypedRelay {
        address: sent.text("address"),
        languages: sent.text("languages"),
        tags: sent.text("tags"),
        most_per_hour: sent.text("most_per_hour"),
    }
}

fn wanted(sent: &Sent) -> Result<Wanted, Refusal> {
    let most = sent.text("most_per_hour").trim().parse().ok();
    let most = most.filter(|most| *most <= MOST_PER_HOUR).ok_or_else(|| {
        Refusal::invalid(
            "most_per_hour",
            say!("refusal-must-be-a-number-from-0", n = MOST_PER_HOUR.to_string()),
        )
    })?;
    Ok(Wanted {
        languages: sent.text("languages").to_owned(),
        tags: sent.text("tags").to_owned(),
        most_per_hour: most,
    })
}

async fn show(
    State(app): State<App>,
    Path(id): Path<RelayId>,
    Member { visit, signed }: Member,
) -> WebResult {
    check(&signed)?;
    let (relay, taken) = one(&app, id).await?;
    let (shell, problems) = (&visit.shell(), &Problems::default());
    Ok(visit.show(&OneRelay { shell, relay: &relay, taken, typed: None, problems }.page()))
}

async fn save(State(app): State<App>, Path(id): Path<RelayId>, sent: Sent) -> WebResult {
    let hand = Hand::Account(&sent.member()?.account);
    let saved = match wanted(&sent) {
        Ok(wanted) => relay::change(&app, hand, id, &wanted).await,
        Err(refusal) => Err(refusal.into()),
    };
    match saved {
        Ok(_) => Ok(sent.visit.go(&format!("/admin/relays/{id}"), Notice::Saved)),
        Err(error) => again(&app, id, &sent, error).await,
    }
}

/// The page of one relay once more, with what was wrong.
async fn again(app: &App, id: RelayId, sent: &Sent, error: Error) -> WebResult {
    let problems = &problems(error)?;
    check(sent.member()?)?;
    let (relay, taken) = one(app, id).await?;
    let typed = sent.is_ticked("most_per_hour").then(|| typed(sent));
    let page = OneRelay { shell: &sent.visit.shell(), relay: &relay, taken, typed, problems };
    Ok(sent.visit.show_again(&page.page()))
}

async fn act(
    State(app): State<App>,
    Path((id, deed)): Path<(RelayId, String)>,
    sent: Sent,
) -> WebResult {
    let hand = Hand::Account(&sent.member()?.account);
    let path = format!("/admin/relays/{id}");
    match deed.as_str() {
        "enable" => match relay::enable(&app, hand, id).await {
            Ok(_) => Ok(sent.visit.go(&path, Notice::RelayAsked)),
            Err(error) => again(&app, id, &sent, error).await,
        },
        "disable" => {
            relay::disable(&app, hand, id).await?;
            Ok(sent.visit.go(&path, Notice::RelayOff))
        }
        "remove" => {
            relay::remove(&app, hand, id).await?;
            Ok(sent.visit.go("/admin/relays", Notice::RelayGone))
        }
        _ => Err(Refusal::NotFound("page").into()),
    }
}
