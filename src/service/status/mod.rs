//! What people and peers do with statuses.
//!
//! [`publish`] in one breath: *gather* (what is answered, the media, who is mentioned; may wait for
//! other servers), *decide* (audience, words; pure), *commit* (one transaction: the row, mentions,
//! tags, media, home timelines, notifications, the event for streams and the job for peers).

mod accept;
mod boost;
mod delete;
mod edit;
mod favourite;
mod find;
mod gather;
mod mark;
mod publish;
pub mod reach;
mod spread;
mod words;

pub use accept::{accept, accept_edit};
pub use boost::{accept_boost, accept_unboost, boost, unboost};
pub use delete::{accept_delete, delete};
pub use edit::edit;
pub use favourite::{accept_favourite, accept_unfavourite, favourite, unfavourite};
pub use mark::{bookmark, pin, unbookmark, unpin};
pub use publish::{publish, publish_kept};

pub(super) use edit::retold;
pub(super) use gather::KEY_LIFE;
pub(super) use publish::{publish_due, vet};
