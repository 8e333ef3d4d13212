//! The first hour: a link that only its owner has, the wizard's answers, and the end of set-up.
//!
//! Everything is kept in the database at every step, so that a page can be loaded again and a
//! server started again. `tusklet init` asks the same and ends in the same [`found`].

mod answers;
mod found;
mod link;
mod steps;

pub use answers::{Answers, Reach};
pub use found::{Founded, Founding, ensure_server_key, finish, found};
pub use link::{LINK_FILE, NewLink, is_ticket, listening, new_link, open_link};
pub use steps::{Texts, address, answers, begin, defaults, people, reach, you};
