//! ZIP archives that people upload: read within limits, one file at a time.
//! Source: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>

use std::fmt;
use std::io::Read as _;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use crate::say;

/// The record at the end: its first bytes, its length without a comment, the longest comment.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 65_535;
/// An entry of the list of files.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// What stands before the bytes of a file.
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const ENCRYPTED: u16 = 1;

/// Why an archive, or a file in it, is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZipError {
    NotZip,
    TooManyFiles {
        allowed: usize,
    },
    TooLarge {
        allowed: u64,
    },
    /// Encrypted, packed in a rare way, or larger than 4 GB.
    Unsupported,
    Broken,
}

impl fmt::Display for ZipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotZip => f.write_str(say!("refusal-zip-none")),
            Self::TooManyFiles { allowed } => {
                f.write_str(&say!("refusal-zip-too-many-files", n = *allowed))
            }
            Self::TooLarge { allowed } => {
                f.write_str(&say!("refusal-zip-too-large", n = allowed.to_string()))
            }
            Self::Unsupported => f.write_str(say!("refusal-zip-unsupported")),
            Self::Broken => f.write_str(say!("refusal-zip-broken")),
        }
    }
}

/// An archive: the list of its files is read, they are not.
#[derive(Debug, Clone)]
pub struct Zip {
    bytes: Vec<u8>,
    pub files: Vec<Packed>,
}

/// A file in an archive. Its name is only a name: nothing is ever written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub name: String,
    flags: u16,
    method: u16,
    crc: u32,
    /// Bytes in the archive.
    length: usize,
    offset: usize,
}

impl Zip {
    /// Reads the list of files; folders are left out.
    pub fn open(bytes: Vec<u8>, most_files: usize) -> Result<Self, ZipError> {
        let end = end_of(&bytes).ok_or(ZipError::NotZip)?;
        let (count, start) = (usize::from(u16_at(end, 10)?), u32_at(end, 16)?);
        if count == usize::from(u16::MAX) || start == u32::MAX {
            return Err(ZipError::Unsupported);
        }
        let mut rest = bytes.get(start as usize..).ok_or(ZipError::Broken)?;
        let mut files = vec![];
        for _ in 0..count {
            let (file, after) = entry(rest)?;
            rest = after;
            if file.name.ends_with('/') {
                continue;
            }
            if files.len() == most_files {
                return Err(ZipError::TooManyFiles { allowed: most_files });
            }
            files.push(file);
        }
        Ok(Self { bytes, files })
    }

    /// The content of a file of at most `most` bytes, whatever the archive says about its size.
    pub fn read(&self, file: &Packed, most: u64) -> Result<Vec<u8>, ZipError> {
        if file.flags & ENCRYPTED != 0 {
            return Err(ZipError::Unsupported);
        }
        let local = self.bytes.get(file.offset..).ok_or(ZipError::Broken)?;
        if !local.starts_with(LOCAL) {
            return Err(ZipError::Broken);
        }
        let head = LOCAL_LENGTH + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
        let packed = local.get(head..).and_then(|rest| rest.get(..file.length));
        let packed = packed.ok_or(ZipError::Broken)?;
        let mut content = vec![];
        let read = match file.method {
            STORED => packed.take(most + 1).read_to_end(&mut content),
            DEFLATED => DeflateDecoder::new(packed).take(most + 1).read_to_end(&mut content),
            _ => return Err(ZipError::Unsupported),
        };
        if read.is_err() {
            return Err(ZipError::Broken);
        }
        if content.len() as u64 > most {
            return Err(ZipError::TooLarge { allowed: most });
        }
        let mut crc = Crc::new();
        crc.update(&content);
        if crc.sum() == file.crc { Ok(content) } else { Err(ZipError::Broken) }
    }
}

/// The record at the end, which a comment may follow.
fn end_of(bytes: &[u8]) -> Option<&[u8]> {
    let tail = &bytes[bytes.len().saturating_sub(END_LENGTH + LONGEST_COMMENT)..];
    let last = tail.len().checked_sub(END_LENGTH)?;
    let at = (0..=last).rev().find(|at| tail[*at..].starts_with(END))?;
    tail.get(at..)
}

/// The first entry of the list, and what comes after it.
fn entry(bytes: &[u8]) -> Result<(Packed, &[u8]), ZipError> {
    if !bytes.starts_with(ENTRY) {
        return Err(ZipError::Broken);
    }
    let lengths = [u16_at(bytes, 28)?, u16_at(bytes, 30)?, u16_at(bytes, 32)?];
    let [name, extra, comment] = lengths.map(usize::from);
    let end = ENTRY_LENGTH + name;
    let name = bytes.get(ENTRY_LENGTH..end).ok_or(ZipError::Broken)?;
    let file = Packed {
        name: String::from_utf8_lossy(name).into_owned(),
        flags: u16_at(bytes, 8)?,
        method: u16_at(bytes, 10)?,
        crc: u32_at(bytes, 16)?,
        length: u32_at(bytes, 20)? as usize,
        offset: u32_at(bytes, 42)? as usize,
    };
    Ok((file, bytes.get(end + extra + comment..).ok_or(ZipError::Broken)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ZipError> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map(u16::from_le_bytes).ok_or(ZipError::Broken)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ZipError> {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map(u32::from_le_bytes).ok_or(ZipError::Broken)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;

    use super::*;

    /// An archive as common programs write it.
    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut out, mut list) = (vec![], vec![]);
        for (name, content) in files {
            let mut encoder = DeflateEncoder::new(vec![], Compression::default());
            encoder.write_all(content).unwrap();
            let packed = encoder.finish().unwrap();
            let mut crc = Crc::new();
            crc.update(content);
            let length = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
            let mut common = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
            common.extend(crc.sum().to_le_bytes());
            common.extend(length(packed.len()));
            common.extend(length(content.len()));
            common.extend(&length(name.len())[..2]);
            common.extend([0, 0]);
            let offset = length(out.len());
            out.extend([LOCAL, &common, name.as_bytes(), &packed].concat());
            list.extend([ENTRY, &[20, 0], &common, &[0; 10], &offset, name.as_bytes()].concat());
        }
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        let (size, start) = (list.len(), out.len());
        out.extend(list);
        out.extend([END, &[0; 4], &count, &count].concat());
        out.extend(u32::try_from(size).unwrap().to_le_bytes());
        out.extend(u32::try_from(start).unwrap().to_le_bytes());
        out.extend(b"\x02\0hi");
        out
    }

    #[test]
    fn files_come_out_as_they_went_in() {
        let zip = Zip::open(archive(&[("a/", b""), ("a/b.txt", b"hello")]), 1).unwrap();
        assert_eq!(zip.files.len(), 1);
        assert_eq!(zip.files[0].name, "a/b.txt");
        assert_eq!(zip.read(&zip.files[0], 5).unwrap(), b"hello");
    }

    #[test]
    fn limits_hold_whatever_the_archive_says() {
        let bomb = archive(&[("bomb", &vec![0; 1_000_000]), ("two", b"")]);
        assert!(bomb.len() < 10_000);
        let too_many = Zip::open(bomb.clone(), 1).unwrap_err();
        assert_eq!(too_many, ZipError::TooManyFiles { allowed: 1 });
        let zip = Zip::open(bomb, 2).unwrap();
        assert_eq!(zip.read(&zip.files[0], 999), Err(ZipError::TooLarge { allowed: 999 }));
    }

    #[test]
    fn what_is_no_archive_or_is_damaged_is_told() {
        assert_eq!(Zip::open(b"PK".to_vec(), 9).unwrap_err(), ZipError::NotZip);
        let mut changed = archive(&[("a", b"hello")]);
        changed[14] ^= 1; // The checksum before the file is not asked; that of the list is.
        let list = changed.windows(4).position(|four| four == ENTRY).unwrap();
        changed[list + 16] ^= 1;
        let zip = Zip::open(changed, 9).unwrap();
        assert_eq!(zip.read(&zip.files[0], 99), Err(ZipError::Broken));
    }

    proptest! {
        #[test]
        fn no_damage_makes_it_panic(at in 0..200_usize, byte: u8, cut in 0..200_usize) {
            let mut bytes = archive(&[("a.png", b"hello hello hello"), ("b", b"x")]);
            let last = bytes.len() - 1;
            bytes[at.min(last)] = byte;
            bytes.drain(..cut.min(last));
            if let Ok(zip) = Zip::open(bytes, 9) {
                for file in &zip.files {
                    let _ = zip.read(file, 1_000);
                }
            }
        }
    }
}
