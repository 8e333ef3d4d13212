//! The client API, as apps meet it.

mod client;
mod door;
mod statuses;

use client::Server;
