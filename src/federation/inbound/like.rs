//! Like: somebody favours a status of ours, or reacts to it with an emoji.

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::federation::verdict::Outcome;
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::service;

use super::target::{id_or, known_status, object_id};

/// Only what is ours is counted: what others like of others we do not hear in full.
pub(super) async fn like(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let object = object_id(activity)?;
    let Some(status) = known_status(app, &object).await? else { return Ok(()) };
    if !is_ours(app, status.author).await? {
        return Ok(());
    }
    let uri = id_or(activity, || format!("{}#likes/{}", sender.uri, status.id));
    match activity.content.clone().filter(|emoji| !emoji.is_empty()) {
        Some(emoji) => {
            service::status::accept_reaction(app, sender.id, status.id, (emoji, uri)).await?;
        }
        None => service::status::accept_favourite(app, sender.id, status.id, uri).await?,
    }
    Ok(())
}

async fn is_ours(app: &App, author: AccountId) -> Result<bool> {
    let author = app.db.read(move |tx| Ok(db::account::by_id(tx, author)?)).await?;
    Ok(author.is_some_and(|author| author.is_local()))
}
