//! What can be done about an account: follow, mute, block.

use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::model::{Account, FollowOutcome, FollowTerms, LocalAccount};
use crate::service;

use crate::view::page::menu::AccountMenu;

use super::answer::{WebResult, see_other};
use super::notice::Notice;
use super::profile::{Found, find, known, standing};
use super::sent::Sent;
use super::status::fetching;
use super::visit::{Member, sign_in_first};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/@{handle}/menu", get(menu))
}

async fn menu(
    State(app): State<App>,
    Path(handle): Path<String>,
    Member { visit, signed }: Member,
) -> WebResult {
    let account = match find(&app, &visit, &handle).await? {
        Found::Here(account) => account,
        Found::Elsewhere(there) => return Ok(there),
    };
    let relationship = standing(&app, Some(signed.account.id()), account.id, visit.now).await?;
    let relationship = relationship.ok_or(Refusal::NotFound("account"))?;
    let shell = visit.shell();
    let page = AccountMenu { shell: &shell, account: &account, relationship: &relationship };
    Ok(visit.show(&page.page()))
}

/// A button about an account was pressed.
pub(super) async fn act(
    State(app): State<App>,
    Path((handle, verb)): Path<(String, String)>,
    sent: Sent,
) -> WebResult {
    let usual = format!("/@{handle}");
    let back = sent.back_or(&usual);
    let Some(signed) = &sent.visit.signed else { return Ok(sign_in_first(&back)) };
    let target = known(&app, &handle).await?.ok_or(Refusal::NotFound("account"))?;
    match deed(&app, &signed.account, &target, (&verb, &sent)).await? {
        Some(notice) => Ok(sent.visit.go(&back, notice)),
        None => Ok(see_other(&back)),
    }
}

/// What is not said stays as it is.
const AS_IS: FollowTerms = FollowTerms { shows_boosts: None, notifies: None };
/// Ten years, in seconds.
const LONGEST_MUTE: u32 = 315_360_000;

/// Changes what is asked of a follow; begins none.
async fn keep_following(
    app: &App,
    me: &LocalAccount,
    to: AccountId,
    terms: FollowTerms,
) -> Result<()> {
    let standing = standing(app, Some(me.id()), to, app.clock.now()).await?;
    if !standing.is_some_and(|standing| standing.following) {
        return Err(Refusal::Forbidden(say!("refusal-you-do-not-follow-them")).into());
    }
    service::follow::follow(app, me, to, terms).await.map(drop)
}

async fn deed(
    app: &App,
    me: &LocalAccount,
    target: &Account,
    (verb, sent): (&str, &Sent),
) -> Result<Option<Notice>> {
    let to = target.id;
    Ok(match verb {
        "follow" => match service::follow::follow(app, me, to, FollowTerms::default()).await? {
            FollowOutcome::Following => None,
            FollowOutcome::Requested => Some(Notice::Requested),
            FollowOutcome::Rejected => {
                return Err(Refusal::Forbidden(say!("refusal-they-cannot-be-followed-from")).into());
            }
        },
        "unfollow" => {
            service::follow::unfollow(app, me, to).await?;
            None
        }
        "notify" | "unnotify" => {
            let is_on = verb == "notify";
            keep_following(app, me, to, FollowTerms { notifies: Some(is_on), ..AS_IS }).await?;
            Some(if is_on { Notice::Notifying } else { Notice::NotNotifying })
        }
        "show_boosts" | "hide_boosts" => {
            let is_on = verb == "show_boosts";
            keep_following(app, me, to, FollowTerms { shows_boosts: Some(is_on), ..AS_IS }).await?;
            Some(if is_on { Notice::BoostsShown } else { Notice::BoostsHidden })
        }
        "remove_follower" => {
            service::follow::remove_follower(app, me, to).await?;
            Some(Notice::FollowerRemoved)
        }
        "note" => {
            service::note::set(app, me, to, sent.text("note")).await?;
            Some(Notice::Saved)
        }
        "fetch" => fetching(service::posts::ask_now(app, to).await)?,
        "mute" => {
            // A button alone means: for good, and notifications, too.
            let is_form = sent.is_ticked("lasts");
            let notifications = !is_form || sent.is_ticked("notifications");
            let seconds = sent.text("lasts").parse().unwrap_or(0);
            let span = Some(Duration::from_secs(u64::from(u32::min(seconds, LONGEST_MUTE))));
            service::mute::mute(app, me, to, notifications, span).await?;
            Some(Notice::Muted)
        }
        "unmute" => {
            service::mute::unmute(app, me, to).await?;
            Some(Notice::Unmuted)
        }
        "block" => {
            service::block::block(app, me, to).await?;
            Some(Notice::Blocked)
        }
        "unblock" => {
            service::block::unblock(app, me, to).await?;
            Some(Notice::Unblocked)
        }
        "block_domain" | "unblock_domain" => {
            let domain = target.domain.as_deref().ok_or(Refusal::NotFound("page"))?;
            if verb == "block_domain" {
                service::domain_block::block(app, me, domain).await?;
                Some(Notice::DomainBlocked)
            } else {
                service::domain_block::unblock(app, me, domain).await?;
                Some(Notice::DomainUnblocked)
            }
        }
        _ => return Err(Refusal::NotFound("page").into()),
    })
}
