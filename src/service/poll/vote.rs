//! Votes of our people, and of peers' people in our polls.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{LocalAccount, PollView, Status};
use crate::service::account::must_be_here;
use crate::service::moment::Moment;
use crate::service::peer;

use super::tell;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("poll");

/// Votes in a poll, once and for all; `places` are those of the choices. Answers whose poll it is and
/// how it stands now.
///
/// # Errors
/// Refused if the poll has ended or is one's own, if one has voted already, if the choice is none,
/// or if one may not see the status.
pub async fn vote(
    app: &App,
    who: &LocalAccount,
    id: StatusId,
    places: Vec<u32>,
) -> Result<(AccountId, PollView)> {
    must_be_here(who)?;
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let (status, view) = seen(tx, who.id, id)?;
            let author = db::account::by_id(tx, status.author)?.ok_or(NOT_FOUND)?;
            if db::block::exists(tx, who.id, author.id)? {
                return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
            }
            if author.id == who.id {
                return Err(
                    Refusal::invalid("choices", say!("refusal-cannot-be-made-in-your")).into()
                );
            }
            if view.has_voted() {
                let problem = say!("refusal-already-voted");
                return Err(Refusal::invalid("choices", problem).into());
            }
            let chosen = view.poll.choice(&places, moment.now)?;
            let names = db::poll::names(tx, id)?;
            for place in chosen {
                db::poll::vote(tx, (id, place), who.id, moment.now)?;
                let name = usize::try_from(place).ok().and_then(|place| names.get(place));
                if let Some(name) = name {
                    let vote = peer::vote((&who, moment.id()), name, (&author, &status.uri));
                    peer::tell(tx, &moment, (&who, &author), vote)?;
                }
            }
            if author.is_local() {
                tell::counted(tx, &moment, &status, &view.poll)?;
            } else if let Some(end) = view.poll.ends_at {
                tell::once(tx, &crate::model::Job::EndPoll { status: id }, end, moment.now)?;
            }
            let view = db::poll::of_status(tx, Some(who.id), id)?.ok_or(NOT_FOUND)?;
            Ok((author.id, view))
        })
        .await
}

fn seen(tx: &ReadTx<'_>, viewer: AccountId, id: StatusId) -> Result<(Status, PollView)> {
    let status = db::status::visible(tx, Some(viewer), id)?.ok_or(NOT_FOUND)?;
    let view = db::poll::of_status(tx, Some(viewer), id)?.ok_or(NOT_FOUND)?;
    Ok((status, view))
}

/// A peer's account voted in the poll of the status `uri`, naming its choices. Each choice counts
/// once, and where only one may be taken the first one stays.
///
/// # Errors
/// Refused if the poll is not ours or has ended, or if the account may not see it.
pub async fn accept_votes(
    app: &App,
    actor: AccountId,
    uri: String,
    names: Vec<String>,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let status = db::status::by_uri(tx, &uri)?.ok_or(NOT_FOUND)?;
            let (status, view) = seen(tx, actor, status.id)?;
            if view.fetched_at.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-the-poll-is-counted-by")).into());
            }
            if view.poll.has_ended(moment.now) {
                return Err(Refusal::Forbidden(say!("refusal-the-poll-has-ended")).into());
            }
            if count(tx, &moment, actor, (&view, &names))? {
                tell::counted(tx, &moment, &status, &view.poll)?;
            }
            Ok(())
        })
        .await
}

/// Answers whether any of the votes is new.
fn count(
    tx: &WriteTx<'_>,
    moment: &Moment,
    actor: AccountId,
    (view, names): (&PollView, &[String]),
) -> Result<bool> {
    let poll = &view.poll;
    let mut any = false;
    for name in names {
        let at = poll.options.iter().position(|option| option.title == *name);
        let Some(place) = at.and_then(|at| u32::try_from(at).ok()) else { continue };
        if !poll.multiple && db::poll::has_voted(tx, poll.status, actor)? {
            break;
        }
        any |= db::poll::vote(tx, (poll.status, place), actor, moment.now)?;
    }
    Ok(any)
}
