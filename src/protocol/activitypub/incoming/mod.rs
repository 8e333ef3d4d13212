//! Documents of other servers, read leniently and within limits.
//!
//! A member may be missing, null, a string, an object or a list of these; the readers here take
//! all of them and answer plain values. Nothing is trusted: whether an id belongs to whoever sent
//! the document is for the caller to check.

mod activity;
mod actor;
mod attachment;
mod collection;
#[cfg(test)]
mod corpus;
mod deed;
mod document;
mod note;
mod plain;
mod policy;
mod poll;
mod quote;
mod shape;
mod tag;
mod tree;

pub use activity::{Activity, Item};
pub use actor::{Actor, Field, Key, KeyMaterial, Picture};
pub use attachment::{Attachment, AttachmentKind};
pub use collection::Collection;
pub use deed::Deed;
pub use document::{ReadError, parse};
pub use note::Note;
pub use policy::{Allowed, Authorization, Lets};
pub use poll::{Choice, Poll, Vote};
pub use quote::Quote;
pub use tag::Tag;
