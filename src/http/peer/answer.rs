//! Answers that are ActivityPub documents, and who wants one.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::protocol::activitypub::is_activity_type;
use crate::protocol::activitypub::outgoing::{Context, Document};

const CONTENT_TYPE: &str = "application/activity+json; charset=utf-8";

/// Whether an ActivityPub document is asked for, rather than a page.
pub(in crate::http) fn wants_activity(headers: &HeaderMap) -> bool {
    let mut accepted =
        headers.get_all(header::ACCEPT).into_iter().filter_map(|value| value.to_str().ok());
    accepted.any(is_activity_type)
}

/// A document that everyone may read.
pub(super) fn document(context: Context, body: impl Serialize) -> Response {
    let text = match serde_json::to_string(&Document::new(context, body)) {
        Ok(text) => text,
        Err(cause) => return super::super::error::ApiError::from(cause).into_response(),
    };
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    headers.insert(header::VARY, HeaderValue::from_static("Accept, Signature"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_and_browsers_are_told_apart() {
        let wants = |accept: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().unwrap());
            wants_activity(&headers)
        };
        assert!(wants("application/activity+json"));
        assert!(wants("text/html, application/activity+json;q=0.9"));
        assert!(wants("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""));
        assert!(!wants("text/html,application/xhtml+xml,*/*;q=0.8"));
        assert!(!wants_activity(&HeaderMap::new()));
    }
}
