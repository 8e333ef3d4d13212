//! Whole pages: one file per page, named like its handler in `http::web`.

pub mod status;
