//! Talking with other servers, over real sockets on this machine: [`home`] is ours, [`peer`] is
//! somebody else's, as good or as bad as a test wants it.

mod audience;
mod delivery;
mod documents;
mod emoji;
mod follow;
pub mod home;
mod hostile;
mod inbox;
mod letting_in;
pub mod peer;
mod polls;
mod quotes;
mod replies;
mod replying;
mod shapes;
mod signing;
mod statuses;
mod stranger;
mod why;
