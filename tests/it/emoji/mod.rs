//! Custom emoji: the pictures, who may add them, and where they are shown.

mod api;
mod looks;
mod pages;
mod pictures;

use tusklet::app::App;
use tusklet::model::LocalAccount;
use tusklet::model::emoji::StoredEmoji;
use tusklet::service::emoji::{self, NewEmoji};

pub use pictures::{jpeg, moving, still};

/// An emoji of ours that stands still.
pub async fn add(app: &App, admin: &LocalAccount, shortcode: &str) -> StoredEmoji {
    let new = NewEmoji { shortcode: shortcode.to_owned(), bytes: still(), ..NewEmoji::default() };
    emoji::add(app, admin, new).await.unwrap()
}
