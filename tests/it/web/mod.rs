//! Pages, as a browser without scripts meets them.

mod announcements;
mod app;
pub mod browser;
mod catch_up;
mod deck;
mod drafts;
mod dressed;
mod elsewhere;
pub mod files;
mod forms;
mod languages;
mod leaving;
mod lists;
mod notices;
mod open;
mod pages;
mod reading;
mod search;
mod second_factor;
mod setup;
mod sign_in;
mod signpost;
mod words;

use browser::Browser;
pub use browser::House;
