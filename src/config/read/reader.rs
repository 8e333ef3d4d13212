//! Walks through what is written, key by key, and collects values and problems.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::super::error::{ConfigError, Origin, Problem};
use super::super::key::{Key, name_of};
use super::super::shape::{KEYS, SECTIONS};
use super::super::{Config, Environment, nearest, shape};
use super::Loaded;

#[derive(Default)]
pub(super) struct Reader<'a> {
    text: &'a str,
    line_ends: Vec<usize>,
    label: &'a str,
    foreign: &'a [&'a str],
    values: Table,
    origins: BTreeMap<&'static str, Origin>,
    problems: Vec<Problem>,
    /// Sections in which something is wrong, so that what is missing there is no default.
    broken: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, label: &'a str, foreign: &'a [&'a str]) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { text, line_ends, label, foreign, ..Self::default() }
    }

    pub(super) fn blame(&mut self, origin: Origin, key: Option<&'static str>, text: String) {
        self.problems.push(Problem { file: self.label.to_owned(), origin, key, text });
    }

    fn at(&self, span: &Range<usize>) -> Origin {
        Origin::File { line: 1 + self.line_ends.partition_point(|end| *end < span.start) }
    }

    pub(super) fn read_text(&mut self) {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let origin = error.span().map_or(Origin::Default, |span| self.at(&span));
            let text = error.message().replace('\n', ", ");
            self.blame(origin, None, text);
        }
        if !errors.is_empty() {
            self.broken.extend(SECTIONS.iter().map(|section| section.name.to_owned()));
            return; // the rest of the table is a guess
        }
        for (name, value) in table.get_ref() {
            if !self.foreign.contains(&name.get_ref().as_ref()) {
                self.read_section(name.get_ref(), &name.span(), value);
            }
        }
    }

    fn read_section(&mut self, section: &str, at: &Range<usize>, value: &Spanned<DeValue<'_>>) {
        let known = SECTIONS.iter().any(|known| known.name == section);
        match (known, value.get_ref()) {
            (true, DeValue::Table(keys)) => {
                for (name, value) in keys {
                    let path = format!("{section}.{}", name.get_ref());
                    let origin = self.at(&name.span());
                    match shape::key(&path) {
                        Some(key) => {
                            let too_large = || key.kind.wrong("a number that is too large");
                            self.take(key, origin, plain(value).ok_or_else(too_large));
                        }
                        None if self.foreign.contains(&path.as_str()) => {}
                        None => self.unknown(&path, origin),
                    }
                }
            }
            (true, _) => {
                let found = plain(value).map_or("a number", |value| name_of(&value));
                let text = format!("{section} must be a section, [{section}], found {found}");
                self.broken.push(section.to_owned());
                self.blame(self.at(at), None, text);
            }
            (false, DeValue::Table(_)) => {
                let names: Vec<_> = SECTIONS.iter().map(|known| known.name).collect();
                let names: Vec<_> =
                    names.iter().chain(self.foreign).copied().filter(is_section).collect();
                let hint = nearest::hint(section, &names);
                self.broken.push(section.to_owned());
                self.blame(self.at(at), None, format!("unknown section \"{section}\"{hint}"));
            }
            (false, _) => self.unknown(section, self.at(at)),
        }
    }

    fn unknown(&mut self, path: &str, origin: Origin) {
        let ours = KEYS.iter().map(|key| key.path);
        let theirs = self.foreign.iter().copied().filter(|name| !is_section(name));
        let hint = nearest::hint(path, &ours.chain(theirs).collect::<Vec<_>>());
        self.broken.push(path.split('.').next().unwrap_or(path).to_owned());
        self.blame(origin, None, format!("unknown key \"{path}\"{hint}"));
    }

    fn take(&mut self, key: &'static Key, origin: Origin, value: Result<Value, String>) {
        let checked = value.and_then(|value| key.kind.check(&value).map(|()| value));
        match checked {
            Ok(value) => {
                let section = self.values.entry(key.section).or_insert_with(|| Table::new().into());
                if let Some(section) = section.as_table_mut() {
                    section.insert(key.name.to_owned(), value);
                }
                self.origins.insert(key.path, origin);
            }
            Err(problem) => {
                self.broken.push(key.section.to_owned());
                self.blame(origin, Some(key.path), format!("{} {problem}", key.path));
            }
        }
    }

    pub(super) fn read_environment(&mut self, environment: &Environment) {
        for (variable, path, text) in environment.iter() {
            let origin = Origin::Environment { variable: variable.to_owned() };
            match shape::key(&path) {
                Some(key) => self.take(key, origin, key.kind.parse(text)),
                None => self.unknown(&path, origin),
            }
        }
    }

    pub(super) fn finish(mut self) -> Result<Loaded, ConfigError> {
        let values = std::mem::take(&mut self.values);
        let config = match Config::deserialize(values) {
            Ok(config) => config.tidied(),
            Err(error) => {
                self.blame(Origin::Default, None, error.message().to_owned());
                return Err(ConfigError::Invalid(self.problems));
            }
        };
        // Checks between keys would only repeat what is known to be wrong there.
        let touched = ["instance", "server", "federation", "media"];
        if !self.broken.iter().any(|section| touched.contains(&section.as_str())) {
            for finding in config.findings() {
                let origin = self.origins.get(finding.key).cloned().unwrap_or(Origin::Default);
                let text = format!("{} {}", finding.key, finding.problem);
                self.blame(origin, Some(finding.key), text);
            }
        }
        if self.problems.is_empty() {
            return Ok(Loaded { config, origins: self.origins });
        }
        self.problems.sort_by_key(|problem| match &problem.origin {
            Origin::Default => 0,
            Origin::File { line } => *line,
            Origin::Environment { .. } => usize::MAX,
        });
        Err(ConfigError::Invalid(self.problems))
    }
}

fn is_section(name: &&str) -> bool {
    !name.contains('.')
}

/// The value without its place, or `None` for a number larger than any.
fn plain(value: &Spanned<DeValue<'_>>) -> Option<Value> {
    Value::deserialize(toml::de::ValueDeserializer::from(value.clone())).ok()
}
