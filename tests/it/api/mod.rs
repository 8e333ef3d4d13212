//! The client API, as apps meet it.

mod client;
mod door;
mod filters;
mod statuses;

use client::Server;
