//! The client API, as apps meet it.

pub mod client;
mod door;
mod filters;
mod polls;
mod quotes;
mod scheduled;
mod statuses;

use client::Server;
