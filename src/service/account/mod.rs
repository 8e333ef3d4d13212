//! Accounts of ours: opening one, changing the profile, the login behind it, letting people in.

mod create;
mod login;
mod profile;
mod waiting;

pub use create::{NewAccount, create};
pub(super) use create::{prepare, store};
pub(super) use login::{hash_of_code, lock_out_and_set};
pub use login::{new_recovery_codes, reset_password, set_email, set_password};
pub use profile::update_profile;
pub(super) use waiting::must_be;
pub use waiting::{approve, reject};
