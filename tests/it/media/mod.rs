//! Pictures, sounds and films: what comes in, what is kept of peers' files, and how it is served.

mod awkward;
mod bucket;
mod cache;
mod films;
mod old_statuses;
mod pictures;
mod played;
mod shelf;
mod stores;
mod uploads;
mod usage;
