//! The media folder: files under names of our own, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::base::secret;

/// Where copies of peers' files lie, apart from ours, so that a backup can skip them.
const CACHE: &str = "cache";
/// Where files are written before they get their name.
const UNFINISHED: &str = "unfinished";
/// Letters of a name without its extension: 16 random bytes in hex.
const NAME_LETTERS: usize = 32;
const LONGEST_EXTENSION: usize = 5;

/// Which part of the media folder a file belongs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Uploaded here; nobody else has it.
    Own,
    /// Copied from a peer; can be fetched again.
    Cache,
}

/// A file that is being written; gone when dropped, unless [`Store::adopt`] gave it a name.
#[derive(Debug)]
pub struct Draft {
    letters: String,
    path: PathBuf,
}

impl Draft {
    /// Where it is to be written.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Best effort: the next start clears the folder anyway.
        let _ = fs::remove_file(&self.path);
    }
}

/// The media folder. A file's name is random, so nobody guesses one, and two uploads of the same
/// picture are two files, so that deleting one leaves the other: `ab/cd/abcd….jpg`, or
/// `cache/ab/cd/abcd….jpg`. All functions block.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// Opens `media/` in the data folder, making it if need be.
    pub fn open(data_dir: &Path) -> io::Result<Self> {
        let root = data_dir.join("media");
        let unfinished = root.join(UNFINISHED);
        fs::create_dir_all(root.join(CACHE))?;
        fs::create_dir_all(&unfinished)?;
        Ok(Self { root })
    }

    /// Clears away what a crash left half written. Only for the server, when it starts: commands
    /// that run beside it would take its uploads.
    pub fn clear_unfinished(&self) -> io::Result<()> {
        for left in fs::read_dir(self.root.join(UNFINISHED))? {
            fs::remove_file(left?.path())?;
        }
        Ok(())
    }

    /// Keeps `bytes` and answers the name they got. Once it answers, the file survives a power
    /// cut.
    pub fn keep(&self, shelf: Shelf, bytes: &[u8], extension: &str) -> io::Result<String> {
        let draft = self.draft();
        File::create_new(draft.path())?.write_all(bytes)?;
        self.adopt(&draft, shelf, extension)
    }

    /// A place for a file that comes bit by bit.
    pub fn draft(&self) -> Draft {
        let letters = letters();
        Draft { path: self.root.join(UNFINISHED).join(&letters), letters }
    }

    /// Keeps what was written into a draft, and answers the name it got. Once it answers, the file
    /// survives a power cut.
    pub fn adopt(&self, draft: &Draft, shelf: Shelf, extension: &str) -> io::Result<String> {
        let letters = &draft.letters;
        let own = format!("{}/{}/{letters}.{extension}", &letters[..2], &letters[2..4]);
        let name = match shelf {
            Shelf::Own => own,
            Shelf::Cache => format!("{CACHE}/{own}"),
        };
        let target = self.path(&name)?;
        let folder = target.parent().unwrap_or(&self.root);
        make_folders(folder)?;
        File::open(&draft.path)?.sync_all()?;
        fs::rename(&draft.path, &target)?;
        sync_folder(folder)?;
        Ok(name)
    }

    /// How many bytes the file of that name has; nought if there is none.
    pub fn length(&self, name: &str) -> u64 {
        let found = self.path(name).and_then(fs::metadata);
        found.map_or(0, |file| file.len())
    }

    /// Where the file of that name lies. A name that is not one of ours is "not found", whatever
    /// path it spells.
    pub fn path(&self, name: &str) -> io::Result<PathBuf> {
        if is_ours(name) { Ok(self.root.join(name)) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    /// Opens the file of that name for reading.
    pub fn read(&self, name: &str) -> io::Result<File> {
        File::open(self.path(name)?)
    }

    /// Deletes the file of that name. One that is gone already is well deleted.
    pub fn delete(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(name)?) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }
}

/// 16 random bytes in hex.
fn letters() -> String {
    format!("{:0NAME_LETTERS$x}", u128::from_be_bytes(secret::bytes()))
}

/// Whether a name has the one shape that [`Store::keep`] gives.
fn is_ours(name: &str) -> bool {
    let own = name.strip_prefix("cache/").unwrap_or(name);
    let mut parts = own.split('/');
    let (Some(first), Some(second), Some(file), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Some((letters, extension)) = file.split_once('.') else { return false };
    letters.len() == NAME_LETTERS
        && letters.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'))
        && (letters.get(..2), letters.get(2..4)) == (Some(first), Some(second))
        && (1..=LONGEST_EXTENSION).contains(&extension.len())
        && extension.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'z'))
}

/// Makes the two fan-out folders, and syncs what holds them: a file is no safer than its folder.
fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for above in folder.ancestors().skip(1).take(2) {
        sync_folder(above)?;
    }
    Ok(())
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_kept_can_be_read_and_deleted() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(data.path()).unwrap();

        for shelf in [Shelf::Own, Shelf::Cache] {
            let name = store.keep(shelf, b"picture", "jpg").unwrap();
            let mut read = vec![];
            store.read(&name).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, b"picture");
            assert_eq!(name.starts_with("cache/"), shelf == Shelf::Cache);
            assert!(data.path().join("media").join(&name).is_file());

            store.delete(&name).unwrap();
            store.delete(&name).unwrap();
            assert_eq!(store.read(&name).unwrap_err().kind(), io::ErrorKind::NotFound);
        }
    }

    #[test]
    fn only_names_of_our_shape_lead_anywhere() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(data.path()).unwrap();
        let name = store.keep(Shelf::Own, b"x", "png").unwrap();
        let letters = &name[6..38];

        assert!(store.path(&name).is_ok());
        for wrong in [
            String::new(),
            "../tusklet.db".to_owned(),
            "/etc/passwd".to_owned(),
            format!("../{name}"),
            format!("cache/../{name}"),
            format!("cache/cache/{name}"),
            format!("{name}/"),
            format!("{name}.."),
            format!("00/../{letters}.png"),
            format!("zz/zz/{letters}.png"),
            name.to_uppercase(),
            name.replace(".png", "./../x"),
            name.replace(".png", ""),
            name.replace('/', "\\"),
            "é".repeat(20),
        ] {
            assert!(store.path(&wrong).is_err(), "{wrong} was let through");
        }
        assert!(store.keep(Shelf::Own, b"x", "../sh").is_err());
    }

    #[test]
    fn what_a_crash_left_is_cleared_away() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(data.path()).unwrap();
        let name = store.keep(Shelf::Own, b"whole", "gif").unwrap();
        let left = data.path().join("media/unfinished/half");
        fs::write(&left, b"ha").unwrap();

        store.clear_unfinished().unwrap();

        assert!(!left.exists());
        assert!(store.read(&name).is_ok());
    }
}
