//! Where files lie: in the media folder, in a store that speaks S3, or in both.
//!
//! What was uploaded here and copies of what peers have are told apart by their names, and each has
//! a place of its own ([`crate::config::FilePlace`]). New files go where the settings say. A file is
//! looked for in the folder first and in the bucket then, so that what lies in the other place
//! still, or again, is found while it is being moved.

mod bucket;
mod folder;
mod name;
mod reader;
mod shelves;
mod shift;
mod sign;

pub use folder::Draft;
pub use name::{Shelf, content_type};
pub use reader::Reader;
pub use shelves::{AtHand, Look, Store};
pub use shift::Shift;
