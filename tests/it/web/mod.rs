//! Pages, as a browser without scripts meets them.

mod announcements;
pub mod browser;
mod deck;
mod drafts;
pub mod files;
mod forms;
mod lists;
mod notices;
mod pages;
mod second_factor;
mod setup;
mod sign_in;
mod signpost;

use browser::Browser;
pub use browser::House;
