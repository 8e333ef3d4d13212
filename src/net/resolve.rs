//! Names to addresses, leaving out those a stranger must not send us to.
//!
//! Done by hickory, since the system's own resolver cannot live in a static program. It reads
//! `/etc/resolv.conf` and `/etc/hosts`. The connection is made to the addresses checked here, so a
//! name that changes its mind in between gains nothing.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{LookupIpStrategy, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::OnceCell;

use super::address::is_public;
use super::error::PrivateAddress;
use super::handle::PolicySource;

/// How long a name server may take to answer, and how often it is asked.
const PATIENCE: Duration = Duration::from_millis(2_400);
const ATTEMPTS: usize = 2;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Resolves names under a policy that may change while it lives.
#[derive(Clone)]
pub(super) struct Resolver {
    policy: PolicySource,
    inner: Arc<OnceCell<TokioResolver>>,
}

impl Resolver {
    pub(super) fn new(policy: PolicySource) -> Self {
        Self { policy, inner: Arc::new(OnceCell::new()) }
    }

    async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, Failure> {
        let resolver = self.inner.get_or_try_init(|| async { build() }).await?;
        // A final dot keeps the name from being tried under the search domains of this machine.
        let whole = if name.ends_with('.') { name.to_owned() } else { format!("{name}.") };
        let found = resolver.lookup_ip(whole).await?;
        let all: Vec<IpAddr> = found.iter().collect();
        if (self.policy)().allow_private_addresses {
            return Ok(all);
        }
        let open: Vec<IpAddr> = all.into_iter().filter(|&address| is_public(address)).collect();
        if open.is_empty() { Err(PrivateAddress.into()) } else { Ok(open) }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            let found = this.addresses(name.as_str()).await?;
            let addresses: Addrs =
                Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

fn build() -> Result<TokioResolver, Failure> {
    // Without name servers `/etc/hosts` still answers; strangers' servers are never asked instead.
    let mut builder = TokioResolver::builder_tokio().unwrap_or_else(|cause| {
        tracing::warn!("no name server: cannot read /etc/resolv.conf: {cause}");
        let none = ResolverConfig::from_name_servers(vec![]);
        TokioResolver::builder_with_config(none, TokioRuntimeProvider::default())
    });
    let options = builder.options_mut();
    options.ip_strategy = LookupIpStrategy::Ipv4AndIpv6;
    options.timeout = PATIENCE;
    options.attempts = ATTEMPTS;
    Ok(builder.build()?)
}
