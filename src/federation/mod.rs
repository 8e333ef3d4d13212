//! Activities in, activities out: translates between the wire and deeds. One attempt per function;
//! whether to try again is answered, not done. Imports `service` and below.
//!
//! What arrives ([`inbound`]) is verified first, then becomes one call of `service`. What goes out
//! ([`outbound`]) begins with a job that `service` left and ends as letters: an activity and the
//! inboxes it goes to. [`deliver`] takes one letter to one inbox. [`resolve`] fetches statuses by
//! their id, [`quote`] what they quote, and the proof that they may, [`backfill`] what nobody brought.
//! [`import`] does what a table of an account of ours asks, [`archive`] writes down all that one has.

pub mod archive;
pub mod backfill;
pub mod deliver;
pub mod followers;
pub mod import;
pub mod inbound;
pub mod outbound;
pub mod quote;
pub mod resolve;

mod authorization;
mod reply;
mod verdict;

pub use deliver::{Delivered, Host};
pub use outbound::Letter;
