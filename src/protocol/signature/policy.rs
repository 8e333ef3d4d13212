//! How old a signed request may be, and how much of one we read.
//!
//! The times are Mastodon's (`app/lib/signed_request.rb`): without an expiry of its own a request
//! lives for 65 minutes.

use std::time::Duration;

use super::SignatureError;
use crate::base::Timestamp;

/// How far two clocks may stand apart.
pub const CLOCK_SKEW: Duration = Duration::from_hours(1);

/// How long a signature is good for when it does not say.
pub const DEFAULT_LIFE: Duration = Duration::from_mins(5);

/// How long a signature may be good for, whatever it says.
pub const LONGEST_LIFE: Duration = Duration::from_hours(12);

/// The longest signature header we read, in bytes.
pub const LONGEST_HEADER: usize = 16 * 1024;

/// The most headers or components one signature may cover.
pub const MOST_COVERED: usize = 64;

/// Refuses a signature made in the future or too long ago.
pub(super) fn check_time(
    created: Timestamp,
    expires: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), SignatureError> {
    if created > now.plus(CLOCK_SKEW) {
        return Err(SignatureError::Stale("the request is signed for a time still to come"));
    }
    let end = expires.unwrap_or(created.plus(DEFAULT_LIFE)).min(created.plus(LONGEST_LIFE));
    if now > end.plus(CLOCK_SKEW) {
        return Err(SignatureError::Stale("the signature has expired"));
    }
    Ok(())
}
