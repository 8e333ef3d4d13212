//! The two HTTP clients: one that fetches and keeps connections, one that delivers and does not.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use rustls::{ClientConfig, RootCertStore};

use super::NetError;
use super::handle::PolicySource;
use super::resolve::Resolver;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the other side may be silent while it answers.
const SILENCE: Duration = Duration::from_secs(10);

const IDLE: Duration = Duration::from_secs(20);
const MOST_IDLE_PER_HOST: usize = 2;

/// Made on first use: reading certificates takes longer than a start should.
#[derive(Debug, Clone)]
pub(super) struct Clients {
    pub fetch: reqwest::Client,
    /// Closes each connection after its answer: a post that goes to two thousand servers would
    /// otherwise leave two thousand open files behind.
    pub deliver: reqwest::Client,
}

impl Clients {
    pub(super) fn build(policy: PolicySource) -> Result<Self, NetError> {
        let resolver = Resolver::new(policy);
        let mut tls = tls()?;
        tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let fetch = guarded(resolver.clone(), tls.clone())
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(MOST_IDLE_PER_HOST);
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        let deliver = guarded(resolver, tls).http1_only().pool_max_idle_per_host(0);
        let build = |builder: reqwest::ClientBuilder| {
            builder.build().map_err(|cause| NetError::Ours(format!("HTTP client: {cause}")))
        };
        Ok(Self { fetch: build(fetch)?, deliver: build(deliver)? })
    }
}

/// What holds for both. Redirects are followed by hand, each checked; a proxy would resolve names
/// past our check.
pub(super) fn guarded(resolver: Resolver, tls: ClientConfig) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .dns_resolver(resolver)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT)
        .read_timeout(SILENCE)
}

/// Trusts the roots built in, and those of this machine besides: private authorities, and newer
/// ones than the program.
pub(super) fn tls() -> Result<ClientConfig, NetError> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let (_, unreadable) =
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if unreadable > 0 {
        tracing::debug!(unreadable, "left out certificates of this machine");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|cause| NetError::Ours(format!("TLS: {cause}")))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
