//! The integration tests: one binary, so that it links once. A test goes into the file of its
//! subject; a new file needs a `mod` line here or in its folder's `mod.rs`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say so at once")]

mod api;
mod backfill;
mod cli;
mod config_reload;
mod emoji;
mod federation;
mod find;
mod languages;
mod lists;
mod media;
mod moderation;
mod notices;
mod people;
mod plans;
mod posts;
mod profile;
mod push;
mod reach;
mod rules;
mod safety;
mod streaming;
mod support;
mod tidy;
mod transactions;
mod transfer;
mod visibility;
mod web;
