//! What people and peers do with statuses.
//!
//! [`publish`] in one breath: *gather* (what is answered, the media, who is mentioned; may wait for
//! other servers), *decide* (audience, words; pure), *commit* (one transaction: the row, mentions,
//! tags, media, home timelines, notifications, the event for streams and the job for peers).

mod accept;
mod ask;
mod boost;
mod delete;
mod edit;
mod favourite;
mod find;
mod forward;
mod gather;
mod mark;
mod pin;
mod publish;
mod quote;
pub mod reach;
mod reply;
mod spread;
mod words;

pub use accept::{accept, accept_carried, accept_edit, accept_edit_carried, accept_quietly, adopt};
pub use ask::{Answer, Request};
pub use boost::{accept_boost, accept_boost_quietly, accept_unboost, boost, unboost};
pub(super) use delete::bury_deed;
pub use delete::{accept_delete, accept_delete_carried, delete, delete_with_media, redraft};
pub use edit::edit;
pub use favourite::{
    Withdrawn, accept_favourite, accept_reaction, accept_unfavourite, favourite, unfavourite,
};
pub use forward::Carried;
pub use mark::{bookmark, forget_bookmark, mute_thread, unbookmark, unmute_thread};
pub use pin::{accept_pin, accept_pins, accept_unpin, pin, unpin};
pub use publish::{publish, publish_kept};
pub use quote::{
    answer_quote_request, found_quoted, grant_quote, may_be_quoted, receive_quote_answer,
    receive_revocation, refuse_quote, revoke_quote, set_policies, stamp_uri,
};
pub use reply::{
    answer_reply_request, let_in, may_take_back_reply, needs_word, receive_reply_answer,
    receive_reply_revocation, reply_stamp_uri, take_back_reply, turn_down,
};

pub(super) use accept::store;
pub(super) use edit::{before_retold, retold};
pub(super) use gather::KEY_LIFE;
pub(super) use publish::{publish_due, vet};
pub(super) use spread::Arrival;

use crate::base::Result;
use crate::db::feed::Feeds;
use crate::db::{self, WriteTx};
use crate::model::{Event, Status};

/// Tells the streams that a status shows something else now.
fn told_anew(tx: &WriteTx<'_>, status: &Status) -> Result<()> {
    let Feeds { homes, lists } = db::feed::of_status(tx, status.id)?;
    tx.emit(Event::StatusEdited { status: status.id, author: status.author, homes, lists });
    Ok(())
}
