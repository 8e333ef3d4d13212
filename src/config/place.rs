//! Where the settings file and the data lie.

use std::path::{Path, PathBuf};

const FILE: &str = "tusklet.toml";
const FOLDER: &str = "tusklet-data";

/// The settings file and the folder of all else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub config_file: PathBuf,
    pub data_dir: PathBuf,
}

/// From what was said on the command line: each follows the other, and without either both are
/// in `./tusklet-data`.
pub fn find(data: Option<PathBuf>, config: Option<PathBuf>) -> Place {
    match (data, config) {
        (Some(data_dir), Some(config_file)) => Place { config_file, data_dir },
        (None, Some(config_file)) => {
            Place { data_dir: folder_of(&config_file).to_owned(), config_file }
        }
        (data, None) => {
            let data_dir = data.unwrap_or_else(|| Path::new(".").join(FOLDER));
            Place { config_file: data_dir.join(FILE), data_dir }
        }
    }
}

/// The folder that holds `file`.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_follows_the_other() {
        for (data, config, data_dir, config_file) in [
            (None, None, "./tusklet-data", "./tusklet-data/tusklet.toml"),
            (Some("/srv"), None, "/srv", "/srv/tusklet.toml"),
            (None, Some("/etc/t/my.toml"), "/etc/t", "/etc/t/my.toml"),
            (None, Some("my.toml"), ".", "my.toml"),
            (Some("/srv"), Some("/etc/my.toml"), "/srv", "/etc/my.toml"),
        ] {
            let place = find(data.map(PathBuf::from), config.map(PathBuf::from));
            assert_eq!(place.data_dir, Path::new(data_dir));
            assert_eq!(place.config_file, Path::new(config_file));
        }
    }
}
