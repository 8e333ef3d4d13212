//! What nobody brought, fetched from where it lives: what is missing of a [`thread`], and
//! [`posts`] of somebody who is followed or looked at.
//!
//! federation.md 4.9. Both are jobs that know what is left of them when the budget of a host is
//! spent, so that nothing is asked for twice. What they find is believed from its own server alone,
//! and kept only if it is for everyone to read.

mod collection;
mod newest;
mod pins;
mod tags;
mod thread;

pub use newest::posts;
pub use thread::thread;
