//! Tables that people bring along.

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Error, ImportId, Refusal, Result};
use crate::db;
use crate::model::import::{Forecast, ImportKind, ImportState};
use crate::service;
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::settings::import::{Imports, OneImport};

use crate::http::web::answer::{WebResult, problems, see_other};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::severed::table;
use crate::http::web::visit::{Member, Visit};
use crate::say;

const HERE: &str = "/settings/import";
/// Rows shown of a table, and of those that were not done.
const FIRST_ROWS: u32 = 8;
const FAILED_ROWS: usize = 50;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(HERE, get(overview).post(bring))
        .route("/settings/import/{id}", get(one))
        .route("/settings/import/{id}/run", post(run))
        .route("/settings/import/{id}/delete", post(forget))
        .route("/settings/import/{id}/failures.csv", get(failures))
}

async fn overview(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let page = page(&app, &visit, &signed, ("following", "merge"), &Problems::default()).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    (kind, mode): (&str, &str),
    problems: &Problems,
) -> Result<maud::Markup> {
    let me = signed.account.id();
    let imports = app.db.read(move |tx| Ok(db::import::of_account(tx, me)?)).await?;
    let shell = visit.shell();
    Ok(Imports { shell: &shell, imports: &imports, kind, mode, problems }.page())
}

async fn bring(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    match brought(&app, &sent, signed).await {
        Ok(id) => Ok(see_other(&format!("{HERE}/{id}"))),
        Err(error) => {
            let typed = (sent.text("kind"), sent.text("mode"));
            let page = page(&app, &sent.visit, signed, typed, &problems(error)?).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}

async fn brought(app: &App, sent: &Sent, signed: &Signed) -> Result<ImportId, Error> {
    let kind = ImportKind::parse(sent.text("kind"));
    let kind = kind.ok_or_else(|| Refusal::invalid("kind", say!("refusal-is-none-of-these")))?;
    let overwrites = match sent.text("mode") {
        "merge" => false,
        "overwrite" => true,
        _ => return Err(Refusal::invalid("mode", say!("refusal-is-none-of-these")).into()),
    };
    let table = sent
        .bytes("table")
        .await?
        .ok_or_else(|| Refusal::invalid("table", say!("refusal-is-missing")))?;
    service::import::bring(app, &signed.account, (kind, overwrites), &table).await
}

async fn one(
    State(app): State<App>,
    Path(id): Path<ImportId>,
    Member { visit, signed }: Member,
) -> WebResult {
    let who = signed.account.clone();
    let read = app.db.read(move |tx| {
        let view = service::import::view(tx, &who, id)?;
        let (forecast, rows) = match view.import.state {
            ImportState::Shown => service::import::preview(tx, &view, FIRST_ROWS)?,
            ImportState::Running | ImportState::Done => (Forecast::default(), vec![]),
        };
        Ok((view, forecast, rows, db::import::failed(tx, id)?))
    });
    let (view, forecast, rows, mut failed) = read.await?;
    failed.truncate(FAILED_ROWS);
    let shell = visit.shell();
    let page = OneImport { shell: &shell, view: &view, forecast, rows: &rows, failed: &failed };
    Ok(visit.show(&page.page()))
}

async fn run(State(app): State<App>, Path(id): Path<ImportId>, sent: Sent) -> WebResult {
    service::import::run(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(&format!("{HERE}/{id}"), Notice::ImportBegun))
}

async fn forget(State(app): State<App>, Path(id): Path<ImportId>, sent: Sent) -> WebResult {
    service::import::forget(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(HERE, Notice::ThrownOut))
}

async fn failures(
    State(app): State<App>,
    Path(id): Path<ImportId>,
    Member { visit: _, signed }: Member,
) -> WebResult {
    let who = signed.account.clone();
    let read = app.db.read(move |tx| {
        let view = service::import::view(tx, &who, id)?;
        Ok((view.import.kind, db::import::failed(tx, id)?))
    });
    let (kind, rows) = read.await?;
    Ok(table(&format!("failed_{}", kind.file_name()), service::export::failures(kind, &rows)))
}
