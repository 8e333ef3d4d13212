//! What people and peers do with statuses and with each other, without a door.

mod accept;
mod boost;
mod edit;
mod follow;
mod marks;
mod media;
mod order;
mod peers;
mod publish;
mod stand;
