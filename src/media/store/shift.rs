//! Moves files to where the settings want them, beside a server that goes on.
//!
//! A file is copied, looked at, and only then deleted where it was: whoever asks for it meanwhile
//! finds it in one place or the other. If the server deletes it in between, it is gone for good
//! from both.

use std::io;

use crate::config::FilePlace;
use crate::net::Content;

use super::bucket::Bucket;
use super::name::Shelf;
use super::shelves::{Store, blocking};

/// Files that are not where they belong.
#[derive(Debug, Default)]
pub struct Shift {
    names: Vec<String>,
}

impl Shift {
    /// Looks for files that are not where they belong. What was moved before is not among them.
    pub async fn look(store: &Store) -> io::Result<Self> {
        let mut names = vec![];
        for shelf in [Shelf::Own, Shelf::Cache] {
            if store.place(shelf) == FilePlace::S3 {
                let folder = store.folder.clone();
                names.extend(blocking(move || folder.names(shelf)).await?);
            }
        }
        for shelf in [Shelf::Own, Shelf::Cache] {
            if store.place(shelf) == FilePlace::Folder {
                names.extend(store.names_away(shelf).await?);
            }
        }
        Ok(Self { names })
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }
}

impl Store {
    /// The names of all files of one sort that lie in the bucket, if there is one.
    pub async fn names_away(&self, shelf: Shelf) -> io::Result<Vec<String>> {
        let Some(bucket) = &self.bucket else { return Ok(vec![]) };
        let (mut names, mut after) = (vec![], None);
        loop {
            let (found, next) = bucket.names(after.as_deref()).await?;
            names.extend(found.into_iter().filter(|name| Shelf::of(name) == shelf));
            if next.is_none() || next == after {
                return Ok(names);
            }
            after = next;
        }
    }

    /// Moves one file to where it belongs.
    pub async fn shift(&self, name: &str) -> io::Result<()> {
        let bucket = self.bucket.as_ref().ok_or(io::ErrorKind::NotFound)?;
        match self.place(Shelf::of(name)) {
            FilePlace::S3 => self.to_bucket(bucket, name).await,
            FilePlace::Folder => self.to_folder(bucket, name).await,
        }
    }

    async fn to_bucket(&self, bucket: &Bucket, name: &str) -> io::Result<()> {
        let path = self.folder.path(name)?;
        let length = match tokio::fs::metadata(&path).await {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
            file => file?.len(),
        };
        let sent = bucket.put(name, Content::File(&path, length)).await;
        if !tokio::fs::try_exists(&path).await? {
            return bucket.delete(name).await;
        }
        sent?;
        check(length, bucket.length(name).await?)?;
        let (folder, known) = (self.folder.clone(), name.to_owned());
        if blocking(move || folder.delete(&known)).await? {
            return Ok(());
        }
        bucket.delete(name).await
    }

    async fn to_folder(&self, bucket: &Bucket, name: &str) -> io::Result<()> {
        let Some(length) = bucket.length(name).await? else { return Ok(()) };
        let draft = self.bring(name).await?;
        check(length, Some(tokio::fs::metadata(draft.path()).await?.len()))?;
        let (folder, known) = (self.folder.clone(), name.to_owned());
        blocking(move || folder.put(&draft, &known)).await?;
        if bucket.length(name).await?.is_some() {
            return bucket.delete(name).await;
        }
        let (folder, known) = (self.folder.clone(), name.to_owned());
        blocking(move || folder.delete(&known)).await.map(drop)
    }
}

fn check(sent: u64, found: Option<u64>) -> io::Result<()> {
    if found == Some(sent) {
        return Ok(());
    }
    Err(io::Error::other(format!("{sent} bytes were copied, {found:?} arrived")))
}
