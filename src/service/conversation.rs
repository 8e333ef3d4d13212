//! Threads of direct statuses, as their people have them.

use crate::app::App;
use crate::base::{AccountId, ConversationId, Refusal, Result};
use crate::db::{self, WriteTx};
use crate::model::{Conversation, ConversationView, Event, LocalAccount, Status, Visibility};

use super::moment::Moment;

const NOT_FOUND: Refusal = Refusal::NotFound("conversation");

/// Puts a direct status into the conversation of `account` that it belongs to: that of what it
/// answers, or the one with its thread's name. What one wrote oneself is read.
pub(super) fn take_in(tx: &WriteTx<'_>, account: AccountId, status: &Status) -> Result<()> {
    if status.visibility != Visibility::Direct
        || db::conversation::with_status(tx, account, status.id)?.is_some()
    {
        return Ok(());
    }
    let unread = status.author != account;
    let answered = match status.in_reply_to {
        Some(parent) => db::conversation::with_status(tx, account, parent)?,
        None => None,
    };
    let conversation = match answered {
        Some(conversation) => {
            db::conversation::touch(tx, conversation, unread)?;
            Some(conversation)
        }
        None => db::conversation::begin(tx, account, &thread_of(status), unread)?,
    };
    if let Some(conversation) = conversation {
        db::conversation::put(tx, account, conversation, status.id)?;
        tx.emit(Event::ConversationChanged { conversation, account });
    }
    Ok(())
}

fn thread_of(status: &Status) -> String {
    status.conversation.clone().unwrap_or_else(|| format!("status:{}", status.id))
}

/// Follows an edit: who is no longer mentioned has the status no more, the others hear of it.
pub(super) fn edited(tx: &WriteTx<'_>, status: &Status) -> Result<()> {
    if status.visibility != Visibility::Direct {
        return Ok(());
    }
    db::conversation::let_go(tx, status.id)?;
    for (conversation, account) in db::conversation::holding_last(tx, status.id)? {
        tx.emit(Event::ConversationChanged { conversation, account });
    }
    Ok(())
}

/// Notes that a conversation was read; answers it.
pub async fn read(app: &App, who: &LocalAccount, id: ConversationId) -> Result<ConversationView> {
    let (who, now) = (who.id(), Moment::of(app).now);
    app.db
        .write(move |tx| {
            let found: Conversation =
                db::conversation::by_id(tx, who, id, now)?.ok_or(NOT_FOUND)?;
            if found.unread {
                db::conversation::read(tx, who, id)?;
                tx.emit(Event::ConversationChanged { conversation: id, account: who });
            }
            let read = Conversation { unread: false, ..found };
            Ok(db::view::conversation::many(tx, who, &[read])?.pop().ok_or(NOT_FOUND)?)
        })
        .await
}

/// Puts a conversation away; its statuses stay. The next one begins it anew.
pub async fn delete(app: &App, who: &LocalAccount, id: ConversationId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let there_was = db::conversation::delete(tx, who, id)?;
            if there_was { Ok(()) } else { Err(NOT_FOUND.into()) }
        })
        .await
}
