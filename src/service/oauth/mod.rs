//! Client programs: they register, people let them in, and they hold tokens.
//! Source: <https://docs.joinmastodon.org/methods/oauth/>, RFC 6749, RFC 7636 (PKCE).

mod authorize;
mod problem;
mod redirect;
mod register;
mod token;

pub use authorize::{Asked, Authorization, Question, authorize, consider};
pub use problem::OauthError;
pub use register::{Registered, Registration, register};
pub use token::{
    Bearer, Credentials, Issued, TokenRequest, by_token, exchange, find, issue, issue_to, revoke,
    revoke_app,
};
