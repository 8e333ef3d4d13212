//! What keeps strangers from doing harm, rule by rule; each test fails without its guard.
//!
//! | rule | tests here | beside the code |
//! |---|---|---|
//! | ids and actors of the same host | `origin` | `protocol::url` |
//! | the actor owns the key that signed | `origin` | `federation::hostile` |
//! | what is embedded is fetched from its home | `origin` | `federation::hostile` |
//! | documents are served as such, and not from a place for files | `fetching` | `net::tests`, `protocol::url` |
//! | redirects are few, and each is checked | `fetching` | `net::tests` |
//! | no private address, after resolving | `fetching` | `net::address`, `net::tests` |
//! | decompression is bounded | `fetching` | `net::tests` |
//! | bodies, nesting, lists, mentions, tags, emoji, recursion are bounded | `bounds` | `protocol::…::incoming` |
//! | clocks are checked | `clocks` | `protocol::signature::vectors` |
//! | replays are ignored | `clocks` | |
//! | what one sender can make us ask is bounded | `amplification` | |
//! | HTML is cleaned to the allowed set | `shown` | `text::sanitize`, `tests/fuzz` |
//! | handles and names cannot deceive | `shown` | `text::handle`, `text::plain` |
//! | deleted stays deleted | `deleted` | |
//!
//! No script of a hostile server comes off: `federation::hostile` plays 67 of them.

mod amplification;
mod bounds;
mod clocks;
mod deleted;
mod fetching;
mod origin;
mod scene;
mod shown;
