//! Bringing an activity to an inbox.

use bytes::Bytes;
use reqwest::Response;
use reqwest::header::{CONTENT_TYPE, USER_AGENT};
use url::Url;

use super::fetch::refusal;
use super::{Net, NetError, Purpose};
use crate::protocol::signature::{Form, Signer, cavage};

impl Net {
    /// Posts an activity, signed for this one inbox. Any 2xx is success; redirects are not
    /// followed, as an inbox that has moved says so in its actor.
    pub async fn post_activity(
        &self,
        inbox: &str,
        body: Bytes,
        signed: (&Signer, Form),
    ) -> Result<(), NetError> {
        self.post_activity_with(inbox, (body, None), signed).await
    }

    /// As [`Net::post_activity`], with one more header, which is signed along.
    pub async fn post_activity_with(
        &self,
        inbox: &str,
        (body, besides): (Bytes, Option<(&'static str, String)>),
        (signer, form): (&Signer, Form),
    ) -> Result<(), NetError> {
        let url = self.open(inbox, Purpose::Peer).await?;
        let patience = self.patience.delivery;
        tokio::time::timeout(patience, async {
            let response = self.post(url, (body, besides), (signer, form)).await?;
            if response.status().is_success() {
                return Ok(());
            }
            Err(refusal(response, self.clock.now()).await)
        })
        .await
        .unwrap_or(Err(NetError::Timeout(patience)))
    }

    async fn post(
        &self,
        url: Url,
        (body, besides): (Bytes, Option<(&'static str, String)>),
        (signer, form): (&Signer, Form),
    ) -> Result<Response, NetError> {
        let (signer, target, text, now) =
            (signer.clone(), url.clone(), body.clone(), self.clock.now());
        let along = besides.clone();
        let sign = move || {
            let along = along.as_ref().map(|(name, value)| (*name, value.as_str()));
            form.sign_post(&signer, &target, (&text, along), now)
        };
        let signed = self.signed(sign).await?;
        let mut request = self
            .clients()
            .await?
            .deliver
            .post(url.clone())
            .header(USER_AGENT, Self::user_agent(&self.policy()))
            .header(CONTENT_TYPE, cavage::CONTENT_TYPE)
            .body(body);
        for (name, value) in signed.into_iter().chain(besides) {
            request = request.header(name, value);
        }
        request.send().await.map_err(|cause| NetError::from_request(url.as_str(), &cause))
    }
}
