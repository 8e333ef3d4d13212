//! Pictures, sounds and films: what comes in, what is kept of peers' files, and how it is served.

mod apart;
mod awkward;
mod bucket;
mod cache;
mod films;
mod heavy;
mod old_statuses;
mod pictures;
mod played;
mod portraits;
mod program;
mod shelf;
mod stores;
mod uploads;
mod usage;
