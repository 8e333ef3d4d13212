//! Two ways for a request to end badly: we refuse it, or we fail at it.

use std::fmt;

/// The result of every `service` function.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request got no answer.
#[derive(Debug)]
pub enum Error {
    /// Expected, and told to the caller as it stands.
    Refused(Refusal),
    /// Unexpected: logged with its causes, told to the caller as "internal error".
    Failed(anyhow::Error),
}

/// A refusal; each variant is one HTTP status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// 401: we do not know who asks.
    Unauthenticated,
    /// 403: we know, and they may not.
    Forbidden(&'static str),
    /// 404: there is no such thing, or none that the caller may see.
    NotFound(&'static str),
    /// 400: the request itself makes no sense.
    Malformed(String),
    /// 410: it was here and is gone for good.
    Gone(&'static str),
    /// 409: it stands against something that is already so.
    Conflict(&'static str),
    /// 429: asked too often.
    TooMany,
    /// 503: not now; asking again later may help.
    Unavailable(&'static str),
    /// 422: a field holds something we cannot take.
    Invalid { field: &'static str, problem: String },
}

impl Refusal {
    /// Refuses `field` for what it holds.
    pub fn invalid(field: &'static str, problem: impl Into<String>) -> Self {
        Self::Invalid { field, problem: problem.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unauthenticated => f.write_str("The access token is invalid"),
            Self::NotFound(what) => write!(f, "{what} not found"),
            Self::Malformed(problem) => f.write_str(problem),
            Self::Gone(why)
            | Self::Forbidden(why)
            | Self::Conflict(why)
            | Self::Unavailable(why) => f.write_str(why),
            Self::TooMany => f.write_str("too many requests"),
            Self::Invalid { field, problem } => write!(f, "{field} {problem}"),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

// `Error` and `Refusal` stay outside `std::error::Error`, so that `?` can turn any
// library's error into a failure and still leave refusals to be named on purpose.
impl<E> From<E> for Error
where
    E: std::error::Error + Send + Sync + 'static,
{
    fn from(cause: E) -> Self {
        Self::Failed(cause.into())
    }
}
