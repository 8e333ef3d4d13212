//! What people may take along: tables, and an archive of everything.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{ArchiveId, Refusal};
use crate::db;
use crate::db::export::Counts;
use crate::model::import::ImportKind;
use crate::service;
use crate::view::page::settings::export::Export;

use crate::http::web::answer::WebResult;
use crate::http::web::media;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::severed::table;
use crate::http::web::visit::Member;

const HERE: &str = "/settings/export";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(HERE, get(overview))
        .route("/settings/export/{file}", get(file))
        .route("/settings/export/archive", post(ask))
        .route("/settings/export/archives/{id}", get(archive))
}

async fn overview(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let me = signed.account.id();
    let read =
        app.db.read(move |tx| Ok((db::export::counts(tx, me)?, db::archive::of_account(tx, me)?)));
    let (Counts { following, lists, muting, blocking, domains, bookmarks }, archives) =
        read.await?;
    let counts = ImportKind::ALL.map(|kind| {
        let count = match kind {
            ImportKind::Following => following,
            ImportKind::Lists => lists,
            ImportKind::Muting => muting,
            ImportKind::Blocking => blocking,
            ImportKind::DomainBlocking => domains,
            ImportKind::Bookmarks => bookmarks,
        };
        (kind, count)
    });
    let page = Export { shell: &visit.shell(), counts: &counts, archives: &archives };
    Ok(visit.show(&page.page()))
}

async fn file(
    State(app): State<App>,
    Path(file): Path<String>,
    Member { visit: _, signed }: Member,
) -> WebResult {
    let kind = ImportKind::ALL.into_iter().find(|kind| kind.file_name() == file);
    let kind = kind.ok_or(Refusal::NotFound("page"))?;
    let (me, domain) = (signed.account.id(), app.settings.now().domain().to_owned());
    let text = app.db.read(move |tx| service::export::table(tx, me, kind, &domain)).await?;
    Ok(table(kind.file_name(), text))
}

async fn ask(State(app): State<App>, sent: Sent) -> WebResult {
    service::archive::ask(&app, &sent.member()?.account).await?;
    Ok(sent.visit.go(HERE, Notice::ArchiveAsked))
}

async fn archive(
    State(app): State<App>,
    Path(id): Path<ArchiveId>,
    Member { visit: _, signed }: Member,
) -> WebResult {
    let (archive, file) = service::archive::open(&app, &signed.account, id).await?;
    let length = file.metadata()?.len();
    let username = &signed.account.account().username;
    let name = format!("archive-{username}-{}.tar.gz", archive.created_at.date());
    let head = [
        (header::CONTENT_TYPE, "application/gzip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    let answer: Response = (head, media::body(file, length)).into_response();
    Ok(answer)
}
