//! The settings file as we write it: a comment on each key, and changes that keep comments.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike};

use super::error::{ConfigError, Origin, Problem};
use super::key::{Change, Key};
use super::place::folder_of;
use super::shape::{KEYS, SECTIONS};
use super::{Config, Environment, nearest, read, shape};

const HEAD: &str = "\
# Settings of tusklet. A saved change takes effect at once, except where a restart is named.
# `tusklet config check` says whether all is well; `tusklet config show` what is in effect.
";

/// The whole file for `config`, with every key and a comment on each.
pub fn new_file(config: &Config) -> String {
    let mut text = HEAD.to_owned();
    for section in SECTIONS {
        let _ = write!(text, "\n#{}\n[{}]\n", section.comment.join("\n#"), section.name);
        for key in KEYS.iter().filter(|key| key.section == section.name) {
            if let Some(value) = config.value(key) {
                let _ = writeln!(text, "{}{} = {value}", comment(key), key.name);
            }
        }
    }
    text
}

fn comment(key: &Key) -> String {
    let mut text = format!("#{}\n", key.comment.join("\n#"));
    text += match key.change {
        Change::Live | Change::Never => "",
        Change::Restart => "# (A change needs a restart.)\n",
    };
    text
}

/// `text`, which came from the file named `label`, with the key at `path` set to what `value`
/// says. The rest of the text stays as it is, comments too.
pub fn set(text: &str, label: &str, path: &str, value: &str) -> Result<String, ConfigError> {
    let paths: Vec<_> = KEYS.iter().map(|key| key.path).collect();
    let Some(key) = shape::key(path) else {
        let hint = nearest::hint(path, &paths);
        return Err(refusal(label, format!("unknown key \"{path}\"{hint}")));
    };
    let value =
        key.kind.parse(value).map_err(|problem| refusal(label, format!("{path} {problem}")))?;
    let text = put(text, label, &[(key, value)])?;
    read::parse(&text, label, &[], &Environment::empty())?;
    Ok(text)
}

/// `text` brought to say `config`: keys that say so already stay as they are, comments too.
/// An empty text becomes a whole new file.
pub fn update(text: &str, label: &str, config: &Config) -> Result<String, ConfigError> {
    if text.trim().is_empty() {
        return Ok(new_file(config));
    }
    let written = read::parse(text, label, &[], &Environment::empty())?.config;
    let changed: Vec<_> = written
        .changed_keys(config)
        .into_iter()
        .filter_map(|key| Some((key, config.value(key)?)))
        .collect();
    put(text, label, &changed)
}

fn refusal(label: &str, text: String) -> ConfigError {
    let file = label.to_owned();
    ConfigError::Invalid(vec![Problem { file, origin: Origin::Default, key: None, text }])
}

fn put(text: &str, label: &str, values: &[(&Key, toml::Value)]) -> Result<String, ConfigError> {
    let Ok(mut document) = text.parse::<DocumentMut>() else {
        // The reader names the line.
        return read::parse(text, label, &[], &Environment::empty()).map(|_| text.to_owned());
    };
    for (key, value) in values {
        let section = document.entry(key.section).or_insert_with(toml_edit::table);
        let plain = section.as_table().is_some_and(|table| !table.is_dotted());
        let is_new = section.get(key.name).is_none();
        let value = value.to_string().parse().map_err(|cause: toml_edit::TomlError| {
            refusal(label, format!("{}: {}", key.path, cause.message()))
        })?;
        let Some(section) = section.as_table_like_mut() else {
            return Err(refusal(label, format!("{} must be a section", key.section)));
        };
        put_value(section, key, value);
        if let (Some(mut name), true) = (section.key_mut(key.name), is_new && plain) {
            name.leaf_decor_mut().set_prefix(comment(key));
        }
    }
    Ok(document.to_string())
}

fn put_value(section: &mut dyn TableLike, key: &Key, mut value: toml_edit::Value) {
    match section.get_mut(key.name) {
        Some(Item::Value(old)) => {
            old.decor().clone_into(value.decor_mut());
            *old = value;
        }
        _ => {
            section.insert(key.name, Item::Value(value));
        }
    }
}

/// Puts `text` in the place of `file`, wholly or not at all, readable by its owner only unless
/// the file was there with other rights.
pub fn save(file: &Path, text: &str) -> Result<(), ConfigError> {
    replace(file, text).map_err(|cause| ConfigError::Unwritable { file: file.to_owned(), cause })
}

fn replace(file: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned()); // links stay links
    let folder = folder_of(&target);
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let new = folder.join(name);
    let written = write_whole(&new, &target, text).and_then(|()| fs::rename(&new, &target));
    if written.is_err() {
        let _ = fs::remove_file(&new);
        return written;
    }
    // Only a synced folder keeps the new name through a power cut.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

fn write_whole(new: &Path, old: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(new)?;
    if let Ok(old) = fs::metadata(old) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# mine\n[limits] # all of them\n# long posts are fun\n\
                        status_chars = 500 # for now\n\n[server]\nlisten = \"127.0.0.1:1\"\n";

    fn read(text: &str) -> Config {
        read::parse(text, "tusklet.toml", &[], &Environment::empty()).unwrap().config
    }

    fn sample() -> Config {
        let mut config = Config::default();
        config.instance.domain = "tusklet.org".into();
        config.limits.status_chars = 5000;
        config.media.image_bytes = crate::config::ByteSize(1234);
        config.posting.default_visibility = crate::config::Audience::OnlyMe;
        config.media.image_bytes = crate::config::ByteSize(1 << 20);
        config
    }

    #[test]
    fn a_new_file_says_all_and_is_read_back() {
        let text = new_file(&sample());

        assert_eq!(read(&text), sample());
        for key in KEYS {
            assert!(text.contains(&format!("\n{} = ", key.name)), "{}", key.path);
        }
        assert!(text.contains("# The longest post, in characters.\nstatus_chars = 5000\n"));
        assert!(text.lines().all(|line| line.len() <= 100), "{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
    }

    #[test]
    fn setting_a_value_keeps_comments() {
        let text = set(FILE, "tusklet.toml", "limits.status_chars", "600").unwrap();

        assert_eq!(text, FILE.replace("500", "600"));
    }

    #[test]
    fn a_key_that_was_not_there_comes_with_its_comment() {
        let text = set(FILE, "tusklet.toml", "limits.profile_fields", "8").unwrap();
        let text = set(&text, "tusklet.toml", "log.level", "debug").unwrap();

        let lines = "status_chars = 500 # for now\n# How many labelled fields a profile has.\n\
                     profile_fields = 8\n";
        assert!(text.contains(lines), "{text}");
        let config = read(&text);
        assert_eq!((config.limits.profile_fields, config.log.level.as_str()), (8, "debug"));
    }

    #[test]
    fn sections_in_other_shapes_are_set_too() {
        for text in ["limits = { status_chars = 1 }", "limits.status_chars = 1"] {
            let text = set(text, "tusklet.toml", "limits.bio_chars", "7").unwrap();
            let config = read(&text);
            assert_eq!((config.limits.status_chars, config.limits.bio_chars), (1, 7), "{text}");
        }
    }

    #[test]
    fn what_would_break_the_file_is_refused() {
        let site = "[instance]\ndomain = \"tusklet.org\"\n";
        for (text, key, value, complaint) in [
            (FILE, "limits.chars", "1", "tusklet.toml: unknown key \"limits.chars\", "),
            (FILE, "limits.rate_limit", "no", "tusklet.toml: limits.rate_limit must be true or "),
            (FILE, "server.listen", "8080", "tusklet.toml: server.listen must be an address "),
            (site, "federation.http", "true", "tusklet.toml:7: federation.http must be false "),
            ("[limits\n", "log.level", "info", "tusklet.toml:1: "),
            ("limits = 1\n", "limits.bio_chars", "1", "tusklet.toml: limits must be a section"),
        ] {
            let problem = set(text, "tusklet.toml", key, value).unwrap_err().to_string();
            assert!(problem.starts_with(complaint), "{problem}");
        }
    }

    #[test]
    fn an_update_changes_only_what_differs() {
        let mut config = read(FILE);
        config.limits.status_chars = 7;

        let text = update(FILE, "tusklet.toml", &config).unwrap();

        assert_eq!(text, FILE.replace("500", "7"));
        assert_eq!(update("", "tusklet.toml", &config).unwrap(), new_file(&config));
    }

    #[cfg(unix)]
    #[test]
    fn a_saved_file_is_private_and_leaves_nothing_beside_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("tusklet.toml");
        let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;

        save(&file, FILE).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        save(&file, "").unwrap();

        assert_eq!((mode(), fs::read_to_string(&file).unwrap()), (0o640, String::new()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(save(&folder.path().join("no/where.toml"), "").is_err());
    }
}
