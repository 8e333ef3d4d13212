//! What is read out of a bucket: bit by bit, taken up again where the line broke.

use std::io;
use std::sync::Arc;

use bytes::Bytes;

use crate::net::OwnAnswer;

use super::bucket::Bucket;

/// How often in a row a line may break without a single byte in between.
const MOST_BREAKS: u32 = 4;

/// A file of the bucket, or a part of one.
#[derive(Debug)]
pub struct Reader {
    bucket: Arc<Bucket>,
    name: String,
    /// The next byte, and the one behind the last.
    at: u64,
    end: u64,
    answer: Option<OwnAnswer>,
    breaks: u32,
}

impl Reader {
    /// Begins to read the whole.
    pub(super) async fn whole(bucket: Arc<Bucket>, name: &str) -> io::Result<Self> {
        let answer = bucket.get(name, None).await?;
        let end = answer.length();
        let end = end.ok_or_else(|| io::Error::other("the store does not say how long it is"))?;
        let name = name.to_owned();
        Ok(Self { bucket, name, at: 0, end, answer: Some(answer), breaks: 0 })
    }

    /// The bytes from the `first` to the `last` one.
    pub(super) fn part(bucket: Arc<Bucket>, name: &str, (first, last): (u64, u64)) -> Self {
        let name = name.to_owned();
        Self { bucket, name, at: first, end: last.saturating_add(1), answer: None, breaks: 0 }
    }

    /// Bytes that are still to come.
    pub fn left(&self) -> u64 {
        self.end.saturating_sub(self.at)
    }

    /// The next bytes; `None` once all have come.
    pub async fn next(&mut self) -> io::Result<Option<Bytes>> {
        while self.left() > 0 {
            let mut answer = match self.answer.take() {
                Some(answer) => answer,
                None => self.bucket.get(&self.name, Some((self.at, self.end - 1))).await?,
            };
            match answer.next().await {
                Ok(Some(mut piece)) => {
                    piece.truncate(usize::try_from(self.left()).unwrap_or(usize::MAX));
                    self.at += piece.len() as u64;
                    self.answer = Some(answer);
                    self.breaks = 0;
                    return Ok(Some(piece));
                }
                Ok(None) | Err(_) if self.breaks < MOST_BREAKS => self.breaks += 1,
                Ok(None) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Err(cause) => return Err(io::Error::other(cause)),
            }
        }
        Ok(None)
    }
}
