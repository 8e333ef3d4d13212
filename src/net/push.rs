//! Bringing a message to a push service.

use bytes::Bytes;
use reqwest::header::USER_AGENT;

use super::fetch::refusal;
use super::handle::allowed;
use super::{Net, NetError};

impl Net {
    /// Posts `body` with `headers` to an address that somebody chose. Any 2xx is success;
    /// redirects are not followed, and what the answer says is not read.
    pub async fn post_message(
        &self,
        endpoint: &str,
        headers: &[(&'static str, String)],
        body: Bytes,
    ) -> Result<(), NetError> {
        let url = allowed(endpoint, &self.policy())?;
        let patience = self.patience.delivery;
        tokio::time::timeout(patience, async {
            let agent = Self::user_agent(&self.policy());
            let mut request = self.clients().await?.deliver.post(url).header(USER_AGENT, agent);
            for (name, value) in headers {
                request = request.header(*name, value);
            }
            let sent = request.body(body).send().await;
            let response = sent.map_err(|cause| NetError::from_request(endpoint, &cause))?;
            if response.status().is_success() {
                return Ok(());
            }
            Err(refusal(response, self.clock.now()).await)
        })
        .await
        .unwrap_or(Err(NetError::Timeout(patience)))
    }
}
