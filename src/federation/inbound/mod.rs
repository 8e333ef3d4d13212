//! Activities that arrived: verified, then done.
//!
//! [`receive`] proves who sent the request, that the activity speaks in the name of the sender and
//! of nobody else, and hands it to the file of its type. Each of those reads the object, fetches
//! what is missing from where it lives, and calls one deed of `service`. All of them may be done
//! twice.

mod accept;
mod announce;
mod asking;
mod block;
mod brought;
mod create;
mod delete;
mod dropped;
mod flag;
mod follow;
mod like;
mod moved;
pub(super) mod note;
mod pass_on;
mod pin;
mod receive;
mod relay;
mod relevance;
mod request;
mod target;
mod undo;
mod update;
mod vouched;

pub use receive::{receive, spoke};
pub use request::{open, proven};
