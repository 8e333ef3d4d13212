//! The handle on outgoing HTTP: what it is made of and what it checks before each request.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{OnceCell, Semaphore};
use url::{Host, Url};

use super::NetError;
use super::address::is_public;
use super::client::Clients;
use super::error::PRIVATE;
use crate::base::Clock;
use crate::protocol::signature::KeyError;
use crate::protocol::url::{authority, web};

/// Where requests may go, and who we say we are. Asked anew for every request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// Loopback, home networks and the like: for try-outs and servers at home only.
    pub allow_private_addresses: bool,
    /// Plain http: for try-outs only.
    pub allow_http: bool,
    /// Our own address, told in `User-Agent`: `https://a.example`.
    pub origin: String,
}

pub(super) type PolicySource = Arc<dyn Fn() -> Policy + Send + Sync>;

/// What somebody else is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Servers talk with each other: documents, activities, who is who.
    Peer,
    /// Pages and files, as browsers fetch them.
    Web,
}

/// Whether a host may be asked for something; the rules about that are not for this room to know.
type Gate = Arc<dyn Fn(String, Purpose) -> BoxFuture<'static, bool> + Send + Sync>;

/// How long the whole of a request may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    pub fetch: Duration,
    pub delivery: Duration,
}

const PATIENCE: Patience =
    Patience { fetch: Duration::from_secs(30), delivery: Duration::from_secs(10) };

/// Outgoing HTTP. Cheap to clone; costs nothing until the first request.
#[derive(Clone)]
pub struct Net {
    pub(super) clock: Clock,
    pub(super) patience: Patience,
    policy: PolicySource,
    gate: Gate,
    clients: Arc<OnceCell<Clients>>,
    signing: Arc<Semaphore>,
}

impl Net {
    /// `policy` is asked for every request, so it may follow the settings.
    pub fn new(clock: Clock, policy: impl Fn() -> Policy + Send + Sync + 'static) -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self {
            clock,
            patience: PATIENCE,
            policy: Arc::new(policy),
            gate: Arc::new(|_, _| Box::pin(async { true })),
            clients: Arc::new(OnceCell::new()),
            signing: Arc::new(Semaphore::new(cores)),
        }
    }

    /// The same that asks only the hosts that `gate` lets it: at the beginning, and wherever a
    /// redirect leads.
    #[must_use]
    pub fn guarded(
        self,
        gate: impl Fn(String, Purpose) -> BoxFuture<'static, bool> + Send + Sync + 'static,
    ) -> Self {
        Self { gate: Arc::new(gate), ..self }
    }

    /// A URL that may be asked under the policy and the rules of the moment.
    pub(super) async fn open(&self, url: &str, purpose: Purpose) -> Result<Url, NetError> {
        let url = allowed(url, &self.policy())?;
        let host = authority(&url).unwrap_or_default();
        if (self.gate)(host, purpose).await {
            return Ok(url);
        }
        let url = url.as_str().chars().take(200).collect();
        Err(NetError::Refused { url, why: "this server does not talk with that one" })
    }

    /// Our name: `tusklet/0.1.0 (+https://a.example/)`.
    pub(super) fn user_agent(policy: &Policy) -> String {
        format!("tusklet/{} (+{}/)", env!("CARGO_PKG_VERSION"), policy.origin)
    }

    pub(super) fn policy(&self) -> Policy {
        (self.policy)()
    }

    pub(super) async fn clients(&self) -> Result<&Clients, NetError> {
        let build = || async {
            let policy = Arc::clone(&self.policy);
            tokio::task::spawn_blocking(move || Clients::build(policy))
                .await
                .map_err(|cause| NetError::Ours(cause.to_string()))?
        };
        self.clients.get_or_try_init(build).await
    }

    /// Runs `sign` on a thread of its own. Half a millisecond each is too long for the threads that
    /// answer people, and more at once than there are cores would only fill memory.
    pub(super) async fn signed<T: Send + 'static>(
        &self,
        sign: impl FnOnce() -> Result<T, KeyError> + Send + 'static,
    ) -> Result<T, NetError> {
        let ours = |cause: &dyn fmt::Display| NetError::Ours(cause.to_string());
        let _turn = self.signing.acquire().await.map_err(|cause| ours(&cause))?;
        let signed = tokio::task::spawn_blocking(sign).await.map_err(|cause| ours(&cause))?;
        signed.map_err(|cause| ours(&cause))
    }
}

impl fmt::Debug for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Net").field("policy", &self.policy()).finish_non_exhaustive()
    }
}

/// A URL that may be asked under `policy`. Names are judged later, when they are resolved.
pub(super) fn allowed(text: &str, policy: &Policy) -> Result<Url, NetError> {
    let refused = |why| Err(NetError::Refused { url: text.chars().take(200).collect(), why });
    let Some(url) = web(text) else { return refused("it is not a plain http or https URL") };
    if url.scheme() == "http" && !policy.allow_http {
        return refused("it is not https");
    }
    let address = match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address),
        Some(Host::Ipv6(address)) => IpAddr::V6(address),
        Some(Host::Domain(name)) => {
            let hidden =
                [".onion", ".i2p"].iter().any(|end| name.trim_end_matches('.').ends_with(end));
            return if hidden { refused("it is not on the public internet") } else { Ok(url) };
        }
        None => return refused("it has no host"),
    };
    if !policy.allow_private_addresses && !is_public(address) {
        return refused(PRIVATE);
    }
    Ok(url)
}
