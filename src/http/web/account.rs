//! What can be done about an account: follow, mute, block.

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::model::{Account, FollowOutcome, FollowTerms, LocalAccount};
use crate::service;

use crate::view::page::menu::AccountMenu;

use super::answer::{WebResult, see_other};
use super::notice::Notice;
use super::profile::{Found, find, known, standing};
use super::sent::Sent;
use super::status::fetching;
use super::visit::{Member, sign_in_first};

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
    match deed(&app, &signed.account, &target, &verb).await? {
        Some(notice) => Ok(sent.visit.go(&back, notice)),
        None => Ok(see_other(&back)),
    }
}

async fn deed(
    app: &App,
    me: &LocalAccount,
    target: &Account,
    verb: &str,
) -> Result<Option<Notice>> {
    let to = target.id;
    Ok(match verb {
        "follow" => match service::follow::follow(app, me, to, FollowTerms::default()).await? {
            FollowOutcome::Following => None,
            FollowOutcome::Requested => Some(Notice::Requested),
            FollowOutcome::Rejected => {
                return Err(Refusal::Forbidden("They cannot be followed from here").into());
            }
        },
        "unfollow" => {
            service::follow::unfollow(app, me, to).await?;
            None
        }
        "fetch" => fetching(service::posts::ask_now(app, to).await)?,
        "mute" => {
            service::mute::mute(app, me, to, true, None).await?;
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
