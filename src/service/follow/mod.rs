//! Following: what our people ask and answer, and what peers' people ask and answer.

mod answer;
mod ask;
mod bond;
mod receive;
mod reconcile;

pub use answer::{authorize, reject, remove_follower};
pub use ask::{follow, unfollow};
pub use receive::{Named, receive_accept, receive_reject, receive_request, receive_undo};
pub use reconcile::reconcile;

pub(super) use ask::follow_in;
pub(super) use bond::{end, sever};
