//! Finding things: statuses by their words, previews of pages, what is on many lips.

mod cards;
mod statuses;
mod trends;
