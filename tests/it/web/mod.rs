//! Pages, as a browser without scripts meets them.

mod announcements;
mod browser;
mod files;
mod forms;
mod pages;
mod setup;
mod sign_in;

use browser::{Browser, House};
