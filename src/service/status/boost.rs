//! Boosts: showing somebody's status to one's own followers.

use crate::app::App;
use crate::base::{AccountId, Html, Refusal, Result, StatusId};
use crate::db::feed::Feeds;
use crate::db::status::Extra;
use crate::db::{self, WriteTx};
use crate::model::job::UndoneBoost;
use crate::model::series;
use crate::model::{
    Account, Event, Job, LocalAccount, NotificationKind, Policy, RemoteBoost, Status, StatusView,
    Visibility, visibility,
};
use crate::service::account::must_be_here;
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};

use super::delete::bury;
use super::spread::{self, Arrival, Fresh};
use super::{find, reach};
use crate::say;

/// Boosts a status, once; the boost of a boost is one of the boosted status.
pub async fn boost(
    app: &App,
    who: &LocalAccount,
    id: StatusId,
    asked: Option<Visibility>,
) -> Result<StatusView> {
    must_be_here(who)?;
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let original = find::shown(tx, who.id, id)?;
            if let Some(boost) = db::status::boost_by(tx, original.id, who.id)? {
                return find::view(tx, who.id, boost.id);
            }
            let allowed = visibility::may_boost(original.visibility, original.author == who.id);
            if !allowed || db::block::exists(tx, who.id, original.author)? {
                return Err(
                    Refusal::Forbidden(say!("refusal-this-status-cannot-be-boosted")).into()
                );
            }
            let boost = boost_of(&who, &original, audience(original.visibility, asked)?, &moment);
            store(tx, &moment, (&boost, &original), Arrival::Brought)?;
            reach::announce(tx, &boost, |status| Job::AnnounceStatus { status }, moment.now)?;
            find::view(tx, who.id, boost.id)
        })
        .await
}

/// Who sees a boost: followers-only and local statuses stay so, all others are for everyone unless
/// the booster asks for less.
fn audience(original: Visibility, asked: Option<Visibility>) -> Result<Visibility, Refusal> {
    match (original, asked.unwrap_or(Visibility::Public)) {
        (_, Visibility::Direct | Visibility::OnlyMe) => {
            Err(Refusal::invalid("visibility", say!("refusal-of-a-boost-is-public")))
        }
        (Visibility::Public | Visibility::Unlisted, asked) => Ok(asked),
        (narrow, _) => Ok(narrow),
    }
}

fn boost_of(who: &Account, original: &Status, visibility: Visibility, moment: &Moment) -> Status {
    let id: StatusId = moment.id();
    let uri = format!("{}/statuses/{id}/activity", who.uri);
    Status { id, uri, created_at: moment.now, ..bare(who.id, original.id, visibility) }
}

/// A boost without its name.
fn bare(author: AccountId, boosted: StatusId, visibility: Visibility) -> Status {
    Status {
        id: StatusId(0),
        author,
        uri: String::new(),
        url: None,
        html: Html::default(),
        content_warning: String::new(),
        sensitive: false,
        language: None,
        visibility,
        in_reply_to: None,
        in_reply_to_account: None,
        boost_of: Some(boosted),
        conversation: None,
        app: None,
        created_at: crate::base::Timestamp(0),
        edited_at: None,
        replies_count: 0,
        boosts_count: 0,
        favourites_count: 0,
        quotes_count: 0,
        quote_policy: Policy::default(),
        reply_policy: Policy::OPEN,
    }
}

fn store(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (boost, original): (&Status, &Status),
    arrival: Arrival,
) -> Result<()> {
    db::status::insert(tx, boost, Extra::default())?;
    spread::new(tx, moment, Fresh { status: boost, mentioned: &[], is_reply: false, arrival })?;
    if arrival == Arrival::DugOut {
        return Ok(());
    }
    let (account, from) = (original.author, boost.author);
    let kind = NotificationKind::Boost;
    notify::tell(tx, moment, Told { account, kind, from, status: Some(original.id) })
}

/// Takes back a boost; answers the status that was boosted. That it was not is no mistake.
pub async fn unboost(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let original = find::shown_once(tx, id)?;
            let Some(boost) = db::status::boost_by(tx, original.id, who)? else {
                return find::view_if_visible(tx, who, original.id);
            };
            take_back(tx, &moment, &boost)?;
            find::view(tx, who, original.id)
        })
        .await
}

/// Removes a boost with what it set in motion; tells peers if it was ours.
pub(super) fn take_back(tx: &WriteTx<'_>, moment: &Moment, boost: &Status) -> Result<()> {
    let original = boost.boost_of.map(|id| db::status::by_id(tx, id)).transpose()?.flatten();
    let original = original.ok_or(find::NOT_FOUND)?;
    let ours = db::account::is_local(tx, boost.author)?;
    let inboxes = if ours { reach::inboxes(tx, boost)? } else { vec![] };
    let Feeds { homes, lists } = db::feed::of_status(tx, boost.id)?;
    let (status, visibility) = (boost.id, boost.visibility);
    tx.emit(Event::StatusDeleted { status, visibility, homes, lists });
    db::status::delete(tx, boost.id)?;
    let (told, kind) = (original.author, NotificationKind::Boost);
    db::notification::withdraw(tx, told, kind, boost.author, Some(original.id))?;
    if inboxes.is_empty() {
        return Ok(());
    }
    let undone = UndoneBoost { boost_uri: boost.uri.clone(), boosted_uri: original.uri };
    let job = Job::AnnounceDelete {
        author: boost.author,
        status_uri: boost.uri.clone(),
        boost: Some(undone),
        inboxes,
    };
    tx.enqueue(&job, moment.now)
}

/// A peer's account boosted something. The same boost twice is one.
///
/// # Errors
/// Refused if the status may not be boosted, or the boost was taken back before it came.
pub async fn accept_boost(app: &App, boost: RemoteBoost) -> Result<StatusId> {
    take_boost(app, boost, Arrival::Brought).await
}

/// As [`accept_boost`], of one that was dug out: it takes its place, and nobody is told of it.
pub async fn accept_boost_quietly(app: &App, boost: RemoteBoost) -> Result<StatusId> {
    take_boost(app, boost, Arrival::DugOut).await
}

async fn take_boost(app: &App, boost: RemoteBoost, arrival: Arrival) -> Result<StatusId> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let RemoteBoost { author, uri, boosted, visibility, created_at } = boost;
            let original = db::status::by_id(tx, boosted)?.ok_or(find::NOT_FOUND)?;
            if db::tombstone::exists(tx, &uri)? {
                return Err(Refusal::Gone(say!("refusal-boost-is-gone")).into());
            }
            if let Some(known) = db::status::boost_by(tx, boosted, author)? {
                if series::precedes(&known.uri, &uri) {
                    // It was taken back and made anew; the word of the first is on its way.
                    db::status::rename(tx, known.id, &uri)?;
                }
                return Ok(known.id);
            }
            let allowed = visibility::may_boost(original.visibility, original.author == author)
                && !original.visibility.is_local_only()
                && original.boost_of.is_none()
                && !db::block::exists(tx, original.author, author)?;
            if !allowed || visibility.is_local_only() {
                return Err(Refusal::Forbidden(say!("refusal-the-status-cannot-be-boosted")).into());
            }
            // Nobody shows it to more people than its author did.
            let visibility = visibility.max(original.visibility);
            let created_at = created_at.min(moment.now);
            let id = moment.id_of(created_at);
            let boost = Status { id, uri, created_at, ..bare(author, boosted, visibility) };
            store(tx, &moment, (&boost, &original), arrival)?;
            Ok(id)
        })
        .await
}

/// A peer's account took back its boost: the one with this `uri`, or else what it showed. One that is
/// not known yet will not be taken in when it comes late.
///
/// # Errors
/// Refused if `uri` is not on the account's server.
pub async fn accept_unboost(
    app: &App,
    actor: AccountId,
    uri: Option<String>,
    boosted: Option<StatusId>,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let shown = boosted.map(|boosted| db::status::boost_by(tx, boosted, actor));
            let shown = shown.transpose()?.flatten();
            let Some(uri) = uri else {
                return shown.map_or(Ok(()), |boost| take_back(tx, &moment, &boost));
            };
            let named = db::status::by_uri(tx, &uri)?
                .filter(|status| status.author == actor && status.boost_of.is_some());
            // A later boost of the same is not what is taken back.
            let shown = shown.filter(|boost| !series::precedes(&uri, &boost.uri));
            if let Some(boost) = named.or(shown) {
                take_back(tx, &moment, &boost)?;
            }
            bury(tx, &moment, actor, &uri)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boost_is_never_wider_than_what_it_shows() {
        use Visibility::{Direct, Followers, Local, OnlyMe, Public, Unlisted};
        assert_eq!(audience(Public, None), Ok(Public));
        assert_eq!(audience(Unlisted, None), Ok(Public));
        assert_eq!(audience(Public, Some(Followers)), Ok(Followers));
        assert_eq!(audience(Public, Some(Local)), Ok(Local));
        assert_eq!(audience(Local, Some(Public)), Ok(Local));
        assert_eq!(audience(Followers, None), Ok(Followers));
        assert!(audience(Public, Some(Direct)).is_err() && audience(Public, Some(OnlyMe)).is_err());
    }
}
