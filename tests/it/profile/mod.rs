//! What people show of themselves and of others: profiles, verified links, collections.

mod collections;
mod edit;
mod verify;
