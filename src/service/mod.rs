//! What people and peers may do: one function per deed, one transaction per function.

pub mod account;
pub mod oauth;
pub mod password;
pub mod session;
pub mod sign_up;
pub mod site;
