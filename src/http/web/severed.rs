//! Follows that ended because a server or an account was shut out.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Refusal, SeveranceId};
use crate::model::severance::{Direction, SeveredFollow};
use crate::service;
use crate::text::csv;
use crate::view::page::severed::Severed;

use super::answer::WebResult;
use super::notice::Notice;
use super::sent::Sent;
use super::visit::Member;

const HERE: &str = "/severed_relationships";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(HERE, get(all))
        .route("/severed_relationships/{id}/{file}", get(file))
        .route("/severed_relationships/{id}/follow_again", post(follow_again))
        .route("/severed_relationships/{id}/take_back", post(take_back))
}

async fn all(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let me = signed.account.id();
    let severances = app.db.read(move |tx| service::severance::of(tx, me)).await?;
    Ok(visit.show(&Severed { shell: &visit.shell(), severances: &severances }.page()))
}

/// The lists in the form in which Mastodon writes them, and takes them back.
async fn file(
    State(app): State<App>,
    Path((id, file)): Path<(SeveranceId, String)>,
    Member { visit: _, signed }: Member,
) -> WebResult {
    let direction = match file.as_str() {
        "followers.csv" => Direction::Follower,
        "following.csv" => Direction::Following,
        _ => return Err(Refusal::NotFound("page").into()),
    };
    let me = signed.account.id();
    let found = app.db.read(move |tx| service::severance::follows(tx, me, id, direction));
    let (severance, follows) = found.await?;
    let name = match direction {
        Direction::Follower => "followers",
        Direction::Following => "following",
    };
    let name = format!("{name}-{}-{}.csv", severance.target, severance.created_at.date());
    let mut text = match direction {
        Direction::Follower => csv::line(["Account address"]),
        Direction::Following => {
            csv::line(["Account address", "Show boosts", "Notify on new posts", "Languages"])
        }
    };
    for SeveredFollow { other, follow } in &follows {
        let word = |yes| if yes { "true" } else { "false" };
        let handle = other.handle();
        text.push_str(&match direction {
            Direction::Follower => csv::line([handle.as_str()]),
            Direction::Following => {
                csv::line([&handle, word(follow.shows_boosts), word(follow.notifies), ""])
            }
        });
    }
    Ok(table(&name, text))
}

/// A table to be saved under a name.
pub(super) fn table(name: &str, text: String) -> Response {
    let plain =
        |letter: char| if letter.is_ascii_graphic() && letter != '"' { letter } else { '_' };
    let name: String = name.chars().map(plain).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, text).into_response()
}

async fn follow_again(
    State(app): State<App>,
    Path(id): Path<SeveranceId>,
    sent: Sent,
) -> WebResult {
    service::severance::follow_again(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(HERE, Notice::AskedAgain))
}

async fn take_back(State(app): State<App>, Path(id): Path<SeveranceId>, sent: Sent) -> WebResult {
    service::severance::take_back_followers(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(HERE, Notice::TakenBack))
}
