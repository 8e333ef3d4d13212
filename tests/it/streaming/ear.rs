//! A client of Server-Sent Events.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use futures_util::StreamExt as _;
use serde_json::Value;
use tokio::time::timeout;
use tower::ServiceExt as _;
use tusklet::http::router;

use crate::support::TestServer;

const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug)]
pub struct Ear {
    body: BodyDataStream,
    text: String,
}

impl Ear {
    /// Listens at a place below `/api/v1/streaming/`; or the code of the refusal.
    pub async fn open(server: &TestServer, token: &str, place: &str) -> Result<Self, u16> {
        let request = Request::get(format!("/api/v1/streaming/{place}"))
            .header("authorization", format!("Bearer {token}"))
            .body(Body::empty())
            .unwrap();
        let answer = router(server.app.clone()).oneshot(request).await.unwrap();
        if answer.status() != StatusCode::OK {
            return Err(answer.status().as_u16());
        }
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Ok(Self { body: answer.into_body().into_data_stream(), text: String::new() })
    }

    /// The next event and its data; comments are passed over.
    pub async fn hear(&mut self) -> (String, Value) {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                let field = |name| block.lines().find_map(|line| line.strip_prefix(name));
                if let (Some(event), Some(data)) = (field("event: "), field("data: ")) {
                    return (event.to_owned(), serde_json::from_str(data).unwrap());
                }
                continue;
            }
            let piece = timeout(PATIENCE, self.body.next()).await.unwrap().unwrap().unwrap();
            self.text.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    /// Whether nothing more will come.
    pub async fn is_over(&mut self) -> bool {
        loop {
            match timeout(PATIENCE, self.body.next()).await {
                Ok(None) => return true,
                Ok(Some(Ok(piece))) if piece.starts_with(b":") => {}
                Ok(Some(_)) | Err(_) => return false,
            }
        }
    }
}
