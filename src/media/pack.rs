//! Archives that people take away: tar in gzip, written piece by piece.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, Header};

use crate::base::secret;

/// How an archive's name ends; before that there are random letters.
const END: &str = ".tar.gz";
const UNFINISHED: &str = ".part";
const LETTERS: usize = 32;

/// An archive that is being written; gone when dropped, unless [`Pack::finish`] gave it its name.
/// All functions block.
pub struct Pack {
    builder: Builder<GzEncoder<BufWriter<File>>>,
    folder: PathBuf,
    letters: String,
    /// When, in seconds since 1970.
    moment: u64,
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pack").field("letters", &self.letters).finish_non_exhaustive()
    }
}

impl Pack {
    /// Begins one in a folder, which is made if it is not there.
    pub fn begin(folder: &Path, moment: u64) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let letters = format!("{:0LETTERS$x}", u128::from_be_bytes(secret::bytes()));
        let file = create(&folder.join(format!("{letters}{UNFINISHED}")))?;
        let builder = Builder::new(GzEncoder::new(BufWriter::new(file), Compression::fast()));
        Ok(Self { builder, folder: folder.to_owned(), letters, moment })
    }

    /// A file of these bytes.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.append(name, bytes.len() as u64, bytes)
    }

    /// A copy of a file. Answers whether it was there.
    pub fn add_file(&mut self, name: &str, path: &Path) -> io::Result<bool> {
        let file = match File::open(path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
            file => file?,
        };
        let length = file.metadata()?.len();
        self.append(name, length, file)?;
        Ok(true)
    }

    /// A file of what was put aside.
    pub fn add_aside(&mut self, name: &str, mut aside: Aside) -> io::Result<()> {
        aside.file.flush()?;
        let mut file = aside.file.get_ref();
        file.seek(SeekFrom::Start(0))?;
        self.append(name, file.metadata()?.len(), file)
    }

    fn append(&mut self, name: &str, length: u64, content: impl Read) -> io::Result<()> {
        let mut header = Header::new_gnu();
        header.set_size(length);
        header.set_mode(0o600);
        header.set_mtime(self.moment);
        self.builder.append_data(&mut header, name, content)
    }

    /// Text that is not known as a whole yet, put aside on the disk.
    pub fn aside(&self) -> io::Result<Aside> {
        let path = self.folder.join(format!("{}.aside{UNFINISHED}", self.letters));
        Ok(Aside { file: BufWriter::new(create(&path)?), path })
    }

    /// Closes it; answers its name and its bytes. It survives a power cut then.
    pub fn finish(mut self) -> io::Result<(String, u64)> {
        let part = self.part();
        let name = format!("{}{END}", self.letters);
        self.builder.finish()?;
        let file = self.builder.get_mut().try_finish().and_then(|()| {
            let buffer = self.builder.get_mut().get_mut();
            buffer.flush()?;
            Ok(buffer.get_ref())
        })?;
        file.sync_all()?;
        let bytes = file.metadata()?.len();
        fs::rename(part, self.folder.join(&name))?;
        File::open(&self.folder)?.sync_all()?;
        Ok((name, bytes))
    }

    fn part(&self) -> PathBuf {
        self.folder.join(format!("{}{UNFINISHED}", self.letters))
    }
}

impl Drop for Pack {
    fn drop(&mut self) {
        // It is not there any more once it has its name.
        let _ = fs::remove_file(self.part());
    }
}

/// Text that grows on the disk; gone when dropped.
#[derive(Debug)]
pub struct Aside {
    file: BufWriter<File>,
    path: PathBuf,
}

impl Aside {
    pub fn push(&mut self, text: &str) -> io::Result<()> {
        self.file.write_all(text.as_bytes())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Opens a finished archive. A name that is not one of ours is "not found".
pub fn open(folder: &Path, name: &str) -> io::Result<File> {
    if is_ours(name) { File::open(folder.join(name)) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// The names of all finished archives in a folder.
pub fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = all_names(folder)?;
    names.retain(|name| is_ours(name));
    Ok(names)
}

/// Deletes a finished archive. One that is gone already is well deleted.
pub fn delete(folder: &Path, name: &str) -> io::Result<()> {
    if !is_ours(name) {
        return Err(io::ErrorKind::NotFound.into());
    }
    match fs::remove_file(folder.join(name)) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Clears away what a crash left half written. Only for the server, when it starts.
pub fn clear_unfinished(folder: &Path) -> io::Result<()> {
    for name in all_names(folder)?.iter().filter(|name| name.ends_with(UNFINISHED)) {
        fs::remove_file(folder.join(name))?;
    }
    Ok(())
}

fn all_names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        entries => entries?,
    };
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn is_ours(name: &str) -> bool {
    name.strip_suffix(END).is_some_and(|letters| {
        letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_hexdigit())
    })
}

/// A new file that only its owner may read.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn what_was_packed_can_be_unpacked_and_nothing_else_lies_about() {
        let folder = tempfile::tempdir().unwrap();
        let archives = folder.path().join("archives");
        let picture = folder.path().join("picture");
        fs::write(&picture, b"pixels").unwrap();

        let mut pack = Pack::begin(&archives, 1_000).unwrap();
        let mut aside = pack.aside().unwrap();
        aside.push("{\"a\":").unwrap();
        aside.push("1}").unwrap();
        pack.add("actor.json", b"{}").unwrap();
        pack.add_aside("outbox.json", aside).unwrap();
        assert!(pack.add_file("media/picture", &picture).unwrap());
        assert!(!pack.add_file("media/gone", &folder.path().join("gone")).unwrap());
        let (name, bytes) = pack.finish().unwrap();
        drop(Pack::begin(&archives, 0).unwrap());

        let file = open(&archives, &name).unwrap();
        assert_eq!(file.metadata().unwrap().len(), bytes);
        let mut found = vec![];
        for entry in tar::Archive::new(GzDecoder::new(file)).entries().unwrap() {
            let mut entry = entry.unwrap();
            let path = entry.path().unwrap().display().to_string();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            found.push((path, text));
        }
        let of = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(
            found,
            [of("actor.json", "{}"), of("outbox.json", "{\"a\":1}"), of("media/picture", "pixels")]
        );
        assert_eq!(all_names(&archives).unwrap(), [name.as_str()]);
        delete(&archives, &name).unwrap();
        assert!(names(&archives).unwrap().is_empty() && open(&archives, "../picture").is_err());
    }
}
