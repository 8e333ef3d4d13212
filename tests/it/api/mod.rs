//! The client API, as apps meet it.

pub mod client;
mod cost;
mod crawl;
mod door;
mod filters;
mod polls;
mod quotes;
mod replying;
mod routes;
mod scheduled;
mod seen;
mod statuses;

use client::Server;
