//! Whether a status that was sent to us concerns anybody here.
//!
//! federation.md 4.6: its author is followed here, it answers something we know, it quotes something
//! of ours, or it addresses or mentions an account of ours. Everything else is dropped, or anyone could fill our disk.

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db::{self, ReadTx};
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Note, Tag};
use crate::remote::is_ours;

pub(super) async fn concerns_us(app: &App, note: &Note, author: &Account) -> Result<bool> {
    concerns_us_of(app, note, Some(author.id)).await
}

/// As [`concerns_us`], of an author who may not be known.
pub(super) async fn concerns_us_of(
    app: &App,
    note: &Note,
    author: Option<AccountId>,
) -> Result<bool> {
    let parent = note.in_reply_to.clone();
    let ours = named_of_ours(app, note);
    let quoted = note.quote.as_ref().map(|quote| quote.id.clone());
    let quoted = quoted.filter(|uri| is_ours(&app.settings.now(), uri));
    app.db
        .read(move |tx| {
            let is_followed = author.map(|author| db::follow::has_local_followers(tx, author));
            Ok(is_followed.transpose()?.unwrap_or(false)
                || any_account(tx, &ours)?
                || quoted.map(|uri| is_known(tx, &uri)).transpose()?.unwrap_or(false)
                || parent.map(|uri| is_known(tx, &uri)).transpose()?.unwrap_or(false))
        })
        .await
}

/// The ids on this server that a status addresses or mentions.
pub(super) fn named_of_ours(app: &App, note: &Note) -> Vec<String> {
    let config = app.settings.now();
    let mentioned = note.tags.iter().filter_map(|tag| match tag {
        Tag::Mention { href, .. } => Some(href),
        Tag::Hashtag { .. } | Tag::Emoji { .. } => None,
    });
    let mut named: Vec<String> = mentioned
        .chain(&note.to)
        .chain(&note.cc)
        .filter(|id| is_ours(&config, id))
        .cloned()
        .collect();
    named.sort_unstable();
    named.dedup();
    named
}

fn any_account(tx: &ReadTx<'_>, ids: &[String]) -> Result<bool> {
    for id in ids {
        if db::account::by_uri_or_url(tx, id)?.is_some_and(|account| account.is_local()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_known(tx: &ReadTx<'_>, uri: &str) -> Result<bool> {
    Ok(db::status::by_uri_or_url(tx, uri)?.is_some())
}
