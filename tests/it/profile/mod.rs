//! What people show of themselves and of others: profiles, verified links, collections.

mod answers;
mod collections;
mod edit;
mod verify;
