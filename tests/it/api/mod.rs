//! The client API, as apps meet it.

mod client;
mod door;
mod polls;
mod scheduled;
mod statuses;

use client::Server;
