//! How a request can end badly, and whether trying again may help.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// Why a request got no usable answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// We will not go there: not a URL of the web, plain http, a private address.
    #[error("refused to ask {url}: {why}")]
    Refused { url: String, why: &'static str },
    /// The other side said no.
    #[error("answered {code}{}", excerpt(.body_excerpt))]
    Status { code: u16, retry_after: Option<Duration>, body_excerpt: String },
    #[error("redirected more than {0} times")]
    TooManyRedirects(usize),
    #[error("answered more than {0} bytes")]
    TooLarge(usize),
    #[error("took longer than {} seconds", .0.as_secs())]
    Timeout(Duration),
    #[error("answered with the content type \"{0}\"")]
    WrongType(String),
    #[error("answered something unreadable: {0}")]
    Unreadable(String),
    /// No connection, or one that broke: DNS, TCP, TLS, HTTP.
    #[error("cannot be reached: {0}")]
    Transport(String),
    /// Our own side: no key that signs, no client.
    #[error("cannot ask: {0}")]
    Ours(String),
}

impl NetError {
    /// Whether the same request may succeed later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Status { code, .. } => match code {
                401 | 408 | 429 => true,
                501 => false,
                _ => *code >= 500,
            },
            Self::Timeout(_) | Self::Transport(_) | Self::Ours(_) => true,
            Self::Refused { .. }
            | Self::TooManyRedirects(_)
            | Self::TooLarge(_)
            | Self::WrongType(_)
            | Self::Unreadable(_) => false,
        }
    }

    /// Whether the other side may have stumbled over how the request was signed.
    pub fn may_be_the_signature(&self) -> bool {
        matches!(self.status(), Some(400 | 401 | 403))
    }

    /// Whether it was there and is gone for good (410).
    pub fn gone(&self) -> bool {
        self.status() == Some(410)
    }

    /// Whether there is nothing, be it gone or never there (404, 410).
    pub fn not_there(&self) -> bool {
        matches!(self.status(), Some(404 | 410))
    }

    /// The HTTP status, when there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Status { code, .. } => Some(*code),
            _ => None,
        }
    }

    /// How long the other side asks us to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the fault lies with the host as a whole, not with this one request: such failures
    /// count when deciding to leave a peer alone for a while.
    pub fn blames_host(&self) -> bool {
        match self {
            Self::Timeout(_) | Self::Transport(_) => true,
            Self::Status { code, .. } => *code == 429 || (*code >= 500 && *code != 501),
            _ => false,
        }
    }

    /// What `reqwest` says, in our words.
    pub(super) fn from_request(url: &str, cause: &reqwest::Error) -> Self {
        let mut source = cause.source();
        let mut deepest = cause.to_string();
        while let Some(inner) = source {
            if inner.downcast_ref::<PrivateAddress>().is_some() {
                return Self::Refused { url: url.to_owned(), why: PRIVATE };
            }
            deepest = inner.to_string();
            source = inner.source();
        }
        Self::Transport(deepest)
    }
}

pub(super) const PRIVATE: &str = "its address is private";

fn excerpt(body: &str) -> String {
    if body.is_empty() { String::new() } else { format!(": {body}") }
}

/// All addresses of a name are private.
#[derive(Debug, Clone, Copy)]
pub(super) struct PrivateAddress;

impl fmt::Display for PrivateAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PRIVATE)
    }
}

impl Error for PrivateAddress {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_passing_troubles_are_worth_another_try() {
        let status = |code| NetError::Status { code, retry_after: None, body_excerpt: "no".into() };
        for passing in [401, 408, 429, 500, 502, 503, 504] {
            assert!(status(passing).may_pass(), "{passing}");
        }
        for lasting in [400, 403, 404, 410, 422, 501] {
            assert!(!status(lasting).may_pass(), "{lasting}");
        }
        assert!(status(410).gone() && !status(404).gone() && status(404).not_there());
        assert_eq!(status(404).to_string(), "answered 404: no");
    }
}
