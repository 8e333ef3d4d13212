//! Documents of ours, with the members Mastodon's have and in its words.
//!
//! Plain data: whoever builds one knows our nouns, this room does not. Each type serialises
//! without `@context`, so that it can stand inside another; [`Document`] puts it on top.

mod activity;
mod actor;
mod collection;
mod context;
mod note;
mod quote;

pub use activity::{Activity, ActivityKind, Object};
pub use actor::{Actor, ActorKind, Endpoints, Image, Multikey, PropertyValue, PublicKey};
pub use collection::{Collection, CollectionKind};
pub use context::{Context, Document};
pub use note::{Attachment, Note, NoteKind, PollOption, Tag, Tombstone, Vote};
pub use quote::{Approval, InteractionPolicy, Quote, QuoteAuthorization, ReplyAuthorization};
