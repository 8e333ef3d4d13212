//! The client API, as apps meet it.

mod client;
mod door;
mod quotes;
mod statuses;

use client::Server;
