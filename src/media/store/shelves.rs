//! The one way to files, wherever they lie.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use tokio::io::AsyncWriteExt as _;
use tokio::task::spawn_blocking;

use crate::base::Clock;
use crate::config::shape::Media as Settings;
use crate::config::{FilePlace, FileUrls};
use crate::media::image::{Format, Portrait};
use crate::model::media::still_beside;
use crate::net::Content;

use super::bucket::{Bucket, content};
use super::folder::{Draft, Folder};
use super::name::Shelf;
use super::reader::Reader;

/// The files of the server. Clones share everything.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) folder: Folder,
    pub(super) bucket: Option<Arc<Bucket>>,
    own: FilePlace,
    cache: FilePlace,
    urls: FileUrls,
    public_url: String,
}

/// How somebody gets to see a file.
#[derive(Debug)]
pub enum Look {
    /// It lies here, and is so long.
    Here(File, u64),
    /// We read it out of the bucket for them.
    Through,
    /// They get it themselves, at this address.
    There(String),
}

/// A file that lies in the folder, or was brought there for as long as this is held.
#[derive(Debug)]
pub struct AtHand {
    path: PathBuf,
    _brought: Option<Draft>,
}

impl AtHand {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Store {
    /// Opens `media/` in the data folder, making it if need be, and the bucket that the settings
    /// name, if any. No bucket is asked yet.
    pub fn open(data_dir: &Path, settings: &Settings, clock: Clock) -> io::Result<Self> {
        Ok(Self {
            folder: Folder::open(data_dir)?,
            bucket: Bucket::of(settings, clock).map(Arc::new),
            own: settings.store,
            cache: settings.cache_store,
            urls: settings.s3_urls,
            public_url: settings.s3_public_url.trim_end_matches('/').to_owned(),
        })
    }

    /// What the server does when it starts: clears away what a crash left half written, and notes
    /// which bucket it knows. Commands that run beside it would take its uploads.
    pub fn begin(&self) -> io::Result<()> {
        self.folder.clear_unfinished()?;
        self.folder.note_bucket(&self.bucket_words())
    }

    /// The bucket in words, or nothing.
    pub fn bucket_words(&self) -> String {
        self.bucket.as_ref().map(|bucket| bucket.words()).unwrap_or_default()
    }

    /// Whether the server that was started last knows the same bucket.
    pub fn is_known_to_server(&self) -> io::Result<bool> {
        Ok(self.folder.known_bucket()? == self.bucket_words())
    }

    /// Where files of one sort go.
    pub fn place(&self, shelf: Shelf) -> FilePlace {
        match shelf {
            Shelf::Own => self.own,
            Shelf::Cache => self.cache,
        }
    }

    /// From where pages show files besides here: scheme and host.
    pub fn shown_from(&self) -> Option<String> {
        let bucket = self.bucket.as_ref()?;
        match self.urls {
            FileUrls::Through => None,
            FileUrls::Signed => Some(bucket.origin()),
            FileUrls::Public => {
                Some(url::Url::parse(&self.public_url).ok()?.origin().ascii_serialization())
            }
        }
    }

    /// Keeps `bytes` and answers the name they got. Once it answers, they are there to stay.
    pub async fn keep(&self, shelf: Shelf, bytes: Bytes, extension: &str) -> io::Result<String> {
        let draft = self.draft();
        if let Some(bucket) = self.bucket_for(shelf)? {
            let name = shelf.name(draft.letters(), extension);
            bucket.put(&name, content(&bytes)).await?;
            return Ok(name);
        }
        let (folder, extension) = (self.folder.clone(), extension.to_owned());
        blocking(move || {
            io::Write::write_all(&mut File::create_new(draft.path())?, &bytes)?;
            folder.adopt(&draft, shelf, &extension)
        })
        .await
    }

    /// Keeps a picture of a profile; one that moves with the still one beside it.
    pub async fn keep_portrait(&self, shelf: Shelf, portrait: Portrait) -> io::Result<String> {
        let Portrait { file, still } = portrait;
        let Some(still) = still else {
            let extension = file.extension();
            return self.keep(shelf, file.bytes.into(), extension).await;
        };
        let extension = if file.format == Format::Png { "apng" } else { file.extension() };
        let name = self.keep(shelf, file.bytes.into(), extension).await?;
        let beside = still_beside(&name).ok_or(io::ErrorKind::InvalidInput)?;
        match self.keep_as(beside, still.bytes.into()).await {
            Ok(()) => Ok(name),
            Err(problem) => {
                self.delete(&name).await?;
                Err(problem)
            }
        }
    }

    async fn keep_as(&self, name: String, bytes: Bytes) -> io::Result<()> {
        if let Some(bucket) = self.bucket_for(Shelf::of(&name))? {
            return bucket.put(&name, content(&bytes)).await;
        }
        let (draft, folder) = (self.draft(), self.folder.clone());
        blocking(move || {
            io::Write::write_all(&mut File::create_new(draft.path())?, &bytes)?;
            folder.put(&draft, &name)
        })
        .await
    }

    /// A place for a file that comes bit by bit.
    pub fn draft(&self) -> Draft {
        self.folder.draft()
    }

    /// Keeps what was written into a draft, and answers the name it got. Once it answers, the file
    /// is there to stay.
    pub async fn adopt(&self, draft: Draft, shelf: Shelf, extension: &str) -> io::Result<String> {
        if let Some(bucket) = self.bucket_for(shelf)? {
            let name = shelf.name(draft.letters(), extension);
            let length = tokio::fs::metadata(draft.path()).await?.len();
            bucket.put(&name, Content::File(draft.path(), length)).await?;
            return Ok(name);
        }
        let (folder, extension) = (self.folder.clone(), extension.to_owned());
        blocking(move || folder.adopt(&draft, shelf, &extension)).await
    }

    fn bucket_for(&self, shelf: Shelf) -> io::Result<Option<&Arc<Bucket>>> {
        match self.place(shelf) {
            FilePlace::Folder => Ok(None),
            FilePlace::S3 => {
                let problem = || io::Error::other("the settings do not name the store for files");
                self.bucket.as_ref().ok_or_else(problem).map(Some)
            }
        }
    }

    /// How many bytes the file of that name has; nought if there is none.
    pub async fn length(&self, name: &str) -> io::Result<u64> {
        if let Some((_, length)) = self.here(name).await? {
            return Ok(length);
        }
        let Some(bucket) = &self.bucket else { return Ok(0) };
        Ok(bucket.length(name).await?.unwrap_or_default())
    }

    /// How somebody gets to see the file of that name. A name that is not one of ours is "not
    /// found", whatever path it spells.
    pub async fn look(&self, name: &str) -> io::Result<Look> {
        if let Some((file, length)) = self.here(name).await? {
            return Ok(Look::Here(file, length));
        }
        let bucket = self.bucket.as_ref().ok_or(io::ErrorKind::NotFound)?;
        Ok(match self.urls {
            FileUrls::Through => Look::Through,
            FileUrls::Signed => Look::There(bucket.link(name)?),
            FileUrls::Public => Look::There(format!("{}/{name}", self.public_url)),
        })
    }

    /// Reads a file, or a part of one, out of the bucket.
    pub async fn read_away(&self, name: &str, part: Option<(u64, u64)>) -> io::Result<Reader> {
        let bucket = Arc::clone(self.bucket.as_ref().ok_or(io::ErrorKind::NotFound)?);
        match part {
            None => Reader::whole(bucket, name).await,
            Some(part) => Ok(Reader::part(bucket, name, part)),
        }
    }

    /// The file of that name in the folder, brought there if need be.
    pub async fn at_hand(&self, name: &str) -> io::Result<AtHand> {
        if self.here(name).await?.is_some() {
            return Ok(AtHand { path: self.folder.path(name)?, _brought: None });
        }
        let draft = self.bring(name).await?;
        Ok(AtHand { path: draft.path().to_owned(), _brought: Some(draft) })
    }

    /// Copies a file out of the bucket into a draft.
    pub(super) async fn bring(&self, name: &str) -> io::Result<Draft> {
        let mut reader = self.read_away(name, None).await?;
        let draft = self.draft();
        let mut file = tokio::fs::File::create_new(draft.path()).await?;
        while let Some(piece) = reader.next().await? {
            file.write_all(&piece).await?;
        }
        file.flush().await?;
        Ok(draft)
    }

    /// Deletes the file of that name, and the still one beside it. One that is gone already is well
    /// deleted.
    pub async fn delete(&self, name: &str) -> io::Result<()> {
        if let Some(still) = still_beside(name) {
            self.delete_one(&still).await?;
        }
        self.delete_one(name).await
    }

    async fn delete_one(&self, name: &str) -> io::Result<()> {
        let (folder, known) = (self.folder.clone(), name.to_owned());
        let was_here = blocking(move || folder.delete(&known)).await?;
        match (&self.bucket, self.place(Shelf::of(name))) {
            (None, _) => Ok(()),
            (Some(_), FilePlace::Folder) if was_here => Ok(()),
            // It may lie there, or in both places while it is being moved.
            (Some(bucket), FilePlace::Folder | FilePlace::S3) => bucket.delete(name).await,
        }
    }

    async fn here(&self, name: &str) -> io::Result<Option<(File, u64)>> {
        let (folder, name) = (self.folder.clone(), name.to_owned());
        blocking(move || folder.find(&name)).await
    }

    /// Writes something into the bucket, reads it and deletes it again.
    pub async fn try_bucket(&self) -> io::Result<()> {
        let Some(bucket) = &self.bucket else { return Ok(()) };
        let name = Shelf::Cache.name(&super::name::letters(), "txt");
        bucket.put(&name, content(&Bytes::from_static(b"tusklet"))).await?;
        let read = Reader::whole(Arc::clone(bucket), &name).await?.next().await;
        bucket.delete(&name).await?;
        if read?.as_deref() == Some(b"tusklet") {
            return Ok(());
        }
        Err(io::Error::other("it does not give back what it got"))
    }
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}
