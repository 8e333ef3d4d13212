//! Whole pages: one file per page, named like its handler in `http::web`.

pub mod about;
pub mod admin;
pub mod announcements;
pub mod emoji;
pub mod error;
pub mod history;
pub mod landing;
pub mod marked;
pub mod menu;
pub mod notifications;
pub mod oauth;
pub mod people;
pub mod profile;
pub mod publish;
pub mod recovery_codes;
pub mod search;
pub mod settings;
pub mod setup;
pub mod sign_in;
pub mod sign_up;
pub mod status;
pub mod text;
pub mod timeline;
