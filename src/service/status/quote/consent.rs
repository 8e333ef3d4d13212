//! What the author of a quoted status says: granted, refused, taken back.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::{
    CanQuote, CanReply, Job, LocalAccount, NotificationKind, Quote, QuoteState, Status, StatusView,
};
use crate::protocol::url::same_origin;
use crate::service::moment::Moment;
use crate::service::status::ask::Answer;
use crate::service::status::{find, reach, told_anew};

use super::{stamp_uri, tell_quoted};
use crate::say;

/// A quote is proven to be granted, by the authorization at `stamp`.
pub async fn grant_quote(app: &App, status: StatusId, stamp: String) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let Some(quote) = db::quote::of(tx, status)? else { return Ok(()) };
            if quote.state != QuoteState::Pending || quote.stamp_uri.as_ref() != Some(&stamp) {
                return Ok(());
            }
            settle(tx, &moment, &Quote { state: QuoteState::Accepted, ..quote })
        })
        .await
}

/// A quote bears an authorization that is none.
pub async fn refuse_quote(app: &App, status: StatusId) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let quote = db::quote::of(tx, status)?;
            match quote.filter(|quote| quote.state == QuoteState::Pending) {
                Some(quote) => end(tx, &moment, quote),
                None => Ok(()),
            }
        })
        .await
}

/// The peer's account `from` answers the `QuoteRequest` of the id `request`; answers whether there
/// was one for it to answer.
pub async fn receive_quote_answer(
    app: &App,
    from: AccountId,
    request: String,
    answer: Answer,
) -> Result<bool> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let quote = db::quote::by_request(tx, &request)?;
            let Some(quote) = quote.filter(|quote| quote.quoted_author == Some(from)) else {
                return Ok(false);
            };
            let Some(author) = db::account::by_id(tx, from)? else { return Ok(false) };
            match answer {
                Answer::Granted(stamp) => {
                    let may_yet = matches!(quote.state, QuoteState::Pending | QuoteState::Rejected);
                    if !same_origin(&stamp, &author.uri) {
                        return Err(Refusal::Forbidden(say!(
                            "refusal-the-authorization-is-elsewhere"
                        ))
                        .into());
                    }
                    if may_yet {
                        let (state, stamp_uri) = (QuoteState::Accepted, Some(stamp));
                        settle(tx, &moment, &Quote { state, stamp_uri, ..quote })?;
                    }
                }
                Answer::Refused => end(tx, &moment, quote)?,
            }
            Ok(true)
        })
        .await
}

/// The peer's account `from` takes the authorization `stamp` back; answers whether it was known.
pub async fn receive_revocation(app: &App, from: AccountId, stamp: String) -> Result<bool> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let quote = db::quote::by_stamp(tx, &stamp)?;
            let Some(quote) = quote.filter(|quote| quote.quoted_author == Some(from)) else {
                return Ok(false);
            };
            end(tx, &moment, quote)?;
            Ok(true)
        })
        .await
}

/// The author of a quoted status wants it to stand in that quote no longer.
pub async fn revoke_quote(
    app: &App,
    who: &LocalAccount,
    (quoted, quoting): (StatusId, StatusId),
) -> Result<StatusView> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let status = db::status::visible(tx, Some(who.id), quoted)?.ok_or(find::NOT_FOUND)?;
            let quote = db::quote::of(tx, quoting)?.filter(|quote| quote.quoted == Some(quoted));
            let quote = quote.ok_or(find::NOT_FOUND)?;
            if status.author != who.id {
                return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
            }
            let by = db::status::visible(tx, Some(who.id), quoting)?.ok_or(find::NOT_FOUND)?;
            let was_granted = quote.state == QuoteState::Accepted;
            end(tx, &moment, quote)?;
            if was_granted {
                tell_peers(tx, &moment, (&status, &by), &who.uri)?;
            }
            find::view(tx, who.id, quoting)
        })
        .await
}

/// Leaves a job that tells peers that an authorization of ours is void.
fn tell_peers(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (quoted, quoting): (&Status, &Status),
    author: &str,
) -> Result<()> {
    if quoted.visibility.is_local_only() || quoting.visibility.is_local_only() {
        return Ok(());
    }
    // Who quoted is among those who had to do with the quoted status.
    let inboxes = reach::inboxes(tx, quoted)?;
    if inboxes.is_empty() {
        return Ok(());
    }
    let job = Job::AnnounceRevocation {
        author: quoted.author,
        stamp_uri: stamp_uri(author, quoting.id),
        quoting_uri: quoting.uri.clone(),
        quoted_uri: quoted.uri.clone(),
        inboxes,
    };
    tx.enqueue(&job, moment.now)
}

/// A quote is granted: it is shown from now on, and its author told.
pub(super) fn settle(tx: &WriteTx<'_>, moment: &Moment, quote: &Quote) -> Result<()> {
    db::quote::update(tx, quote)?;
    let Some(status) = db::status::by_id(tx, quote.status)? else { return Ok(()) };
    if let Some(author) = quote.quoted_author {
        tell_quoted(tx, moment, &status, author)?;
    }
    told_to_all(tx, moment, &status)
}

/// A quote is refused, or granted no longer.
fn end(tx: &WriteTx<'_>, moment: &Moment, quote: Quote) -> Result<()> {
    let state = match quote.state {
        QuoteState::Pending => QuoteState::Rejected,
        QuoteState::Accepted => QuoteState::Revoked,
        QuoteState::Rejected | QuoteState::Revoked | QuoteState::Deleted => return Ok(()),
    };
    let quote = Quote { state, ..quote };
    db::quote::update(tx, &quote)?;
    let Some(status) = db::status::by_id(tx, quote.status)? else { return Ok(()) };
    if let Some(author) = quote.quoted_author {
        let kind = NotificationKind::Quote;
        db::notification::withdraw(tx, author, kind, status.author, Some(status.id))?;
    }
    told_to_all(tx, moment, &status)
}

/// Streams and peers hear that a status shows something else; peers only of what is ours.
fn told_to_all(tx: &WriteTx<'_>, moment: &Moment, status: &Status) -> Result<()> {
    told_anew(tx, status)?;
    if db::account::is_local(tx, status.author)? {
        reach::announce(tx, status, |status| Job::AnnounceEdit { status }, moment.now)?;
    }
    Ok(())
}

/// Changes who may quote a status of the author's, and who may reply to it, as far as that is said.
/// What was let in already stays so.
pub async fn set_policies(
    app: &App,
    author: &LocalAccount,
    id: StatusId,
    chosen: (Option<CanQuote>, Option<CanReply>),
) -> Result<StatusView> {
    let (author, moment) = (author.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let status = db::status::visible(tx, Some(author), id)?.ok_or(find::NOT_FOUND)?;
            if status.author != author || status.boost_of.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
            }
            apply_policies(tx, &moment, &status, chosen)?;
            find::view(tx, author, id)
        })
        .await
}

/// Peers hear of a new policy as of an edit, but nobody here is told: the words are the same.
pub(in crate::service::status) fn apply_policies(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    (can_quote, can_reply): (Option<CanQuote>, Option<CanReply>),
) -> Result<()> {
    let quotes = can_quote.map(|can_quote| can_quote.policy(status.visibility));
    let quotes = quotes.unwrap_or(status.quote_policy);
    let replies = can_reply.map_or(status.reply_policy, CanReply::policy);
    if (status.quote_policy, status.reply_policy) == (quotes, replies) {
        return Ok(());
    }
    db::status::set_policies(tx, status.id, (quotes, replies))?;
    told_to_all(tx, moment, status)
}
