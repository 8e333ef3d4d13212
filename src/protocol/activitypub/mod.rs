//! ActivityPub documents: what may arrive ([`incoming`]) and what we send ([`outgoing`]).
//!
//! The two do not share types. What arrives comes in every shape that JSON-LD allows and is read
//! leniently; what we send has one shape, Mastodon's, which every other server knows.

pub mod followers;
pub mod incoming;
pub mod outgoing;

/// The audience "everybody".
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The media type of ActivityPub documents.
pub const MEDIA_TYPE: &str = "application/activity+json";

/// The other media type of the same documents.
pub const LD_MEDIA_TYPE: &str =
    "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

/// What we ask for when we fetch a document.
pub const ACCEPT: &str = "application/activity+json, application/ld+json; \
                          profile=\"https://www.w3.org/ns/activitystreams\"";

/// Whether `id` means everybody, in any of the three spellings in use.
pub fn is_public(id: &str) -> bool {
    matches!(id, PUBLIC | "as:Public" | "Public")
}

/// Whether a `Content-Type` or `Accept` header names an ActivityPub document: `activity+json`, or
/// `ld+json` with the profile of `ActivityStreams`.
pub fn is_activity_type(value: &str) -> bool {
    value.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default();
        kind.eq_ignore_ascii_case(MEDIA_TYPE)
            || kind.eq_ignore_ascii_case("application/ld+json")
                && parts.any(|part| {
                    part.split_once('=').is_some_and(|(name, value)| {
                        name.trim().eq_ignore_ascii_case("profile")
                            && (value.trim().trim_matches('"').split_ascii_whitespace())
                                .any(|profile| profile == "https://www.w3.org/ns/activitystreams")
                    })
                })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_media_types_are_known_and_no_others() {
        for good in [MEDIA_TYPE, LD_MEDIA_TYPE, ACCEPT, "Application/Activity+JSON; charset=utf-8"]
        {
            assert!(is_activity_type(good), "{good}");
        }
        for bad in ["application/json", "application/ld+json", "text/html", "", "*/*"] {
            assert!(!is_activity_type(bad), "{bad}");
        }
    }

    #[test]
    fn everybody_has_three_spellings() {
        assert!(is_public(PUBLIC) && is_public("as:Public") && is_public("Public"));
        assert!(!is_public("https://a.example/users/Public"));
    }
}
