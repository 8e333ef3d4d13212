//! Finding things: statuses by their words, previews of pages.

mod cards;
mod statuses;
