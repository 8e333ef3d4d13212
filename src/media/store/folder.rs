//! The media folder: files under names of our own, written whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::name::{CACHE, Shelf, is_ours, letters};

/// Where files are written before they get their name.
const UNFINISHED: &str = "unfinished";
/// The bucket that the server that runs knows, if any.
const KNOWN_BUCKET: &str = "unfinished/bucket";

/// A file that is being written; gone when the last clone is dropped, unless it was given a name.
#[derive(Debug, Clone)]
pub struct Draft(Arc<Unfinished>);

#[derive(Debug)]
struct Unfinished {
    letters: String,
    path: PathBuf,
}

impl Draft {
    /// Where it is to be written.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    pub(super) fn letters(&self) -> &str {
        &self.0.letters
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Best effort: the next start clears the folder anyway.
        let _ = fs::remove_file(&self.path);
    }
}

/// The media folder. A file's name is random, so nobody guesses one, and two uploads of the same
/// picture are two files, so that deleting one leaves the other. All functions block.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens `media/` in the data folder, making it if need be.
    pub(super) fn open(data_dir: &Path) -> io::Result<Self> {
        let root = data_dir.join("media");
        let unfinished = root.join(UNFINISHED);
        fs::create_dir_all(root.join(CACHE))?;
        fs::create_dir_all(&unfinished)?;
        Ok(Self { root })
    }

    pub(super) fn clear_unfinished(&self) -> io::Result<()> {
        for left in fs::read_dir(self.root.join(UNFINISHED))? {
            fs::remove_file(left?.path())?;
        }
        Ok(())
    }

    /// A place for a file that comes bit by bit.
    pub(super) fn draft(&self) -> Draft {
        let letters = letters();
        let path = self.root.join(UNFINISHED).join(&letters);
        Draft(Arc::new(Unfinished { letters, path }))
    }

    /// Gives what was written into a draft its name. Once it answers, the file survives a power
    /// cut.
    pub(super) fn adopt(&self, draft: &Draft, shelf: Shelf, extension: &str) -> io::Result<String> {
        let name = shelf.name(draft.letters(), extension);
        self.put(draft, &name)?;
        Ok(name)
    }

    /// Puts a draft where the file of that name belongs.
    pub(super) fn put(&self, draft: &Draft, name: &str) -> io::Result<()> {
        let target = self.path(name)?;
        let folder = target.parent().unwrap_or(&self.root);
        make_folders(folder)?;
        File::open(draft.path())?.sync_all()?;
        fs::rename(draft.path(), &target)?;
        sync_folder(folder)
    }

    /// Where the file of that name lies. A name that is not one of ours is "not found", whatever
    /// path it spells.
    pub(super) fn path(&self, name: &str) -> io::Result<PathBuf> {
        if is_ours(name) { Ok(self.root.join(name)) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    /// The file of that name and its length, if it is here.
    pub(super) fn find(&self, name: &str) -> io::Result<Option<(File, u64)>> {
        match File::open(self.path(name)?) {
            Ok(file) => {
                let length = file.metadata()?.len();
                Ok(Some((file, length)))
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// Deletes the file of that name; answers whether it was here.
    pub(super) fn delete(&self, name: &str) -> io::Result<bool> {
        match fs::remove_file(self.path(name)?) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(false),
            done => done.map(|()| true),
        }
    }

    /// The names of all files of one sort that lie here.
    pub(super) fn names(&self, shelf: Shelf) -> io::Result<Vec<String>> {
        let (mut names, mut below) = (vec![], vec![]);
        let top = match shelf {
            Shelf::Own => String::new(),
            Shelf::Cache => format!("{CACHE}/"),
        };
        below.push((top, 0));
        while let Some((folder, depth)) = below.pop() {
            for entry in fs::read_dir(self.root.join(&folder))? {
                let entry = entry?;
                let name = format!("{folder}{}", entry.file_name().to_string_lossy());
                let is_folder = entry.file_type()?.is_dir();
                // Two folders of two letters each: no other leads to a name of ours.
                if is_folder && depth < 2 && name.len() == folder.len() + 2 {
                    below.push((format!("{name}/"), depth + 1));
                } else if !is_folder && is_ours(&name) {
                    names.push(name);
                }
            }
        }
        names.sort();
        Ok(names)
    }

    /// Notes which bucket the server knows that runs.
    pub(super) fn note_bucket(&self, words: &str) -> io::Result<()> {
        fs::write(self.root.join(KNOWN_BUCKET), words)
    }

    /// The bucket that the server knew when it was last started.
    pub(super) fn known_bucket(&self) -> io::Result<String> {
        match fs::read_to_string(self.root.join(KNOWN_BUCKET)) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            known => known,
        }
    }
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
    use super::*;

    fn keep(folder: &Folder, shelf: Shelf, extension: &str) -> io::Result<String> {
        let draft = folder.draft();
        fs::write(draft.path(), b"picture")?;
        folder.adopt(&draft, shelf, extension)
    }

    #[test]
    fn what_is_kept_can_be_read_and_deleted() {
        let data = tempfile::tempdir().unwrap();
        let folder = Folder::open(data.path()).unwrap();

        for shelf in [Shelf::Own, Shelf::Cache] {
            let name = keep(&folder, shelf, "jpg").unwrap();
            assert_eq!(folder.find(&name).unwrap().unwrap().1, 7);
            assert_eq!(name.starts_with("cache/"), shelf == Shelf::Cache);
            assert!(data.path().join("media").join(&name).is_file());
            assert_eq!(folder.names(shelf).unwrap(), [name.as_str()]);

            assert!(folder.delete(&name).unwrap());
            assert!(!folder.delete(&name).unwrap());
            assert!(folder.find(&name).unwrap().is_none());
        }
    }

    #[test]
    fn only_names_of_our_shape_lead_anywhere() {
        let data = tempfile::tempdir().unwrap();
        let folder = Folder::open(data.path()).unwrap();
        let name = keep(&folder, Shelf::Own, "png").unwrap();
        let letters = &name[6..38];

        assert!(folder.path(&name).is_ok());
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
            assert!(folder.path(&wrong).is_err(), "{wrong} was let through");
        }
        assert!(keep(&folder, Shelf::Own, "../sh").is_err());
    }

    #[test]
    fn what_a_crash_left_is_cleared_away() {
        let data = tempfile::tempdir().unwrap();
        let folder = Folder::open(data.path()).unwrap();
        let name = keep(&folder, Shelf::Own, "gif").unwrap();
        let left = data.path().join("media/unfinished/half");
        fs::write(&left, b"ha").unwrap();

        folder.clear_unfinished().unwrap();

        assert!(!left.exists());
        assert!(folder.find(&name).unwrap().is_some());
    }
}
