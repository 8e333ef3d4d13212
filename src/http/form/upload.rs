//! Files that come with a request: on the disk, never as a whole in memory.

use std::io;

use axum::extract::multipart::{Field, MultipartError};
use tokio::io::AsyncWriteExt as _;

use crate::app::App;
use crate::base::Result;
use crate::media::Draft;

/// A file that came with a request; gone when the last clone is dropped, unless it is kept.
#[derive(Debug, Clone)]
pub(in crate::http) struct Upload {
    draft: Draft,
    length: u64,
}

/// Why a file did not come.
#[derive(Debug)]
pub(in crate::http) enum Lost {
    /// It broke off, or is larger than the request may be.
    OnTheWay(MultipartError),
    Here(io::Error),
}

impl Upload {
    /// Writes a part of a form to the disk as it comes.
    pub(in crate::http) async fn spool(app: &App, mut part: Field<'_>) -> Result<Self, Lost> {
        let (draft, mut length) = (app.media.draft(), 0);
        let file = tokio::fs::File::create_new(draft.path()).await.map_err(Lost::Here)?;
        let mut file = tokio::io::BufWriter::new(file);
        while let Some(piece) = part.chunk().await.map_err(Lost::OnTheWay)? {
            length += piece.len() as u64;
            file.write_all(&piece).await.map_err(Lost::Here)?;
        }
        file.flush().await.map_err(Lost::Here)?;
        Ok(Self { draft, length })
    }

    pub(in crate::http) fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(in crate::http) fn draft(&self) -> Draft {
        self.draft.clone()
    }

    /// All of it, for what is small: pictures of profiles, emoji, tables.
    pub(in crate::http) async fn bytes(&self) -> Result<Vec<u8>> {
        Ok(tokio::fs::read(self.draft.path()).await?)
    }
}
