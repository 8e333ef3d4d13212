//! Relays: which there are, what they answer, and what is taken from them. federation.md 4.11.

mod answer;
mod change;
mod take;

pub use answer::{receive_accept, receive_follow, receive_reject, receive_undo};
pub use change::{Hand, Wanted, add, change, disable, enable, remove};
pub use take::take;
