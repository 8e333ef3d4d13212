//! The client API, as apps meet it.

mod client;
mod door;
mod filters;
mod polls;
mod scheduled;
mod quotes;
mod statuses;

use client::Server;
