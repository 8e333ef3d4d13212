//! Many emoji at once, from a ZIP archive: as other servers give them out, or just pictures.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::db;
use crate::media::image::Limits;
use crate::media::zip::{Zip, ZipError};
use crate::model::{LocalAccount, Role};
use crate::service::account::must_be;

use super::add::{NewEmoji, add};
use crate::say;

/// Files of one archive.
pub const MOST_IN_PACK: usize = 300;
/// Bytes of the file that says what is in a pack.
const LONGEST_CONTENTS: u64 = 1024 * 1024;

/// What is said of all emoji of a pack that it says nothing else of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackWords {
    pub category: String,
    pub licence: String,
}

/// What became of the pictures of a pack: shortcodes, and with those that were refused, why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    pub added: Vec<String>,
    /// They are ours already, and were left as they are.
    pub known: Vec<String>,
    pub refused: Vec<(String, String)>,
}

/// A picture of a pack, and what it is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    shortcode: String,
    file: String,
    category: Option<String>,
    licence: Option<String>,
}

/// Takes all pictures of an archive as emoji of ours; those whose shortcodes are taken are left
/// out, so that a pack that was stopped half-way can be sent again.
///
/// # Errors
/// Refused if it is no archive or holds too many files.
pub async fn import(
    app: &App,
    admin: &LocalAccount,
    archive: Vec<u8>,
    words: PackWords,
) -> Result<Imported> {
    let asked = admin.id();
    app.db.read(move |tx| must_be(tx, asked, Role::Admin)).await?;
    let opened = Zip::open(archive, MOST_IN_PACK).map_err(refused)?;
    let wanted = contents(&opened);
    if wanted.is_empty() {
        return Err(Refusal::invalid("pack", say!("refusal-holds-no-pictures")).into());
    }
    let mut done = Imported::default();
    for Wanted { shortcode, file, category, licence } in wanted {
        let code = shortcode.clone();
        let known = app.db.read(move |tx| Ok(db::emoji::by_shortcode(tx, None, &code)?)).await?;
        if known.is_some() {
            done.known.push(shortcode);
            continue;
        }
        let packed = opened.files.iter().find(|packed| packed.name == file);
        let read = packed.ok_or(ZipError::Broken);
        let bytes = match read.and_then(|packed| opened.read(packed, Limits::EMOJI.bytes)) {
            Ok(bytes) => bytes,
            Err(problem) => {
                done.refused.push((shortcode, problem.to_string()));
                continue;
            }
        };
        let category = category.unwrap_or_else(|| words.category.clone());
        let licence = licence.unwrap_or_else(|| words.licence.clone());
        let new = NewEmoji { shortcode: shortcode.clone(), category, licence, bytes };
        match add(app, admin, new).await {
            Ok(_) => done.added.push(shortcode),
            Err(Error::Refused(Refusal::Invalid { problem, .. })) => {
                done.refused.push((shortcode, problem));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(done)
}

fn refused(problem: ZipError) -> Refusal {
    Refusal::invalid("pack", problem.to_string())
}

/// What a pack holds: what its contents say, or else every picture under its own name.
fn contents(zip: &Zip) -> Vec<Wanted> {
    let read = |name: &str| {
        let packed = zip.files.iter().find(|packed| base(&packed.name) == name)?;
        let folder = packed.name[..packed.name.len() - name.len()].to_owned();
        Some((zip.read(packed, LONGEST_CONTENTS).ok()?, folder))
    };
    let told = read("pack.json")
        .and_then(|(text, folder)| of_pleroma(&text, &folder))
        .or_else(|| read("meta.json").and_then(|(text, folder)| of_misskey(&text, &folder)));
    let mut wanted = told.unwrap_or_else(|| by_name(zip));
    wanted.truncate(MOST_IN_PACK);
    wanted
}

/// `pack.json` of Pleroma and its kin.
#[derive(Debug, Deserialize)]
struct PleromaPack {
    files: BTreeMap<String, String>,
    #[serde(default)]
    pack: PleromaWords,
}

#[derive(Debug, Default, Deserialize)]
struct PleromaWords {
    license: Option<String>,
}

fn of_pleroma(text: &[u8], folder: &str) -> Option<Vec<Wanted>> {
    let PleromaPack { files, pack } = serde_json::from_slice(text).ok()?;
    let wanted = |(shortcode, file)| Wanted {
        shortcode,
        file: format!("{folder}{file}"),
        category: None,
        licence: pack.license.clone(),
    };
    Some(files.into_iter().map(wanted).collect())
}

/// `meta.json` of an export from Misskey and its kin.
#[derive(Debug, Deserialize)]
struct MisskeyPack {
    emojis: Vec<MisskeyEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MisskeyEntry {
    file_name: String,
    emoji: MisskeyEmoji,
}

#[derive(Debug, Deserialize)]
struct MisskeyEmoji {
    name: String,
    category: Option<String>,
    license: Option<String>,
}

fn of_misskey(text: &[u8], folder: &str) -> Option<Vec<Wanted>> {
    let MisskeyPack { emojis } = serde_json::from_slice(text).ok()?;
    let wanted = |MisskeyEntry { file_name, emoji }| {
        let MisskeyEmoji { name, category, license } = emoji;
        let file = format!("{folder}{file_name}");
        Wanted { shortcode: name, file, category, licence: license }
    };
    Some(emojis.into_iter().map(wanted).collect())
}

/// Every file that ends like a picture; what a Mac puts beside them is none.
fn by_name(zip: &Zip) -> Vec<Wanted> {
    let wanted = |name: &String| {
        let (stem, end) = base(name).rsplit_once('.')?;
        let is_picture = ["png", "gif", "webp"].iter().any(|kind| end.eq_ignore_ascii_case(kind));
        let is_hidden = stem.starts_with('.') || name.starts_with("__MACOSX/");
        if !is_picture || is_hidden {
            return None;
        }
        let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let shortcode = stem.chars().map(letter).collect();
        Some(Wanted { shortcode, file: name.clone(), category: None, licence: None })
    };
    zip.files.iter().filter_map(|packed| wanted(&packed.name)).collect()
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_of_other_servers_are_understood() {
        let pleroma =
            br#"{"files": {"cat": "c.png"}, "pack": {"license": "CC0", "can-download": true}}"#;
        let cat = &of_pleroma(pleroma, "blobs/").unwrap()[0];
        assert_eq!((cat.shortcode.as_str(), cat.file.as_str()), ("cat", "blobs/c.png"));
        assert_eq!(cat.licence.as_deref(), Some("CC0"));

        let misskey = br#"{"metaVersion": 2, "emojis": [{"downloaded": true, "fileName": "d.gif",
            "emoji": {"name": "dog", "category": "Animals", "aliases": [], "license": null}}]}"#;
        let dog = &of_misskey(misskey, "").unwrap()[0];
        assert_eq!((dog.shortcode.as_str(), dog.category.as_deref()), ("dog", Some("Animals")));
        assert!(of_pleroma(b"{\"files\": 3}", "").is_none() && of_misskey(b"[]", "").is_none());
    }
}
