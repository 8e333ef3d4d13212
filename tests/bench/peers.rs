//! Other servers, in a process of their own so that their memory does not count as ours: most are
//! well, some slow, some down, some hostile.

use std::io::{BufRead as _, BufReader};
use std::net::{IpAddr, Ipv4Addr};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// The word by which this program is told to play the peers.
pub const WORD: &str = "--peers";

/// How long a slow one takes to answer.
const SLOW: Duration = Duration::from_secs(8);

/// A port where nobody listens.
const NOBODY: u16 = 9;

/// How a peer behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Well,
    Slow,
    Down,
    /// Answers without end, leads to a private address, or sends one byte a second.
    Hostile,
}

impl Manner {
    /// Of a hundred peers five are slow, five down, and one is hostile.
    pub fn of(number: u64) -> Self {
        match number % 100 {
            3 | 23 | 43 | 63 | 83 => Self::Slow,
            7 | 27 | 47 | 67 | 87 => Self::Down,
            50 => Self::Hostile,
            _ => Self::Well,
        }
    }
}

/// The peers, as long as they are held.
pub struct Peers {
    child: Child,
    port: u16,
}

impl Peers {
    pub fn start() -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .arg(WORD)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process of its own");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("its port");
        Self { child, port: line.trim().parse().expect("a number") }
    }

    /// The authority of a peer: an address of its own.
    pub fn host(&self, number: u64) -> String {
        let port = if Manner::of(number) == Manner::Down { NOBODY } else { self.port };
        format!("127.23.{}.{}:{port}", number / 200, 1 + number % 200)
    }

    /// Where one reads how many of those that are well were reached.
    pub fn tally(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Plays the peers until killed.
#[expect(clippy::print_stdout, reason = "how the parent learns the port")]
pub fn play() {
    Runtime::new().expect("a runtime").block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await.expect("a port");
        println!("{}", listener.local_addr().expect("its number").port());
        let reached = Arc::new(AtomicU64::new(0));
        while let Ok((stream, _)) = listener.accept().await {
            let reached = Arc::clone(&reached);
            tokio::spawn(async move { answer(stream, &reached).await });
        }
    });
}

async fn answer(mut stream: TcpStream, reached: &AtomicU64) -> std::io::Result<()> {
    let number = match stream.local_addr()?.ip() {
        IpAddr::V4(address) if address.octets()[1] == 23 => {
            let [.., third, fourth] = address.octets();
            Some(u64::from(third) * 200 + u64::from(fourth) - 1)
        }
        _ => None,
    };
    read_request(&mut stream).await?;
    let Some(number) = number else {
        let count = reached.load(Ordering::Relaxed).to_string();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            count.len()
        );
        return stream.write_all(format!("{head}{count}").as_bytes()).await;
    };
    let accepted = b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    match Manner::of(number) {
        Manner::Well => {
            stream.write_all(accepted).await?;
            reached.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
        Manner::Slow | Manner::Down => {
            wait(SLOW).await;
            stream.write_all(accepted).await
        }
        Manner::Hostile => torment(stream, number / 100 % 3).await,
    }
}

async fn torment(mut stream: TcpStream, kind: u64) -> std::io::Result<()> {
    match kind {
        0 => {
            stream.write_all(b"HTTP/1.1 400 Bad\r\ntransfer-encoding: chunked\r\n\r\n").await?;
            let chunk = [b"1000\r\n".as_slice(), &[b'x'; 0x1000], b"\r\n"].concat();
            loop {
                stream.write_all(&chunk).await?;
            }
        }
        1 => {
            let to = b"HTTP/1.1 307 Away\r\nlocation: http://10.0.0.1/inbox\r\ncontent-length: 0\r\n\r\n";
            stream.write_all(to).await
        }
        _ => {
            for byte in b"HTTP/1.1 202 Accepted\r\ncontent-length: 100000\r\n\r\n".iter().cycle() {
                stream.write_all(&[*byte]).await?;
                wait(Duration::from_secs(1)).await;
            }
            Ok(())
        }
    }
}

/// Reads a request with its body.
async fn read_request(stream: &mut TcpStream) -> std::io::Result<()> {
    let mut read = vec![];
    loop {
        if stream.read_buf(&mut read).await? == 0 {
            return Ok(());
        }
        let Some(head) = read.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { continue };
        let text = String::from_utf8_lossy(&read[..head]).to_ascii_lowercase();
        let length = text.split("content-length:").nth(1).and_then(|rest| rest.lines().next());
        let length = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
        if read.len() >= head + 4 + length {
            return Ok(());
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a slow server is what is measured")]
async fn wait(span: Duration) {
    tokio::time::sleep(span).await;
}
