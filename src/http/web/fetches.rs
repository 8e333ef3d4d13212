//! What is asked of other servers while nobody waits for it.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::db;
use crate::model::Role;
use crate::view::page::fetches::Fetches;

use super::answer::WebResult;
use super::visit::Member;
use crate::say;

/// Servers shown.
const MOST_HOSTS: u32 = 200;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/admin/fetches", get(show))
}

async fn show(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    if signed.user.role < Role::Admin {
        return Err(Refusal::Forbidden(say!("refusal-this-page-is-for-those")).into());
    }
    let (now, most) = (visit.now, app.settings.now().limits.background_fetches);
    let read = app.db.read(move |tx| {
        Ok((db::fetches::hosts(tx, now, MOST_HOSTS)?, db::fetches::put_off_count(tx)?))
    });
    let (hosts, put_off) = read.await?;
    let shell = visit.shell();
    Ok(visit.show(&Fetches { shell: &shell, hosts: &hosts, most, put_off }.page()))
}
