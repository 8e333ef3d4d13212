//! Conversations with the people in them and their last status.

use std::collections::HashMap;

use crate::base::{AccountId, StatusId};
use crate::db::{ReadTx, account};
use crate::model::{Account, Conversation, ConversationView, StatusView};

/// Every query of this file, by name: it has none of its own.
pub const QUERIES: &[(&str, &str)] = &[];

/// Conversations as `viewer`, whose they are, sees them; in the order given.
pub fn many(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    conversations: &[Conversation],
) -> rusqlite::Result<Vec<ConversationView>> {
    let ids: Vec<StatusId> = conversations.iter().map(|one| one.last_status).collect();
    let last = super::status::many(tx, Some(viewer), &ids)?;
    let mut people: Vec<AccountId> = last.iter().flat_map(|view| others(view, viewer)).collect();
    people.sort_unstable();
    people.dedup();
    let people: HashMap<AccountId, Account> =
        account::by_ids(tx, &people)?.into_iter().map(|account| (account.id, account)).collect();
    let mut last: HashMap<StatusId, StatusView> =
        last.into_iter().map(|view| (view.status.id, view)).collect();
    let views = conversations.iter().filter_map(|conversation| {
        let last_status = last.remove(&conversation.last_status)?;
        let ids = others(&last_status, viewer);
        let people = ids.iter().filter_map(|id| people.get(id).cloned()).collect();
        Some(ConversationView { conversation: *conversation, people, last_status })
    });
    Ok(views.collect())
}

/// Who is in a conversation beside the viewer, as its last status tells: its author first. Alone,
/// the viewer.
fn others(view: &StatusView, viewer: AccountId) -> Vec<AccountId> {
    let mentioned = view.mentions.iter().map(|mention| mention.account);
    let mut others: Vec<AccountId> = vec![];
    for id in std::iter::once(view.author.id).chain(mentioned) {
        if id != viewer && !others.contains(&id) {
            others.push(id);
        }
    }
    if others.is_empty() { vec![viewer] } else { others }
}
