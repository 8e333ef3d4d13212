//! Prose: from what people type to HTML that is safe to show. Imports `base` only.
//!
//! Two directions meet here. [`sanitize`] takes HTML that strangers sent and answers
//! [`Html`](crate::base::html::Html); [`compose`] and [`field`] take what our own people typed and
//! answer the same type. Everything is a pure function that can be fuzzed alone: it never panics,
//! and takes time in proportion to what it reads.
//!
//! | module | what it answers |
//! | --- | --- |
//! | [`sanitize`] | remote HTML → `Html` |
//! | [`plain`] | names, options, descriptions: text without control characters |
//! | [`compose`] | a typed status or bio → `Html` |
//! | [`field`] | a typed profile field → `Html` |
//! | [`scan`] | where links, mentions and hashtags stand in a typed text |
//! | [`handle`], [`mention`], [`hashtag`] | `bob@peer.example`, `@bob`, `#word` |
//! | [`emoji`] | `:shortcode:` → a picture |
//! | [`count`] | how long a status is, as Mastodon counts |
//! | [`language`] | which language a text is written in |
//! | [`links`] | where `Html` leads besides people and hashtags |
//! | [`quote_inline`] | the line that stands for a quoted status |
//! | [`page`] | what a web page says of itself |
//! | [`phrases`] | which of many phrases stand in a text |
//! | [`rel_me`] | whether a web page says that it is somebody's |
//! | [`summary`] | `Html` → plain text |

pub mod compose;
pub mod count;
pub mod csv;
pub mod emoji;
pub mod escape;
pub mod field;
pub mod handle;
pub mod hashtag;
pub mod language;
pub mod links;
pub mod mention;
pub mod page;
pub mod phrases;
pub mod plain;
pub mod quote_inline;
pub mod rel_me;
pub mod sanitize;
pub mod scan;
pub mod stylesheet;
pub mod summary;

mod flatten;
mod honest;
mod link;
mod markup;

pub use compose::{Links, ResolvedMention};
pub use handle::Handle;
pub use hashtag::Hashtag;
