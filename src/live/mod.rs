//! Open streams: tells listeners what has just become true. Imports `model` only.

use std::sync::Arc;

use tokio::sync::broadcast;

use crate::model::Event;

/// Events that a listener may be behind; one that is further behind has lost some and is told.
const BACKLOG: usize = 1024;

/// Carries events from commits to open streams. Clones share it.
#[derive(Debug, Clone)]
pub struct Hub {
    sender: broadcast::Sender<Arc<Event>>,
}

impl Default for Hub {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(BACKLOG) }
    }
}

impl Hub {
    /// Tells every listener.
    pub fn publish(&self, events: Vec<Event>) {
        for event in events {
            // Nobody listens: nobody is told.
            let _ = self.sender.send(Arc::new(event));
        }
    }

    /// Hears every event from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Event>> {
        self.sender.subscribe()
    }

    /// How many streams are open.
    pub fn listeners(&self) -> usize {
        self.sender.receiver_count()
    }
}
