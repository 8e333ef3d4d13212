//! Turns away those who come from networks that an admin has shut out.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ipnet::IpNet;
use parking_lot::RwLock;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::service::sign_up_block;

use super::error::{self, ApiError};
use crate::say;

use super::origin::{ClientIp, OtherEnd};

/// How long a list is believed before it is read again.
const FRESH: Duration = Duration::from_secs(10);

/// The networks, as they were when last read. Clones share them.
#[derive(Debug, Clone, Default)]
pub(super) struct Gate {
    list: Arc<RwLock<List>>,
}

#[derive(Debug, Clone, Default)]
struct List {
    read_at: Option<Timestamp>,
    networks: Arc<Vec<IpNet>>,
}

impl Gate {
    async fn networks(&self, app: &App) -> Result<Arc<Vec<IpNet>>> {
        let now = app.clock.now();
        let list = self.list.read().clone();
        if list.read_at.is_some_and(|at| now.since(at) < FRESH) {
            return Ok(list.networks);
        }
        let networks = Arc::new(app.db.read(move |tx| sign_up_block::shut_out(tx, now)).await?);
        *self.list.write() = List { read_at: Some(now), networks: Arc::clone(&networks) };
        Ok(networks)
    }
}

/// Lets nobody in from a network that is shut out.
pub(super) async fn keep(
    State((app, gate)): State<(App, Gate)>,
    request: Request,
    next: Next,
) -> Response {
    let networks = match gate.networks(&app).await {
        Ok(networks) => networks,
        Err(problem) => return ApiError(problem).into_response(),
    };
    if !networks.is_empty() {
        let ip = address(&request, &app);
        if networks.iter().any(|network| network.contains(&ip)) {
            let (uri, headers) = (request.uri(), request.headers());
            let message = say!("refusal-network-shut-out");
            return error::told_plainly(uri, headers, StatusCode::FORBIDDEN, message);
        }
    }
    next.run(request).await
}

fn address(request: &Request, app: &App) -> IpAddr {
    let end = request.extensions().get::<OtherEnd>().copied();
    ClientIp::read(end, request.headers(), app).0
}
