//! tusklet: a fediverse server that one person can own. One binary, one `SQLite` file.
//!
//! # Map
//!
//! A room is a folder (or one file) of `src/`. A room may use the rooms below it, never one
//! above or beside it at the same level. `tests/it/tidy.rs` reads this map and checks every
//! import against it.
//!
//! ```text
//! level  rooms
//!   9    cli                      the shell's door, which opens the others
//!   8    http worker              the socket's door, the clock's door
//!   7    federation               activities in, activities out
//!   6    service                  what people and peers may do: one transaction each
//!   5    remote                   what we know of other servers and their actors
//!   4    app                      the handles that everything above shares
//!   3    media                    files, here or in a store that `net` reaches
//!   2    db net live view         the disk, outgoing HTTP, open streams; HTML
//!   1    model text protocol      nouns and rules, prose, wire formats: no I/O
//!   0    base config              ids, time, errors; the settings file
//! ```
//!
//! A write goes door → `service` → `db`, and leaves behind events and jobs in the same
//! transaction. A read goes door → `db`. Only `worker` runs jobs.

pub mod base;
pub mod config;

pub mod model;
pub mod protocol;
pub mod text;

pub mod db;
pub mod live;
pub mod net;
pub mod view;

pub mod media;

pub mod app;

pub mod remote;

pub mod service;

pub mod federation;

pub mod cli;
pub mod http;
pub mod worker;
