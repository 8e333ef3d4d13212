//! What can be wrong with an OAuth request; each has its own word on the wire.

use crate::base::{Error, Refusal};
use crate::say;

/// Why an OAuth request was not granted. RFC 6749, sections 4.1.2.1 and 5.2.
#[derive(Debug)]
pub enum OauthError {
    /// No such program, or not its secret. 401
    InvalidClient,
    /// The code is wrong, used, old or somebody else's.
    InvalidGrant(&'static str),
    InvalidScope,
    InvalidRequest(&'static str),
    /// The address to return to is not one that the program registered: never redirect there.
    InvalidRedirectUri,
    UnsupportedGrantType,
    UnsupportedResponseType,
    /// The token is another program's. 403
    UnauthorizedClient,
    /// The person said no.
    AccessDenied,
    /// Nothing to do with OAuth.
    Other(Error),
}

impl OauthError {
    /// The word on the wire; `None` for what is no OAuth error.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::InvalidClient => Some("invalid_client"),
            Self::InvalidGrant(_) => Some("invalid_grant"),
            Self::InvalidScope => Some("invalid_scope"),
            Self::InvalidRequest(_) => Some("invalid_request"),
            Self::InvalidRedirectUri => Some("invalid_redirect_uri"),
            Self::UnsupportedGrantType => Some("unsupported_grant_type"),
            Self::UnsupportedResponseType => Some("unsupported_response_type"),
            Self::UnauthorizedClient => Some("unauthorized_client"),
            Self::AccessDenied => Some("access_denied"),
            Self::Other(_) => None,
        }
    }

    /// A sentence for the person whom the program wants to act for.
    pub fn told(&self) -> &'static str {
        match self {
            Self::InvalidClient => say!("oauth-client-unknown"),
            Self::InvalidScope => say!("oauth-scope-unknown"),
            Self::InvalidRedirectUri => say!("oauth-redirect-unknown"),
            Self::UnsupportedResponseType => say!("oauth-response-type"),
            Self::AccessDenied => say!("oauth-denied"),
            Self::InvalidGrant(_)
            | Self::InvalidRequest(_)
            | Self::UnsupportedGrantType
            | Self::UnauthorizedClient => say!("oauth-makes-no-sense"),
            Self::Other(_) => say!("oauth-no-answer"),
        }
    }

    /// A sentence for the person who writes the program: on the wire it is English, which RFC 6749
    /// wants to be ASCII.
    pub fn description(&self) -> &'static str {
        match self {
            Self::InvalidClient => {
                "Client authentication failed: the client is unknown, or its secret is wrong"
            }
            Self::InvalidGrant(why) | Self::InvalidRequest(why) => why,
            Self::InvalidScope => {
                "The requested scope is unknown, or more than the client registered for"
            }
            Self::InvalidRedirectUri => {
                "The redirect URI is not one of those that the client registered"
            }
            Self::UnsupportedGrantType => {
                "The grant type must be authorization_code or client_credentials"
            }
            Self::UnsupportedResponseType => "The response type must be code",
            Self::UnauthorizedClient => "The client may not revoke this token",
            Self::AccessDenied => "The person denied the request",
            Self::Other(_) => "The server could not answer",
        }
    }
}

impl From<Error> for OauthError {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl From<Refusal> for OauthError {
    fn from(refusal: Refusal) -> Self {
        Self::Other(refusal.into())
    }
}
