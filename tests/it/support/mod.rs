//! What tests stand on: a server in this process, people of ours and of peers, and a look at what
//! a deed left behind.

pub mod keys;
mod look;
mod people;
mod server;

pub use look::{refusal, refused_field};
pub use people::{insert_local, insert_remote, remote};
pub use server::TestServer;
