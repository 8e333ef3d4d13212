//! Talking with other servers, over real sockets on this machine: [`home`] is ours, [`peer`] is
//! somebody else's, as good or as bad as a test wants it.

mod audience;
mod delivery;
mod documents;
mod follow;
mod home;
mod inbox;
mod peer;
mod polls;
mod statuses;
mod stranger;
