//! How often somebody may ask.
//! Source: <https://docs.joinmastodon.org/api/rate-limits/>

use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use parking_lot::Mutex;
use quick_cache::sync::Cache;

use crate::app::App;
use crate::base::Timestamp;
use crate::say;

use super::error::json_error;
use super::origin::{ClientIp, OtherEnd};
use super::viewer;

/// Requests are counted in spans of this length.
const SPAN: Duration = Duration::from_mins(5);
/// Requests a span with one token.
const MOST_WITH_TOKEN: u32 = 1_500;
/// Requests a span from one address, without a token.
const MOST_FROM_ADDRESS: u32 = 300;
/// Counters that are kept; the least used go first.
const COUNTERS: usize = 20_000;

/// Counts who asks how often. Clones share the counters.
#[derive(Debug, Clone)]
pub(in crate::http) struct Limits {
    counters: Arc<Cache<u64, Arc<Mutex<Counter>>>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Counter {
    /// Which span since 1970 it counts.
    span: i64,
    used: u32,
}

/// What is left to somebody of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct Allowance {
    most: u32,
    left: u32,
    ends_at: Timestamp,
    exceeded: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { counters: Arc::new(Cache::new(COUNTERS)) }
    }
}

impl Limits {
    /// Counts one request of `who`, of which `most` are allowed in five minutes.
    pub(in crate::http) fn count(&self, who: impl Hash, most: u32, now: Timestamp) -> Allowance {
        let length = i64::try_from(SPAN.as_millis()).unwrap_or(i64::MAX);
        let span = now.0.div_euclid(length);
        let fresh = || Ok::<_, Infallible>(Arc::default());
        let Ok(counter) = self.counters.get_or_insert_with(&digest(who), fresh);
        let mut counter = counter.lock();
        if counter.span != span {
            *counter = Counter { span, used: 0 };
        }
        let exceeded = counter.used >= most;
        counter.used = counter.used.saturating_add(1);
        let left = most.saturating_sub(counter.used);
        Allowance { most, left, ends_at: Timestamp((span + 1) * length), exceeded }
    }
}

impl Allowance {
    /// Whether there was nothing left of it.
    pub(in crate::http) fn is_exceeded(self) -> bool {
        self.exceeded
    }
}

fn digest(who: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    who.hash(&mut hasher);
    hasher.finish()
}

/// Slows down clients that ask too often, and tells all of them where they stand.
pub(super) async fn slow_down(
    State((app, limits)): State<(App, Limits)>,
    mut request: Request,
    next: Next,
) -> Response {
    request.extensions_mut().insert(limits.clone());
    let path = request.uri().path();
    let is_limited = path.starts_with("/api/") && !path.starts_with("/api/v1/streaming")
        || path.starts_with("/oauth/");
    if !is_limited || !app.settings.now().limits.rate_limit {
        return next.run(request).await;
    }
    let now = app.clock.now();
    let allowance = match viewer::bearer(request.headers()) {
        Some(token) => limits.count(token, MOST_WITH_TOKEN, now),
        None => limits.count(address(&request, &app), MOST_FROM_ADDRESS, now),
    };
    let mut response = if allowance.exceeded {
        json_error(StatusCode::TOO_MANY_REQUESTS, say!("refusal-too-many-requests"))
    } else {
        next.run(request).await
    };
    tell(response.headers_mut(), allowance);
    response
}

fn address(request: &Request, app: &App) -> IpAddr {
    let end = request.extensions().get::<OtherEnd>().copied();
    ClientIp::read(end, request.headers(), app).0
}

fn tell(headers: &mut HeaderMap, allowance: Allowance) {
    let Allowance { most, left, ends_at, exceeded: _ } = allowance;
    headers.insert("x-ratelimit-limit", most.into());
    headers.insert("x-ratelimit-remaining", left.into());
    if let Ok(moment) = HeaderValue::from_str(&ends_at.rfc3339()) {
        headers.insert("x-ratelimit-reset", moment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_often_waits_for_the_next_span() {
        let limits = Limits::default();
        let now = Timestamp(600_000);
        for left in [1, 0] {
            let allowance = limits.count("key", 2, now);
            assert!(!allowance.exceeded && allowance.left == left);
        }
        let refused = limits.count("key", 2, now);
        assert!(refused.exceeded && refused.ends_at == Timestamp(900_000));

        assert!(!limits.count("other", 2, now).exceeded);
        assert!(!limits.count("key", 2, refused.ends_at).exceeded);
    }
}
