//! `tusklet config`: checks, shows and changes the settings file.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Subcommand;

use crate::config::{
    Change, ConfigError, Environment, KEYS, Key, Loaded, Origin, Place, Problem, read, shape, write,
};

/// What can be done with the settings.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum Command {
    /// Say whether the settings are fine, or all that is wrong with them
    Check,
    /// Show each setting that is in effect, and where it was set
    Show,
    /// Change one setting in the file; comments stay
    Set {
        /// The setting, as in `limits.status_chars`
        key: String,
        /// Its new value; lists with commas between
        value: String,
    },
}

/// Does `command` for the settings at `place` and prints what came of it.
pub(super) fn run(place: &Place, command: &Command) -> ExitCode {
    let environment = Environment::of_process();
    let (answer, code) = match answer(place, command, &environment) {
        Ok(answer) => (answer, ExitCode::SUCCESS),
        Err(problem) => (format!("{problem}\n{}", hint(&problem)), ExitCode::FAILURE),
    };
    match io::stdout().write_all(answer.as_bytes()) {
        Ok(()) => code,
        Err(_) => ExitCode::FAILURE, // nobody reads
    }
}

fn hint(problem: &ConfigError) -> &'static str {
    match problem {
        ConfigError::Unreadable { cause, .. } if cause.kind() == io::ErrorKind::NotFound => {
            "start `tusklet` or `tusklet init` to set it up, or name the folder with --data\n"
        }
        ConfigError::Unreadable { .. }
        | ConfigError::Unwritable { .. }
        | ConfigError::Invalid(_) => "",
    }
}

fn answer(
    place: &Place,
    command: &Command,
    environment: &Environment,
) -> Result<String, ConfigError> {
    match command {
        Command::Check => {
            let loaded = read::load(&place.config_file, environment)?;
            Ok(praise(place, &loaded))
        }
        Command::Show => {
            let loaded = read::load_if_there(&place.config_file, environment)?;
            Ok(table(&loaded))
        }
        Command::Set { key, value } => set(place, key, value, environment),
    }
}

fn praise(place: &Place, loaded: &Loaded) -> String {
    let (mut in_file, mut by_environment) = (0, 0);
    for key in KEYS {
        match loaded.origin(key) {
            Origin::Default => {}
            Origin::File { .. } => in_file += 1,
            Origin::Environment { .. } => by_environment += 1,
        }
    }
    let (file, all) = (place.config_file.display(), KEYS.len());
    let rest = all - in_file - by_environment;
    let hint = if loaded.config.is_set_up() {
        ""
    } else {
        "instance.domain is empty: the server will begin with set-up\n"
    };
    format!(
        "{file}: all {all} keys are fine \
         ({in_file} in the file, {by_environment} by the environment, {rest} by default)\n{hint}"
    )
}

fn table(loaded: &Loaded) -> String {
    let value =
        |key: &Key| loaded.config.value(key).map_or_else(String::new, |value| key.shown(&value));
    let rows: Vec<(String, String, String)> =
        KEYS.iter().map(|key| (name(key), value(key), loaded.origin(key).to_string())).collect();
    let names = rows.iter().map(|row| row.0.chars().count()).max().unwrap_or(0);
    let values = rows.iter().map(|row| row.1.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, value, origin) in &rows {
        let _ = writeln!(text, "{name:names$}  {value:values$}  {origin}");
    }
    text += "* a change takes effect after a restart\n! cannot change after set-up\n";
    text
}

fn name(key: &Key) -> String {
    match key.change {
        Change::Live => key.path.to_owned(),
        Change::Restart => format!("{}*", key.path),
        Change::Never => format!("{}!", key.path),
    }
}

fn set(
    place: &Place,
    path: &str,
    value: &str,
    environment: &Environment,
) -> Result<String, ConfigError> {
    let file = &place.config_file;
    let before = read::load_if_there(file, &Environment::empty())?;
    let text = std::fs::read_to_string(file).unwrap_or_else(|_| write::new_file(&before.config));
    let label = file.display().to_string();
    let text = write::set(&text, &label, path, value)?;
    let after = read::parse(&text, &label, &[], environment)?;
    if before.config.is_set_up() && path == "instance.domain" {
        return domain_is_for_ever(&before, &after, &label);
    }
    write::save(file, &text)?;
    Ok(shape::key(path).map_or_else(String::new, |key| told(key, &after)))
}

/// Other servers know everyone here by the domain: a new one would be a new server.
fn domain_is_for_ever(before: &Loaded, after: &Loaded, label: &str) -> Result<String, ConfigError> {
    let domain = before.config.domain();
    if after.config.domain() == domain {
        return Ok(format!("instance.domain is \"{domain}\" already\n"));
    }
    Err(ConfigError::Invalid(vec![Problem {
        file: label.to_owned(),
        origin: Origin::Default,
        key: Some("instance.domain"),
        text: format!(
            "instance.domain is \"{domain}\" and cannot change: other servers know everyone here \
             by it"
        ),
    }]))
}

fn told(key: &Key, after: &Loaded) -> String {
    let value = after.config.value(key).map_or_else(String::new, |value| key.shown(&value));
    let path = key.path;
    if let Origin::Environment { variable } = after.origin(key) {
        return format!("{path} is written, but {variable} wins over the file: it is {value}\n");
    }
    let when = match key.change {
        Change::Live => "a running server takes it at once",
        Change::Never => "a server that waits for set-up takes it at once",
        Change::Restart => "takes effect after a restart",
    };
    format!("{path} = {value}: {when}\n")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::config::place;

    const SITE: &str = "# ours\n[instance]\ndomain = \"tusklet.org\" # for ever\n";

    fn at(text: &str) -> (TempDir, Place) {
        let folder = TempDir::new().unwrap();
        let place = place::find(Some(folder.path().to_owned()), None);
        if !text.is_empty() {
            fs::write(&place.config_file, text).unwrap();
        }
        (folder, place)
    }

    fn ask(place: &Place, command: &Command) -> Result<String, String> {
        let variable = ("TUSKLET__LOG__LEVEL".to_owned(), "debug".to_owned());
        let label = format!("{}", place.config_file.display());
        answer(place, command, &Environment::of([variable]))
            .map(|text| text.replace(&label, "FILE"))
            .map_err(|problem| problem.to_string().replace(&label, "FILE"))
    }

    fn set(key: &str, value: &str) -> Command {
        Command::Set { key: key.into(), value: value.into() }
    }

    #[test]
    fn check_tells_what_is_set_where() {
        let (_folder, place) = at(SITE);

        let told = ask(&place, &Command::Check).unwrap();

        let all = KEYS.len();
        let rest = all - 2;
        let fine = format!(
            "FILE: all {all} keys are fine (1 in the file, 1 by the environment, {rest} by \
             default)\n"
        );
        assert_eq!(told, fine);
    }

    #[test]
    fn check_tells_all_problems() {
        let (_folder, place) = at("[log]\nlevl = 'info'\n[limits]\nbio_chars = '1'");

        let told = ask(&place, &Command::Check).unwrap_err();

        assert_eq!(
            told,
            "FILE:2: unknown key \"log.levl\", did you mean \"log.level\"?\n\
             FILE:4: limits.bio_chars must be a whole number, found a string"
        );
    }

    #[test]
    fn show_names_value_and_origin_of_every_key() {
        let (_folder, place) = at(SITE);

        let told = ask(&place, &Command::Show).unwrap();

        let row = |path: &str| {
            let line = told.lines().find(|line| line.starts_with(path)).unwrap();
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(row("instance.domain"), ["instance.domain!", "\"tusklet.org\"", "file, line 3"]);
        let variable = "environment, TUSKLET__LOG__LEVEL";
        assert_eq!(row("log.level"), ["log.level", "\"debug\"", variable]);
        assert_eq!(row("media.image_bytes"), ["media.image_bytes", "\"16 MB\"", "default"]);
        assert_eq!(told.lines().count(), KEYS.len() + 2);
    }

    #[test]
    fn set_keeps_comments_and_tells_when_it_takes_effect() {
        let (_folder, place) = at(SITE);

        let now = ask(&place, &set("limits.status_chars", "600")).unwrap();
        let later = ask(&place, &set("server.tls", "proxy")).unwrap();
        let never = ask(&place, &set("log.level", "warn")).unwrap();

        assert_eq!(now, "limits.status_chars = 600: a running server takes it at once\n");
        assert_eq!(later, "server.tls = \"proxy\": takes effect after a restart\n");
        assert_eq!(
            never,
            "log.level is written, but TUSKLET__LOG__LEVEL wins over the file: it is \"debug\"\n"
        );
        assert!(fs::read_to_string(&place.config_file).unwrap().starts_with(SITE));
    }

    #[test]
    fn secrets_are_shown_to_nobody() {
        let (_folder, place) = at(SITE);

        let set = ask(&place, &set("log.level", "info")).unwrap();
        let secret =
            ask(&place, &Command::Set { key: "media.s3_secret".into(), value: "hush".into() });

        assert!(set.contains("debug"));
        assert!(!secret.unwrap().contains("hush"));
        assert!(!ask(&place, &Command::Show).unwrap().contains("hush"));
    }

    #[test]
    fn set_refuses_what_is_wrong_and_leaves_the_file() {
        let (_folder, place) = at(SITE);

        for (key, value, complaint) in [
            ("limit.status_chars", "1", "did you mean \"limits.status_chars\"?"),
            ("limits.status_chars", "many", "must be a whole number, found \"many\""),
            ("federation.http", "true", "must be false for the public domain"),
            ("instance.domain", "other.org", "cannot change"),
        ] {
            let told = ask(&place, &set(key, value)).unwrap_err();
            assert!(told.contains(complaint), "{told}");
        }
        assert_eq!(fs::read_to_string(&place.config_file).unwrap(), SITE);
    }

    #[test]
    fn set_before_set_up_writes_a_whole_file() {
        let (_folder, place) = at("");

        ask(&place, &set("server.listen", "0.0.0.0:80")).unwrap();

        let text = fs::read_to_string(&place.config_file).unwrap();
        assert!(text.contains("listen = \"0.0.0.0:80\""));
        assert!(ask(&place, &Command::Check).unwrap().contains("will begin with set-up"));
    }
}
