//! Accounts of ours: opening one, changing the profile, the login behind it, letting people in.

mod alias;
mod create;
mod depart;
mod end;
mod login;
mod moved;
mod profile;
mod spoken;
mod verify;
mod waiting;

pub use alias::{Alias, MOST_ALIASES, add_alias, aliases, remove_alias};
pub use create::{NewAccount, create};
pub(super) use create::{new_key, prepare, store, visibility_of};
pub(super) use depart::must_be_here;
pub use depart::{Departure, depart, departure, may_move_at, redirect, stay};
pub use end::end;
pub(super) use login::{codes, hash_of_code, hashes, lock_out_and_set};
pub use login::{new_recovery_codes, reset_password, set_email, set_password};
pub use moved::{carry_marks, carry_over, receive_move};
pub use profile::{remove_picture, update_profile};
pub use spoken::{locale_of, set_locale};
pub(super) use verify::ask_again as ask_pages_again;
pub use verify::verify as verify_fields;
pub(super) use waiting::must_be;
pub use waiting::{approve, reject};
