//! What tests stand on: a server in this process, people of ours and of peers, and a look at what
//! a deed left behind.

mod look;
mod server;

pub use look::{refusal, refused_field};
pub use server::TestServer;
