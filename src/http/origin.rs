//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;
use crate::base::Refusal;
use crate::config::Network;

use super::error::ApiError;

/// The other end of the connection, put into each request by `serve`.
#[derive(Debug, Clone, Copy)]
pub(super) struct OtherEnd(pub SocketAddr);

/// The address of who asks: the other end of the connection, or whom a trusted proxy names.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct ClientIp(pub IpAddr);

impl FromRequestParts<App> for ClientIp {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Ok(Self::of(parts, app))
    }
}

impl ClientIp {
    fn of(parts: &Parts, app: &App) -> Self {
        Self::read(parts.extensions.get::<OtherEnd>().copied(), &parts.headers, app)
    }

    /// The same, from a request that is not taken apart.
    pub(super) fn read(end: Option<OtherEnd>, headers: &HeaderMap, app: &App) -> Self {
        let direct = end.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |end| end.0.ip());
        let settings = app.settings.now();
        Self(behind_proxies(direct.to_canonical(), headers, &settings.server.trusted_proxies))
    }
}

/// Walks `X-Forwarded-For` from the last proxy to the first that we do not know.
fn behind_proxies(direct: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address| trusted.iter().any(|network| network.contains(address));
    let mut address = direct;
    let hops = headers.get_all("x-forwarded-for").into_iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|line| line.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        if !is_trusted(address) {
            break;
        }
        let Ok(named) = hop.parse::<IpAddr>() else { break };
        address = named.to_canonical();
    }
    address
}

/// A refusal of what a path holds, in the words of a missing record.
pub(in crate::http) fn no_record() -> Refusal {
    Refusal::NotFound("record")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(direct: &str, forwarded: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let trusted: Vec<Network> =
            ["127.0.0.0/8", "10.0.0.0/8"].iter().map(|text| text.parse().unwrap()).collect();
        behind_proxies(direct.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(asked_by("127.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(asked_by("127.0.0.1", "203.0.113.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(asked_by("127.0.0.1", "198.51.100.7, 10.1.2.3"), "198.51.100.7");
        assert_eq!(asked_by("203.0.113.9", "198.51.100.7"), "203.0.113.9");
        assert_eq!(asked_by("127.0.0.1", "nonsense"), "127.0.0.1");
    }
}
