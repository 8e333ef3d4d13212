//! What it takes to show something to one viewer: a fixed number of queries, however many rows.

pub mod conversation;
pub mod deck;
pub mod filtered;
pub mod hashtag;
pub mod notification;
pub mod quote;
pub mod status;
