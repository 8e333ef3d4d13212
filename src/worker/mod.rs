//! The clock's door: runs jobs and deliveries when they are due. Knows when, not how.
//!
//! One [`desk`] hands out all work: jobs in lanes that run beside each other with a width of their
//! own, deliveries by host so that a server that hangs holds up nobody else. What is under way is
//! still a row; how it ended is written in one transaction with whatever follows from it, so a
//! process that is killed does at worst the same thing twice, and every deed here may be done
//! twice. Rows that fall due later, or that a commit leaves, wake it.

mod close;
mod desk;
mod dispatch;
mod lane;
mod post;

use tokio::sync::watch;

use crate::app::App;
use crate::base::Result;
use crate::service;

use desk::Desk;

/// Works until `stop` says true (or goes away), then lets what is under way end, for three seconds
/// at most.
pub async fn run(app: App, stop: watch::Receiver<bool>) {
    if let Err(problem) = service::clean_up::begin(&app).await {
        tracing::error!("house-keeping cannot begin: {problem:?}");
    }
    if let Err(problem) = service::catch_up::begin(&app).await {
        tracing::error!("the heart cannot begin to beat: {problem:?}");
    }
    if let Err(problem) = service::find::resume(&app).await {
        tracing::error!("the index of words cannot be resumed: {problem:?}");
    }
    Desk::new(app).run(stop).await;
}

/// Does everything that is due now, and what follows from it at once; answers how many things that
/// was. For tests, which turn the clock themselves.
pub async fn turn(app: &App) -> Result<usize> {
    Desk::new(app.clone()).drain().await
}
