//! What can be wrong with settings, and where each value came from.

use std::fmt;
use std::path::PathBuf;

/// Where a value was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere: it is the default.
    Default,
    File {
        line: usize,
    },
    Environment {
        variable: String,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { line } => write!(f, "file, line {line}"),
            Self::Environment { variable } => write!(f, "environment, {variable}"),
        }
    }
}

/// One thing that is wrong; prints as `tusklet.toml:9: limits.status_chars must be …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    pub origin: Origin,
    /// `section.name`, when the problem belongs to a known key.
    pub key: Option<&'static str>,
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, origin, text, .. } = self;
        match origin {
            Origin::Default => write!(f, "{file}: {text}"),
            Origin::File { line } => write!(f, "{file}:{line}: {text}"),
            Origin::Environment { variable } => write!(f, "{variable}: {text}"),
        }
    }
}

/// Why settings were not taken.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read {}: {cause}", .file.display())]
    Unreadable { file: PathBuf, cause: std::io::Error },
    #[error("cannot write {}: {cause}", .file.display())]
    Unwritable { file: PathBuf, cause: std::io::Error },
    /// Every problem that was found, in the order of the file.
    #[error("{}", lines(.0))]
    Invalid(Vec<Problem>),
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
