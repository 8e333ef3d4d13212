//! HTML: from nouns to markup, with no I/O. Imports `model` and `base`.
//!
//! `page` builds whole documents, one struct per page with exactly what it shows; `component`
//! holds the pieces that pages share, `layout` the frame around them, `assets` the embedded files.
//! Every action is a form or a link, so that all of it works without scripts. A form carries
//! `csrf`, and where it may be sent from several pages `return`, the path to come back to.

pub mod assets;
pub mod component;
pub mod feed;
pub mod layout;
pub mod look;
pub mod page;
pub mod words;

mod phrase;
mod prose;
#[cfg(test)]
mod sample;

pub use layout::{Flash, Shell};
pub use look::Look;
