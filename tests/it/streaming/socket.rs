//! A client of `WebSocket`, as small as RFC 6455 lets it be.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tusklet::app::App;

const PATIENCE: Duration = Duration::from_secs(20);
const TEXT: u8 = 1;
const CLOSE: u8 = 8;

pub struct Socket(TcpStream);

impl Socket {
    /// Opens the server's door and a socket through it.
    pub async fn open(app: &App, query: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(tusklet::http::serve(app.clone(), listener, std::future::pending()));
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!(
            "GET /api/v1/streaming{query} HTTP/1.1\r\nhost: {address}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = vec![];
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(stream.read_u8().await.unwrap());
        }
        let answer = String::from_utf8(answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 101"), "{answer}");
        Self(stream)
    }

    pub async fn say(&mut self, word: &Value) {
        let text = word.to_string().into_bytes();
        // Masked with nought, which changes nothing.
        let mut frame = vec![0x80 | TEXT, 0x80 | 0x7e];
        frame.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(text);
        self.0.write_all(&frame).await.unwrap();
    }

    /// The next thing that is told.
    pub async fn hear(&mut self) -> Value {
        loop {
            let (kind, body) = timeout(PATIENCE, self.frame()).await.unwrap();
            assert_ne!(kind, CLOSE, "{}", String::from_utf8_lossy(&body));
            if kind == TEXT {
                return serde_json::from_slice(&body).unwrap();
            }
        }
    }

    /// The code and the reason of the close, whatever was told before it.
    pub async fn hear_goodbye(&mut self) -> (u16, String) {
        loop {
            let (kind, body) = timeout(PATIENCE, self.frame()).await.unwrap();
            if kind == CLOSE {
                let code = u16::from_be_bytes(body[..2].try_into().unwrap());
                return (code, String::from_utf8(body[2..].to_vec()).unwrap());
            }
        }
    }

    async fn frame(&mut self) -> (u8, Vec<u8>) {
        let head = self.0.read_u8().await.unwrap();
        let length = match self.0.read_u8().await.unwrap() {
            126 => u64::from(self.0.read_u16().await.unwrap()),
            127 => self.0.read_u64().await.unwrap(),
            short => u64::from(short),
        };
        let mut body = vec![0; usize::try_from(length).unwrap()];
        self.0.read_exact(&mut body).await.unwrap();
        (head & 0x0f, body)
    }
}
