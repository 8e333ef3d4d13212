//! Settings that change while the server runs, in the ways in which editors change files.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tusklet::config::{Config, Environment, Settings, Tls};

const SITE: &str = "[instance]\ndomain = \"tusklet.org\"\n";

fn with_limit(chars: u32) -> String {
    format!("{SITE}[limits]\nstatus_chars = {chars}")
}

fn following(text: &str) -> (TempDir, PathBuf, Settings) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("tusklet.toml");
    if !text.is_empty() {
        fs::write(&file, text).unwrap();
    }
    let settings = Settings::follow(&file, Environment::empty()).unwrap();
    (folder, file, settings)
}

fn replace(file: &Path, text: &str) {
    let next = file.with_extension("next");
    fs::write(&next, text).unwrap();
    fs::rename(&next, file).unwrap();
}

fn wait_for(settings: &Settings, what: impl Fn(&Config) -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !what(&settings.now()) {
        assert!(Instant::now() < deadline, "the change was not seen");
        std::thread::yield_now();
    }
}

#[test]
fn a_file_that_is_written_replaced_or_made_anew_is_taken_each_time() {
    let (_folder, file, settings) = following(SITE);

    fs::write(&file, with_limit(1)).unwrap();
    wait_for(&settings, |config| config.limits.status_chars == 1);

    for chars in 2..5 {
        replace(&file, &with_limit(chars));
        wait_for(&settings, |config| config.limits.status_chars == chars);
    }

    fs::rename(&file, file.with_extension("old")).unwrap();
    fs::write(&file, with_limit(5)).unwrap();
    wait_for(&settings, |config| config.limits.status_chars == 5);

    fs::remove_file(&file).unwrap();
    fs::write(&file, with_limit(6)).unwrap();
    wait_for(&settings, |config| config.limits.status_chars == 6);
}

#[test]
fn a_file_that_was_kept_by_a_second_name_is_followed_under_the_first() {
    let (_folder, file, settings) = following(SITE);

    fs::hard_link(&file, file.with_extension("backup")).unwrap();
    replace(&file, &with_limit(2));
    wait_for(&settings, |config| config.limits.status_chars == 2);
    fs::write(&file, with_limit(3)).unwrap();

    wait_for(&settings, |config| config.limits.status_chars == 3);
}

#[test]
fn a_broken_file_changes_nothing_until_it_is_right_again() {
    let (_folder, file, settings) = following(&with_limit(7));

    replace(&file, "this is not toml");
    settings.reload();
    assert_eq!(settings.now().limits.status_chars, 7);

    replace(&file, &with_limit(8));
    wait_for(&settings, |config| config.limits.status_chars == 8);
}

#[test]
fn a_file_that_comes_later_is_taken_whole() {
    let (folder, file, settings) = following("");
    assert!(!settings.now().is_set_up());

    fs::write(folder.path().join("tusklet.db"), "something else happens here").unwrap();
    fs::write(&file, format!("{SITE}[server]\ntls = \"proxy\"")).unwrap();

    wait_for(&settings, Config::is_set_up);
    assert_eq!(settings.now().server.tls, Tls::Proxy);
    fs::write(&file, format!("{SITE}[limits]\nstatus_chars = 9")).unwrap();
    wait_for(&settings, |config| config.limits.status_chars == 9);
    assert_eq!(settings.now().server.tls, Tls::Proxy, "waits for a restart");
}
