//! A file of answers: the keys of the settings, the owner, what the server says of itself.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{Config, ConfigError, Environment, Origin, Problem, nearest, read};
use crate::service::password::Password;
use crate::service::setup::Founding;

/// A longer file holds something else than answers.
const LONGEST_FILE: u64 = 128 << 10;

/// What the file may hold besides settings.
const FOREIGN: &[&str] = &["owner", "rules", "instance.title", "instance.description"];
const OF_OWNER: &[&str] = &["owner.name", "owner.password", "owner.email"];
const OF_RULES: &[&str] = &["rules.list"];

/// Reads the answers, or all that is wrong with them.
pub(super) fn load(file: &Path, environment: &Environment) -> Result<Founding, ConfigError> {
    let unreadable = |cause| ConfigError::Unreadable { file: file.to_owned(), cause };
    let mut text = String::new();
    let open = File::open(file).map_err(unreadable)?;
    open.take(LONGEST_FILE + 1).read_to_string(&mut text).map_err(unreadable)?;
    parse(&text, &file.display().to_string(), environment)
}

fn parse(text: &str, label: &str, environment: &Environment) -> Result<Founding, ConfigError> {
    let (config, mut problems) = match read::parse(text, label, FOREIGN, environment) {
        Ok(loaded) => (Some(loaded.config), vec![]),
        Err(ConfigError::Invalid(problems)) => (None, problems),
        Err(other) => return Err(other),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut own = Own { text, label, problems: vec![] };
    let table = table.get_ref();
    if errors.is_empty() {
        own.check_names(table, "owner", OF_OWNER);
        own.check_names(table, "rules", OF_RULES);
    }
    let name = own.text_of(table, "owner", "name");
    let password = own.text_of(table, "owner", "password");
    let email = own.text_of(table, "owner", "email");
    let title = own.text_of(table, "instance", "title").unwrap_or_default();
    let description = own.text_of(table, "instance", "description").unwrap_or_default();
    let rules = own.rules(table);
    if errors.is_empty() {
        own.need(name.as_ref(), "owner.name");
        own.need(password.as_ref(), "owner.password");
        let domain = config.as_ref().map(Config::domain).filter(|name| !name.is_empty());
        if config.is_some() {
            own.need(domain, "instance.domain");
        }
    }
    problems.append(&mut own.problems);
    let (Some(config), Some(name), Some(password), true) =
        (config, name, password, problems.is_empty())
    else {
        return Err(ConfigError::Invalid(problems));
    };
    let password = Password::Plain(password);
    Ok(Founding { config, name, email, password, locale: None, title, description, rules })
}

/// Reads what is not settings, and collects what is wrong there.
struct Own<'a> {
    text: &'a str,
    label: &'a str,
    problems: Vec<Problem>,
}

impl Own<'_> {
    fn blame(&mut self, at: Option<usize>, text: String) {
        let origin = at.map_or(Origin::Default, |at| {
            let line = 1 + self.text.bytes().take(at).filter(|byte| *byte == b'\n').count();
            Origin::File { line }
        });
        self.problems.push(Problem { file: self.label.to_owned(), origin, key: None, text });
    }

    fn check_names(&mut self, table: &DeTable<'_>, section: &str, known: &[&str]) {
        let Some(found) = table.get(section) else { return };
        let DeValue::Table(keys) = found.get_ref() else {
            let text = format!("{section} must be a section, [{section}]");
            return self.blame(Some(found.span().start), text);
        };
        for name in keys.keys() {
            let path = format!("{section}.{}", name.get_ref());
            if !known.contains(&path.as_str()) {
                let hint = nearest::hint(&path, known);
                self.blame(Some(name.span().start), format!("unknown key \"{path}\"{hint}"));
            }
        }
    }

    fn text_of(&mut self, table: &DeTable<'_>, section: &str, name: &str) -> Option<String> {
        let found = value(table, section, name)?;
        if let DeValue::String(text) = found.get_ref() {
            return Some(text.clone().into_owned());
        }
        self.blame(Some(found.span().start), format!("{section}.{name} must be a string"));
        None
    }

    fn rules(&mut self, table: &DeTable<'_>) -> Vec<(String, String)> {
        let Some(found) = value(table, "rules", "list") else { return vec![] };
        let texts = match found.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .map(|item| match item.get_ref() {
                    DeValue::String(text) => Some((text.clone().into_owned(), String::new())),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        texts.unwrap_or_else(|| {
            let text = "rules.list must be a list of strings, like [\"Be kind\"]";
            self.blame(Some(found.span().start), text.to_owned());
            vec![]
        })
    }

    fn need<T: AsRef<str> + ?Sized>(&mut self, value: Option<&T>, path: &str) {
        if value.is_none_or(|value| value.as_ref().trim().is_empty()) {
            self.blame(None, format!("{path} is missing"));
        }
    }
}

fn value<'a, 'i>(
    table: &'a DeTable<'i>,
    section: &str,
    name: &str,
) -> Option<&'a Spanned<DeValue<'i>>> {
    match table.get(section)?.get_ref() {
        DeValue::Table(keys) => keys.get(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[instance]\ndomain = \"127.0.0.1:8080\"\nmode = \"closed\"\ntitle = \"Ours\"\n\
        [server]\npublic_url = \"http://127.0.0.1:8080\"\n[federation]\nhttp = true\n\
        [owner]\nname = \"alice\"\npassword = \"correct horse\"\n[rules]\nlist = [\"Be kind\"]\n";

    fn complaint(text: &str) -> String {
        parse(text, "a.toml", &Environment::empty()).unwrap_err().to_string()
    }

    #[test]
    fn answers_are_settings_and_an_owner() {
        let founding = parse(GOOD, "a.toml", &Environment::empty()).unwrap();

        assert_eq!(founding.config.domain(), "127.0.0.1:8080");
        assert_eq!((founding.name.as_str(), founding.title.as_str()), ("alice", "Ours"));
        assert_eq!(founding.rules, [("Be kind".to_owned(), String::new())]);
        assert_eq!(founding.email, None);
    }

    #[test]
    fn mistakes_name_line_key_and_the_nearest_valid_one() {
        for (wrong, right, told) in [
            (
                "name =",
                "nmae =",
                "a.toml:10: unknown key \"owner.nmae\", did you mean \"owner.name\"?",
            ),
            ("[owner]", "[onwer]", "unknown section \"onwer\", did you mean \"owner\"?"),
            (
                "title",
                "tilte",
                "a.toml:4: unknown key \"instance.tilte\", did you mean \"instance.title\"?",
            ),
            ("\"alice\"", "7", "a.toml:10: owner.name must be a string"),
            ("[\"Be kind\"]", "7", "a.toml:13: rules.list must be a list of strings"),
            ("\"closed\"", "\"shut\"", "a.toml:3: instance.mode must be "),
            ("domain = \"127.0.0.1:8080\"", "", "a.toml: instance.domain is missing"),
            ("password = \"correct horse\"", "", "a.toml: owner.password is missing"),
        ] {
            let complaint = complaint(&GOOD.replace(wrong, right));
            assert!(complaint.contains(told), "{told}\n{complaint}");
        }
        assert!(complaint("[owner").starts_with("a.toml:1: "));
        assert!(complaint("").contains("instance.domain is missing"));
    }
}
