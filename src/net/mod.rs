//! Outgoing HTTP with its limits: size, time, address. Does not know what it carries.
//!
//! Everything that leaves this server goes through [`Net`]. A request names a URL that a stranger
//! may have chosen, so each one is checked: only http and https, only addresses of the public
//! internet (after resolving, and again at every redirect), only so many bytes after
//! decompression, only so many seconds. [`Own`] is for the one address that the owner of this server
//! named, and leads nowhere else. Imports `base` and `protocol`.

mod address;
mod allowance;
mod client;
mod deliver;
mod error;
mod fetch;
mod handle;
mod own;
mod pace;
mod push;
mod resolve;
#[cfg(test)]
mod tests;

pub use allowance::Allowance;
pub use error::NetError;
pub use fetch::{Download, Fetched, Media};
pub use handle::{Net, Policy, Purpose};
pub use own::{Content, Own, OwnAnswer};
pub use pace::{Pace, Turn};
