//! One open WebSocket: what the client says, and what it is told.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::base::{Error, Refusal};
use crate::http::form::Text;
use crate::model::Event;

use super::listener::Listener;
use super::stream::{Stream, Wish};

/// Between two pings.
const PING_EVERY: Duration = Duration::from_secs(30);
/// How long a client may take to receive one message; slower ones are cut off.
const LONGEST_SEND: Duration = Duration::from_secs(10);
/// Streams on one socket.
const MOST_STREAMS: usize = 64;

/// Something a client says.
#[derive(Debug, Deserialize)]
struct Word {
    #[serde(default, rename = "type")]
    kind: Text,
    #[serde(flatten)]
    wish: Wish,
}

/// One open socket.
#[derive(Debug)]
pub(super) struct Session {
    pub listener: Listener,
    pub streams: Vec<Stream>,
}

/// Why a socket is closed.
#[derive(Debug, Clone, Copy)]
enum Over {
    /// The client is gone.
    Gone,
    /// It is so far behind that events were lost: it must come again and read.
    TooSlow,
    /// Its token is not good any more.
    NoAccess,
    /// This server stops.
    Closing,
}

impl Over {
    fn goodbye(self) -> Message {
        let (code, reason) = match self {
            Self::Gone => return Message::Close(None),
            Self::TooSlow => (close_code::AGAIN, "too slow: events were lost"),
            Self::NoAccess => (close_code::POLICY, "the access token is no longer valid"),
            Self::Closing => (close_code::RESTART, "the server stops"),
        };
        Message::Close(Some(CloseFrame { code, reason: reason.into() }))
    }
}

impl Session {
    pub(super) async fn run(mut self, mut socket: WebSocket, mut events: Receiver<Arc<Event>>) {
        let mut pings = interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let step = tokio::select! {
                heard = socket.recv() => match heard {
                    Some(Ok(message)) => self.hear(&mut socket, &message).await,
                    Some(Err(_)) | None => Err(Over::Gone),
                },
                event = events.recv() => match event {
                    // Few events need the room that telling them takes.
                    Ok(event) => Box::pin(self.tell(&mut socket, &event)).await,
                    Err(RecvError::Lagged(_)) => Err(Over::TooSlow),
                    Err(RecvError::Closed) => Err(Over::Closing),
                },
                _ = pings.tick() => send(&mut socket, Message::Ping(axum::body::Bytes::new())).await,
            };
            if let Err(over) = step {
                let _ = send(&mut socket, over.goodbye()).await;
                return;
            }
        }
    }

    async fn hear(&mut self, socket: &mut WebSocket, message: &Message) -> Result<(), Over> {
        let text = match message {
            Message::Text(text) => text.as_str(),
            Message::Close(_) => return Err(Over::Gone),
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) => return Ok(()),
        };
        match self.obey(text).await {
            Ok(()) => Ok(()),
            Err(why) => send(socket, Message::text(json!({ "error": why }).to_string())).await,
        }
    }

    async fn obey(&mut self, text: &str) -> Result<(), &'static str> {
        let word: Word =
            serde_json::from_str(text).map_err(|_malformed| "The message is not understood")?;
        let stream = Stream::of(&word.wish)?;
        match word.kind.0.as_deref() {
            Some("subscribe") => {
                self.listener.check(&stream).await.map_err(|refusal| match refusal {
                    Error::Refused(Refusal::NotFound(_)) => "There is no such list",
                    Error::Refused(_) => "The access token does not allow this stream",
                    Error::Failed(_) => "Something went wrong on our side",
                })?;
                if self.streams.contains(&stream) {
                    return Ok(());
                }
                if self.streams.len() >= MOST_STREAMS {
                    return Err("Too many streams on one connection");
                }
                self.streams.push(stream);
            }
            Some("unsubscribe") => self.streams.retain(|open| *open != stream),
            _ => return Err("Unknown message type"),
        }
        Ok(())
    }

    async fn tell(&self, socket: &mut WebSocket, event: &Event) -> Result<(), Over> {
        if !self.listener.may_stay(event).await {
            return Err(Over::NoAccess);
        }
        for stream in &self.streams {
            let Some(frame) = self.listener.hear(stream, event).await else { continue };
            let mut text = json!({ "stream": stream.words(), "event": frame.event });
            if let Some(payload) = frame.payload {
                text["payload"] = json!(payload);
            }
            send(socket, Message::text(text.to_string())).await?;
        }
        Ok(())
    }
}

async fn send(socket: &mut WebSocket, message: Message) -> Result<(), Over> {
    match timeout(LONGEST_SEND, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(Over::Gone),
        Err(_) => Err(Over::TooSlow),
    }
}
