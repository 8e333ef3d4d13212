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
//!   8    cli                      the shell's door, which opens the others
//!   7    http worker              the socket's door, the clock's door
//!   6    federation               activities in, activities out
//!   5    service                  what people and peers may do: one transaction each
//!   4    remote                   what we know of other servers and their actors
//!   3    app                      the handles that everything above shares
//!   2    db media net live view   the disk, files, outgoing HTTP, open streams; HTML
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
pub mod media;
pub mod net;
pub mod view;

pub mod app;

pub mod remote;

pub mod service;

pub mod federation;

pub mod cli;
pub mod http;
pub mod worker;
