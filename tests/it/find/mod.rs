//! Finding things: statuses by their words.

mod statuses;
