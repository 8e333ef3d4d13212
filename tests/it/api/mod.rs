//! The client API, as apps meet it.

pub mod client;
mod door;
mod statuses;

use client::Server;
