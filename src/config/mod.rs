//! Settings: the one TOML file, its shape, defaults, checks and live reload. Imports `base` only.
//!
//! [`shape`] is the one list of keys; [`read`] makes a [`Config`] of the file and the environment;
//! [`Settings`] is the handle on what is in effect now; [`write`]
//! changes the file and keeps its comments.

pub mod check;
pub mod domain;
mod environment;
pub mod error;
pub mod key;
pub mod log;
pub mod nearest;
pub mod place;
pub mod read;
mod settings;
pub mod shape;
mod site;
pub mod value;
mod watch;
pub mod write;

pub use environment::Environment;
pub use error::{ConfigError, Origin, Problem};
pub use key::{Change, Key};
pub use place::Place;
pub use read::Loaded;
pub use settings::{Reload, Settings};
pub use shape::{Config, KEYS};
pub use site::FILES;
pub use value::{Audience, ByteSize, FilePlace, FileUrls, Mode, Network, RemoteMedia, Tls};
