//! One open stream: what the client says, and what it is told.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::app::App;
use crate::base::AccountId;
use crate::http::viewer::Asker;
use crate::model::Event;

use super::tell;

/// Between two pings.
const PING_EVERY: Duration = Duration::from_secs(30);
/// How long a client may take to receive one message; slower ones are cut off.
const LONGEST_SEND: Duration = Duration::from_secs(10);

/// What a client can listen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// The home timeline and the notifications.
    User,
    /// The notifications alone.
    Notifications,
}

impl Stream {
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "user" => Some(Self::User),
            "user:notification" => Some(Self::Notifications),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Notifications => "user:notification",
        }
    }
}

/// Something a client says.
#[derive(Debug, Deserialize)]
struct Word {
    #[serde(rename = "type")]
    kind: String,
    stream: String,
}

/// One open stream.
#[derive(Debug)]
pub(super) struct Session {
    pub app: App,
    pub asker: Asker,
    pub me: AccountId,
    pub streams: Vec<Stream>,
}

/// The client is gone, too slow, or has nothing to look for here any more.
struct Over;

impl Session {
    pub(super) async fn run(mut self, mut socket: WebSocket, mut events: Receiver<Arc<Event>>) {
        let mut pings = interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let step = tokio::select! {
                heard = socket.recv() => match heard {
                    Some(Ok(message)) => self.hear(&mut socket, &message).await,
                    Some(Err(_)) | None => Err(Over),
                },
                // Who is so far behind that events were lost must come again and read.
                event = events.recv() => match event {
                    Ok(event) => self.tell(&mut socket, &event).await,
                    Err(_) => Err(Over),
                },
                _ = pings.tick() => send(&mut socket, Message::Ping(axum::body::Bytes::new())).await,
            };
            if step.is_err() {
                let _ = send(&mut socket, Message::Close(None)).await;
                return;
            }
        }
    }

    async fn hear(&mut self, socket: &mut WebSocket, message: &Message) -> Result<(), Over> {
        let text = match message {
            Message::Text(text) => text.as_str(),
            Message::Close(_) => return Err(Over),
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) => return Ok(()),
        };
        let Ok(word) = serde_json::from_str::<Word>(text) else {
            return send(socket, problem("The message is not understood")).await;
        };
        let Some(stream) = Stream::parse(&word.stream) else {
            return send(socket, problem("Unknown channel name")).await;
        };
        self.streams.retain(|open| *open != stream);
        match word.kind.as_str() {
            "subscribe" => self.streams.push(stream),
            "unsubscribe" => {}
            _ => return send(socket, problem("Unknown message type")).await,
        }
        Ok(())
    }

    async fn tell(&self, socket: &mut WebSocket, event: &Event) -> Result<(), Over> {
        if matches!(event, Event::AccessEnded { account } if *account == self.me) {
            let asker = self.asker.clone();
            let may_stay = asker.enter(&self.app, "read:statuses").await.is_ok();
            return if may_stay { Ok(()) } else { Err(Over) };
        }
        let Some(frame) = tell::frame(&self.app, self.me, event).await else { return Ok(()) };
        for stream in &self.streams {
            if *stream == Stream::Notifications && frame.event != "notification" {
                continue;
            }
            let text = json!({
                "stream": [stream.name()],
                "event": frame.event,
                "payload": frame.payload,
            });
            send(socket, Message::text(text.to_string())).await?;
        }
        Ok(())
    }
}

fn problem(text: &str) -> Message {
    Message::text(json!({ "error": text }).to_string())
}

async fn send(socket: &mut WebSocket, message: Message) -> Result<(), Over> {
    match timeout(LONGEST_SEND, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Over),
    }
}
