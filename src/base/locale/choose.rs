//! Which language a request wants.

use std::fs;
use std::path::Path;

use super::{EMBEDDED, Locale};

/// A file with words in the data folder is read up to this many bytes.
const LARGEST_FILE: u64 = 1 << 20;
/// Files with words in the data folder.
const MOST_FILES: usize = 100;
/// Languages of one `Accept-Language`.
const MOST_WANTED: usize = 20;

/// The languages that this server speaks, those of the data folder among them.
#[derive(Debug, Clone, Default)]
pub struct Locales {
    /// Those that are changed or added by the data folder.
    own: Vec<(String, &'static Locale)>,
}

impl Locales {
    /// Reads `CODE.ftl` in `folder`, which need not be there. What is wrong in a file is logged and
    /// left out. The words stay in memory for as long as the program runs.
    pub fn read(folder: &Path) -> Self {
        let files = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_FILES);
        let own = files.filter_map(|file| {
            let path = file.path();
            let code = path.file_stem()?.to_str()?.to_owned();
            let is_one = path.extension().is_some_and(|end| end == "ftl")
                && code.len() <= 20
                && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            let is_short = file.metadata().is_ok_and(|about| about.len() <= LARGEST_FILE);
            if !is_one || !is_short {
                tracing::warn!(
                    "{} holds no words: it must be CODE.ftl, up to 1 MiB",
                    path.display()
                );
                return None;
            }
            let text = fs::read_to_string(&path)
                .inspect_err(|error| tracing::warn!("cannot read {}: {error}", path.display()));
            let mut problems = vec![];
            let locale = Locale::read(&code, &[text.ok()?], &mut problems);
            for problem in problems {
                tracing::warn!("{}: {problem}", path.display());
            }
            let locale: &'static Locale = Box::leak(Box::new(locale));
            Some((code, locale))
        });
        Self { own: own.collect() }
    }

    /// Codes and names, to choose from.
    pub fn all(&self) -> Vec<(&str, &str)> {
        let added = self.own.iter().filter(|(code, _)| EMBEDDED.iter().all(|(one, _)| one != code));
        let added = added.map(|(code, locale)| (code.as_str(), locale.name()));
        EMBEDDED.into_iter().chain(added).collect()
    }

    /// The language with this code: `de`, and for `de-AT` the same, unless there is that one.
    pub fn find(&self, code: &str) -> Option<&'static Locale> {
        let whole = code.trim();
        let short = whole.split('-').next().unwrap_or_default();
        [whole, short].into_iter().find_map(|code| {
            let own = self.own.iter().find(|(own, _)| own.eq_ignore_ascii_case(code));
            own.map(|(_, locale)| *locale).or_else(|| {
                let known = EMBEDDED.iter().find(|(known, _)| known.eq_ignore_ascii_case(code))?;
                Some(Locale::embedded(known.0))
            })
        })
    }

    /// What a browser would like best of what there is; English if none.
    /// Source: <https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4>
    pub fn negotiate(&self, accept_language: &str) -> &'static Locale {
        let mut wanted: Vec<_> = accept_language
            .split(',')
            .take(MOST_WANTED)
            .map(|one| {
                let (code, rest) = one.split_once(';').unwrap_or((one, ""));
                let weight = rest.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>);
                (code, weight.unwrap_or(0.0))
            })
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        wanted.sort_by(|one, other| other.1.total_cmp(&one.1));
        wanted.into_iter().find_map(|(code, _)| self.find(code)).unwrap_or_else(|| self.english())
    }

    /// English, as the data folder may have changed it.
    pub fn english(&self) -> &'static Locale {
        self.find("en").unwrap_or_else(|| Locale::embedded("en"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(accept_language: &str) -> &'static str {
        Locales { own: vec![] }.negotiate(accept_language).code()
    }

    #[test]
    fn a_browser_gets_the_language_that_it_likes_best() {
        assert_eq!(best("de-AT, de;q=0.9, en;q=0.5"), "de");
        assert_eq!(best("nl, fr;q=0.3, ja;q=0.8"), "ja");
        assert_eq!(best("ES"), "es");
        for other in ["", "nl", "*", "de;q=0", ";;;", "fr;q=x"] {
            assert_eq!(best(other), "en", "{other}");
        }
    }

    #[test]
    fn the_data_folder_changes_words_and_adds_languages() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("de.ftl"), "language-name = Platt\n%%\n").unwrap();
        fs::write(folder.path().join("nl.ftl"), "language-name = Nederlands\n").unwrap();
        fs::write(folder.path().join("notes.txt"), "x").unwrap();

        let locales = Locales::read(folder.path());

        let german = locales.negotiate("de");
        assert_eq!((german.name(), german.direction()), ("Platt", "ltr"));
        assert!(german.find("number-point").is_some(), "the rest is as embedded");
        assert_eq!(locales.negotiate("nl").name(), "Nederlands");
        assert_eq!(locales.all().last(), Some(&("nl", "Nederlands")));
        assert_eq!(Locale::embedded("ar").direction(), "rtl");
    }
}
