//! What came while somebody was away.

use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use crate::app::App;
use crate::base::{IdMint, Refusal, StatusId};
use crate::db;
use crate::model::Page;
use crate::model::catch_up::{HOURS, Kind, MOST, Order, Wanted};
use crate::service;
use crate::view::page::catch_up::CatchUp;

use super::answer::WebResult;
use super::notice::Notice;
use super::sent::Sent;
use super::visit::Member;

/// Hours looked at unless others are asked for.
const USUAL: u32 = 12;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/catch-up", get(show)).route("/catch-up/read", post(read))
}

/// What is not a choice is as usual.
#[derive(Debug, Deserialize)]
#[serde(default)]
struct Asked {
    hours: String,
    kind: String,
    order: String,
    by: String,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            hours: USUAL.to_string(),
            kind: String::new(),
            order: String::new(),
            by: String::new(),
        }
    }
}

impl Asked {
    fn wanted(&self) -> Wanted {
        let hours = self.hours.parse().ok().filter(|hours| HOURS.contains(hours));
        Wanted {
            hours: hours.unwrap_or(USUAL),
            kind: Kind::parse(&self.kind).unwrap_or_default(),
            order: Order::parse(&self.order).unwrap_or_default(),
            by: self.by.parse().ok(),
        }
    }
}

async fn show(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let Member { visit, signed } = member;
    let (me, now, wanted) = (signed.account.id(), visit.now, asked.wanted());
    let since = now.minus(Duration::from_hours(u64::from(wanted.hours)));
    let page = Page { since_id: Some(IdMint::first::<StatusId>(since).0), ..Page::newest(MOST) };
    let views = app
        .db
        .read(move |tx| {
            let ids = db::timeline::home(tx, me, page, now)?;
            Ok(db::view::status::many(tx, Some(me), &ids)?)
        })
        .await?;
    let is_cut = u32::try_from(views.len()).is_ok_and(|count| count >= MOST);
    Ok(visit.show(&CatchUp { shell: &visit.shell(), wanted, views: &views, is_cut }.page()))
}

/// All of it is read.
async fn read(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let to: StatusId = sent.text("to").parse().ok().ok_or(Refusal::NotFound("status"))?;
    service::marker::set(&app, &signed.account, vec![("home", to.0)]).await?;
    Ok(sent.visit.go("/home", Notice::CaughtUp))
}
