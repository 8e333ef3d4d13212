//! Accounts of ours: opening one, changing the profile, the login behind it, letting people in.

mod create;
mod login;
mod moved;
mod profile;
mod verify;
mod waiting;

pub use create::{NewAccount, create};
pub(super) use create::{new_key, prepare, store, visibility_of};
pub(super) use login::{codes, hash_of_code, hashes, lock_out_and_set};
pub use login::{new_recovery_codes, reset_password, set_email, set_password};
pub use moved::{carry_over, receive_move};
pub use profile::{remove_picture, update_profile};
pub(super) use verify::ask_again as ask_pages_again;
pub use verify::verify as verify_fields;
pub(super) use waiting::must_be;
pub use waiting::{approve, reject};
