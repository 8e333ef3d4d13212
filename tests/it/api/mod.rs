//! The client API, as apps meet it.

mod client;
mod cost;
mod door;
mod filters;
mod routes;
mod seen;
mod statuses;

use client::Server;
