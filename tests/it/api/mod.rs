//! The client API, as apps meet it.

mod client;
mod door;
mod filters;
mod polls;
mod quotes;
mod scheduled;
mod statuses;

use client::Server;
