//! From the text of the file and the environment to a `Config`, or to all that is wrong.

mod reader;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::error::{ConfigError, Origin, Problem};
use super::key::Key;
use super::{Config, Environment};
use reader::Reader;

/// A longer file holds something else than settings.
const LONGEST_FILE: usize = 128 << 10;

/// Settings together with where each value was set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    pub config: Config,
    origins: BTreeMap<&'static str, Origin>,
}

impl Loaded {
    /// Where the value of `key` was set.
    pub fn origin(&self, key: &Key) -> Origin {
        self.origins.get(key.path).cloned().unwrap_or(Origin::Default)
    }
}

/// Reads the settings file; what it does not say is default.
pub fn load(file: &Path, environment: &Environment) -> Result<Loaded, ConfigError> {
    let text =
        bytes_of(file).map_err(|cause| ConfigError::Unreadable { file: file.to_owned(), cause })?;
    let label = file.display().to_string();
    match String::from_utf8(text) {
        Ok(text) => parse(&text, &label, &[], environment),
        Err(cause) => {
            let before = &cause.as_bytes()[..cause.utf8_error().valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            let text = "is not UTF-8 text".into();
            let origin = Origin::File { line };
            Err(ConfigError::Invalid(vec![Problem { file: label, origin, key: None, text }]))
        }
    }
}

/// What is in the file, or enough of it to see that it is too long.
fn bytes_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = vec![];
    File::open(file)?.take(LONGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// As [`load`]; a file that does not exist yet counts as empty.
pub fn load_if_there(file: &Path, environment: &Environment) -> Result<Loaded, ConfigError> {
    match load(file, environment) {
        Err(ConfigError::Unreadable { cause, .. }) if cause.kind() == ErrorKind::NotFound => {
            parse("", &file.display().to_string(), &[], environment)
        }
        loaded => loaded,
    }
}

/// Reads settings out of `text`, which came from the file named `label`. Sections and keys named
/// in `foreign` (`section` or `section.name`) are someone else's (the answers of `init` have some)
/// and left alone.
pub fn parse(
    text: &str,
    label: &str,
    foreign: &[&str],
    environment: &Environment,
) -> Result<Loaded, ConfigError> {
    let mut reader = Reader::new(text, label, foreign);
    if text.len() > LONGEST_FILE {
        reader.blame(Origin::Default, None, format!("is longer than {LONGEST_FILE} bytes"));
        return reader.finish();
    }
    reader.read_text();
    reader.read_environment(environment);
    reader.finish()
}

#[cfg(test)]
mod tests;
