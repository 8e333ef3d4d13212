//! Why somebody or something at another server is not to be had.

use std::fmt;

use crate::base::{Error, Refusal};
use crate::model::fetches::Spent;
use crate::net::NetError;
use crate::say;

/// Why a peer's document is not to be had.
#[derive(Debug)]
pub enum RemoteError {
    /// Its server did not answer, or not with a document.
    Net(NetError),
    /// Its server answered what cannot be believed or read.
    Wrong(String),
    /// As much was asked of its server as is good within an hour; nobody waits for it.
    Spent(Spent),
    /// We failed.
    Failed(Error),
}

impl RemoteError {
    pub(super) fn wrong(why: impl Into<String>) -> Self {
        Self::Wrong(why.into())
    }

    /// Whether asking again later may help.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Net(failure) => failure.may_pass(),
            Self::Wrong(_) => false,
            Self::Failed(Error::Refused(refusal)) => {
                matches!(refusal, Refusal::Unavailable(_) | Refusal::TooMany)
            }
            Self::Spent(_) | Self::Failed(Error::Failed(_)) => true,
        }
    }

    /// Whether its server says that there is nothing.
    pub fn not_there(&self) -> bool {
        matches!(self, Self::Net(failure) if failure.not_there())
    }

    /// Whether it was there and is gone for good.
    pub fn gone(&self) -> bool {
        matches!(self, Self::Net(failure) if failure.gone())
    }
}

impl fmt::Display for RemoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Net(failure) => failure.fmt(f),
            Self::Wrong(why) => f.write_str(why),
            Self::Spent(Spent { host, .. }) => write!(f, "enough was asked of {host} for now"),
            Self::Failed(Error::Refused(refusal)) => refusal.fmt(f),
            Self::Failed(Error::Failed(cause)) => write!(f, "{cause:#}"),
        }
    }
}

impl From<NetError> for RemoteError {
    fn from(failure: NetError) -> Self {
        Self::Net(failure)
    }
}

impl From<Spent> for RemoteError {
    fn from(spent: Spent) -> Self {
        Self::Spent(spent)
    }
}

impl From<Error> for RemoteError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// For those who ask on behalf of a person: a server that is away is no failure of ours.
impl From<RemoteError> for Error {
    fn from(error: RemoteError) -> Self {
        match error {
            RemoteError::Net(failure) if failure.may_pass() => {
                Refusal::Unavailable(say!("refusal-other-server-away")).into()
            }
            RemoteError::Spent(_) => {
                Refusal::Unavailable(say!("refusal-other-server-rests")).into()
            }
            RemoteError::Net(_) | RemoteError::Wrong(_) => Refusal::NotFound("Record").into(),
            RemoteError::Failed(error) => error,
        }
    }
}
