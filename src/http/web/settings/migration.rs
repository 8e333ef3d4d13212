//! Moving an account, here or elsewhere.

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use maud::Markup;

use crate::app::App;
use crate::base::{Error, Result};
use crate::model::Account;
use crate::service::account;
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::settings::migration::{Gone, Migration};

use crate::http::web::answer::{WebResult, problems, see_other};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::{Member, Visit};

const HERE: &str = "/settings/migration";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(HERE, get(form).post(depart))
        .route("/settings/migration/redirect", post(redirect))
        .route("/settings/migration/cancel", post(stay))
        .route("/settings/aliases", get(|| async { see_other(HERE) }).post(add))
        .route("/settings/aliases/remove", post(remove))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let page = page(&app, &visit, &signed, ("", ""), &Problems::default()).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    (typed_alias, typed_goal): (&str, &str),
    problems: &Problems,
) -> Result<Markup> {
    let (me, now) = (signed.account.id(), visit.now);
    let (aliases, departure, waits_until) = app
        .db
        .read(move |tx| {
            let departure = account::departure(tx, me)?;
            Ok((account::aliases(tx, me)?, departure, account::may_move_at(tx, me, now)?))
        })
        .await?;
    let aliases: Vec<(String, Option<Account>)> =
        aliases.into_iter().map(|alias| (alias.uri, alias.account)).collect();
    let gone = departure.as_ref().map(|departure| Gone {
        goal: &departure.goal,
        at: departure.at,
        followers: departure.followers,
        gone: departure.gone,
        servers: departure.servers,
    });
    let shell = &visit.shell();
    let aliases = &aliases;
    Ok(Migration { shell, aliases, gone, waits_until, typed_alias, typed_goal, problems }.page())
}

async fn again(app: &App, sent: &Sent, error: Error) -> WebResult {
    let problems = problems(error)?;
    let typed = (sent.text("alias"), sent.text("goal"));
    let page = page(app, &sent.visit, sent.member()?, typed, &problems).await?;
    Ok(sent.visit.show_again(&page))
}

async fn add(State(app): State<App>, sent: Sent) -> WebResult {
    match account::add_alias(&app, &sent.member()?.account, sent.text("alias")).await {
        Ok(()) => Ok(sent.visit.go(HERE, Notice::AliasAdded)),
        Err(error) => again(&app, &sent, error).await,
    }
}

async fn remove(State(app): State<App>, sent: Sent) -> WebResult {
    account::remove_alias(&app, &sent.member()?.account, sent.text("uri")).await?;
    Ok(sent.visit.go(HERE, Notice::AliasRemoved))
}

async fn depart(State(app): State<App>, sent: Sent) -> WebResult {
    let (password, goal) = (sent.text("current_password"), sent.text("goal"));
    match account::depart(&app, &sent.member()?.account, password, goal).await {
        Ok(()) => Ok(sent.visit.go(HERE, Notice::Moved)),
        Err(error) => again(&app, &sent, error).await,
    }
}

async fn redirect(State(app): State<App>, sent: Sent) -> WebResult {
    let (password, goal) = (sent.text("current_password"), sent.text("goal"));
    match account::redirect(&app, &sent.member()?.account, password, goal).await {
        Ok(()) => Ok(sent.visit.go(HERE, Notice::Redirected)),
        Err(error) => again(&app, &sent, error).await,
    }
}

async fn stay(State(app): State<App>, sent: Sent) -> WebResult {
    account::stay(&app, &sent.member()?.account).await?;
    Ok(sent.visit.go(HERE, Notice::Back))
}
