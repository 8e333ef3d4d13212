//! What a key of the settings file is: its path, what it takes, when a change takes effect.

use std::net::SocketAddr;

use toml::Value;
use url::Url;

use crate::say;

use super::domain;
use super::value::{ByteSize, Network};

/// One key of the file. The comment is what a person reads above it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// `section.name`
    pub path: &'static str,
    pub section: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    pub change: Change,
    pub comment: &'static [&'static str],
}

/// When a changed value takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// As soon as the file is saved.
    Live,
    /// After the next start.
    Restart,
    /// Only before set-up: other servers know us by it.
    Never,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Flag,
    Whole {
        least: u64,
        most: u64,
    },
    Size {
        least: u64,
        most: u64,
    },
    Word(&'static [&'static str]),
    /// An IP address with a port.
    Address,
    Networks,
    /// A domain name, or nothing.
    Domain,
    /// An http or https address of a server, or nothing.
    Url,
    /// An http or https address with a path, or nothing.
    Folder,
    /// A name without spaces, or nothing.
    Text,
    /// The same, shown to nobody.
    Secret,
    /// How `tracing` filters are written.
    LogFilter,
}

impl Key {
    /// The variable of the environment that sets this key.
    pub fn variable(&self) -> String {
        format!("TUSKLET__{}__{}", self.section.to_uppercase(), self.name.to_uppercase())
    }

    /// A value of it as it may be shown.
    pub fn shown(&self, value: &Value) -> String {
        match (self.kind, value) {
            (Kind::Secret, Value::String(text)) if !text.is_empty() => "(hidden)".to_owned(),
            (_, value) => value.to_string(),
        }
    }
}

impl Kind {
    /// What a value must be, to stand after "must be".
    pub fn wanted(self) -> String {
        match self {
            Self::Flag => "true or false".into(),
            Self::Whole { .. } => "a whole number".into(),
            Self::Size { .. } => "a size like \"16 MB\" or a whole number of bytes".into(),
            Self::Word(words) => one_of(words),
            Self::Address => "an address with a port, like \"127.0.0.1:8080\"".into(),
            Self::Networks => "a list of addresses or networks, like [\"127.0.0.1/8\"]".into(),
            Self::Domain => "a domain name as a string, like \"social.example\"".into(),
            Self::Url => "an address as a string, like \"https://social.example\"".into(),
            Self::Folder => "an address as a string, like \"https://files.example/all\"".into(),
            Self::Text | Self::Secret => "a string without spaces".into(),
            Self::LogFilter => "a log filter as a string, like \"info\"".into(),
        }
    }

    /// Checks `value` for itself; what is wrong with it reads on after the key's name.
    pub fn check(self, value: &Value) -> Result<(), String> {
        match (self, value) {
            (Self::Flag, Value::Boolean(_)) => Ok(()),
            (Self::Whole { least, most }, Value::Integer(number)) => {
                within(*number, least, most, |limit| limit.to_string())
            }
            (Self::Size { least, most }, Value::Integer(bytes)) => {
                within(*bytes, least, most, |limit| ByteSize(limit).to_string())
            }
            (Self::Size { least, most }, Value::String(text)) => {
                let bytes = text.parse::<ByteSize>()?.bytes();
                let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
                within(bytes, least, most, |limit| ByteSize(limit).to_string())
            }
            (Self::Networks, Value::Array(items)) => items.iter().try_for_each(|item| {
                let text = item.as_str().ok_or_else(|| self.found(item))?;
                text.parse::<Network>().map(|_| ()).map_err(|problem| format!("holds {problem}"))
            }),
            (_, Value::String(text)) => self.check_text(text, value),
            _ => Err(self.found(value)),
        }
    }

    fn check_text(self, text: &str, value: &Value) -> Result<(), String> {
        match self {
            Self::Word(words) if words.contains(&text) => Ok(()),
            Self::Word(words) if words == super::Tls::WORDS && text == "acme" => {
                Err("cannot be \"acme\" yet: built-in TLS comes in a later version, put a proxy \
                     in front and use \"proxy\""
                    .into())
            }
            Self::Address if text.parse::<SocketAddr>().is_ok() => Ok(()),
            Self::Word(_) | Self::Address => Err(self.wrong(&format!("\"{text}\""))),
            Self::Domain | Self::Url | Self::Folder if text.is_empty() => Ok(()),
            Self::Domain => domain::normal(text).map(|_| ()),
            Self::Url => check_url(text),
            Self::Folder => check_folder(text),
            // Where it may be a secret, it is not repeated.
            Self::Text | Self::Secret if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(()),
            Self::Text | Self::Secret => Err(self.wrong("one with spaces or other signs")),
            Self::LogFilter => check_filter(text),
            Self::Flag | Self::Whole { .. } | Self::Size { .. } | Self::Networks => {
                Err(self.found(value))
            }
        }
    }

    fn found(self, value: &Value) -> String {
        self.wrong(name_of(value))
    }

    /// Says that this was wanted and `found` was found.
    pub(super) fn wrong(self, found: &str) -> String {
        format!("must be {}, found {found}", self.wanted())
    }

    /// Reads a value as it stands in the environment or on a command line, where all is text.
    pub fn parse(self, text: &str) -> Result<Value, String> {
        let text = text.trim();
        let wrong = || self.wrong(&format!("\"{text}\""));
        let value = match self {
            Self::Flag => Value::Boolean(text.parse().ok().ok_or_else(wrong)?),
            Self::Whole { .. } => Value::Integer(text.parse().ok().ok_or_else(wrong)?),
            Self::Size { .. } => text.parse().map_or_else(|_| text.into(), Value::Integer),
            Self::Networks => Value::Array(
                text.trim_matches(['[', ']'])
                    .split(',')
                    .map(|item| item.trim().trim_matches('"'))
                    .filter(|item| !item.is_empty())
                    .map(Value::from)
                    .collect(),
            ),
            Self::Word(_)
            | Self::Address
            | Self::Domain
            | Self::Url
            | Self::Folder
            | Self::Text
            | Self::Secret
            | Self::LogFilter => text.into(),
        };
        self.check(&value)?;
        Ok(value)
    }
}

/// What `value` is, in words.
pub(super) fn name_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a string",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number with a fraction",
        Value::Boolean(true) => "true",
        Value::Boolean(false) => "false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a section",
    }
}

fn one_of(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

fn within(number: i64, least: u64, most: u64, show: impl Fn(u64) -> String) -> Result<(), String> {
    if u64::try_from(number).is_ok_and(|number| (least..=most).contains(&number)) {
        return Ok(());
    }
    let found = u64::try_from(number).map_or_else(|_| number.to_string(), &show);
    Err(say!("refusal-must-be-from-to", least = show(least), most = show(most), found = found))
}

fn check_url(text: &str) -> Result<(), String> {
    check_folder(text)?;
    if Url::parse(text).is_ok_and(|url| url.path() != "/") {
        return Err(say!("refusal-must-have-no-path", found = text));
    }
    Ok(())
}

fn check_folder(text: &str) -> Result<(), String> {
    let wrong = || say!("refusal-must-be-an-address-like", found = text);
    let url = Url::parse(text).ok().ok_or_else(wrong)?;
    let bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() || !bare {
        return Err(wrong());
    }
    Ok(())
}

fn check_filter(text: &str) -> Result<(), String> {
    tracing_subscriber::EnvFilter::builder()
        .parse(text)
        .map(|_| ())
        .map_err(|cause| format!("must be a log filter like \"info\", found \"{text}\" ({cause})"))
}
