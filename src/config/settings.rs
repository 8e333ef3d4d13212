//! The live handle on the settings: a snapshot for each request, a reload when they change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use tokio::sync::watch as channel;

use super::error::ConfigError;
use super::key::{Change, Key};
use super::read::{self, Loaded};
use super::{Config, Environment, watch, write};

/// The settings as they are now. Clones see the same changes.
#[derive(Debug, Clone)]
pub struct Settings {
    held: Arc<Held>,
}

#[derive(Debug)]
pub(super) struct Held {
    current: channel::Sender<Arc<Config>>,
    source: Option<Source>,
    watching: OnceLock<watch::Watching>,
}

#[derive(Debug)]
struct Source {
    file: PathBuf,
    environment: Environment,
    /// What was read last; differs from what is in effect by the keys that wait for a restart.
    last: Mutex<Config>,
}

/// How a reload ended.
#[derive(Debug)]
pub enum Reload {
    Same,
    Changed {
        /// Keys that are in effect at once.
        live: Vec<&'static Key>,
        /// Keys that keep their old value, at least until the next start.
        kept: Vec<&'static Key>,
    },
    /// The old settings stay.
    Refused(ConfigError),
}

impl Settings {
    /// Settings from no file; only [`Settings::adopt`] changes them.
    pub fn fixed(config: Config) -> Self {
        Self::holding(config, None)
    }

    /// Loads `file`, which need not exist yet, and follows its changes.
    pub fn follow(file: &Path, environment: Environment) -> Result<Self, ConfigError> {
        let settings = Self::load(file, environment)?;
        settings.watch();
        Ok(settings)
    }

    /// Loads `file`, which need not exist yet; changes are seen on [`Settings::reload`] only.
    pub fn load(file: &Path, environment: Environment) -> Result<Self, ConfigError> {
        let Loaded { config, .. } = read::load_if_there(file, &environment)?;
        let last = Mutex::new(config.clone());
        let source = Source { file: file.to_owned(), environment, last };
        Ok(Self::holding(config, Some(source)))
    }

    /// Follows the changes of the file from now on. Without it, or if the system cannot do it,
    /// there is still [`Settings::reload`].
    pub fn watch(&self) {
        let Some(Source { file, .. }) = &self.held.source else { return };
        match watch::start(file, Arc::downgrade(&self.held)) {
            Ok(watching) => {
                let _ = self.held.watching.set(watching);
            }
            Err(cause) => tracing::warn!(
                "cannot watch {}, changes will be seen on SIGHUP only: {cause}",
                file.display()
            ),
        }
    }

    fn holding(config: Config, source: Option<Source>) -> Self {
        let (current, _) = channel::channel(Arc::new(config));
        Self { held: Arc::new(Held { current, source, watching: OnceLock::new() }) }
    }

    /// A snapshot: take one per request and use it throughout.
    pub fn now(&self) -> Arc<Config> {
        Arc::clone(&self.held.current.borrow())
    }

    /// A receiver that wakes after each change.
    pub fn changes(&self) -> channel::Receiver<Arc<Config>> {
        self.held.current.subscribe()
    }

    /// Reads the file again and takes what is valid and can change while running.
    pub fn reload(&self) -> Reload {
        self.held.reload()
    }

    /// Writes `config` into the file, keeping what is written there already, and takes it.
    pub fn save(&self, config: Config) -> Result<Reload, ConfigError> {
        let Some(Source { file, .. }) = &self.held.source else { return Ok(self.adopt(config)) };
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(ConfigError::Unreadable { file: file.clone(), cause }),
        };
        let label = file.display().to_string();
        let text = write::update(&text, &label, &config.tidied())?;
        read::parse(&text, &label, &[], &Environment::empty())?;
        write::save(file, &text)?;
        Ok(self.reload())
    }

    /// Takes `config` as if it had been read from the file.
    pub fn adopt(&self, config: Config) -> Reload {
        self.held.take(config.tidied())
    }
}

impl Held {
    pub(super) fn reload(&self) -> Reload {
        let Some(Source { file, environment, last }) = &self.source else { return Reload::Same };
        let loaded = if self.current.borrow().is_set_up() {
            read::load(file, environment)
        } else {
            read::load_if_there(file, environment)
        };
        match loaded {
            Ok(Loaded { config, .. }) if *last.lock() == config => Reload::Same,
            Ok(Loaded { config, .. }) => self.take(config),
            Err(problem) => {
                tracing::warn!("the old settings stay in effect: {problem}");
                Reload::Refused(problem)
            }
        }
    }

    fn take(&self, new: Config) -> Reload {
        if let Some(source) = &self.source {
            new.clone_into(&mut source.last.lock());
        }
        let (mut live, mut kept) = (vec![], vec![]);
        self.current.send_if_modified(|current| {
            (live, kept) = differences(current, &new);
            let next = next(current, new, &kept);
            let changed = **current != next;
            *current = Arc::new(next);
            changed
        });
        tell(&live, &kept);
        if live.is_empty() && kept.is_empty() {
            return Reload::Same;
        }
        Reload::Changed { live, kept }
    }
}

/// The keys that change at once, and those that keep their value while the server runs.
fn differences(old: &Config, new: &Config) -> (Vec<&'static Key>, Vec<&'static Key>) {
    let stays = |key: &&Key| match key.change {
        Change::Live => false,
        // Before set-up nothing depends on the site yet. The socket is open already, though, and so is
        // the place for files.
        Change::Restart | Change::Never => {
            old.is_set_up() || key.path == "server.listen" || key.section == "media"
        }
    };
    let (kept, live) = old.changed_keys(new).into_iter().partition(stays);
    (live, kept)
}

/// What is in effect after `new` was read: `kept` keys stay as they are in `old`.
fn next(old: &Config, new: Config, kept: &[&'static Key]) -> Config {
    let mut next = new;
    for key in kept {
        match key.path {
            "instance.domain" => next.instance.domain.clone_from(&old.instance.domain),
            "instance.web_domain" => next.instance.web_domain.clone_from(&old.instance.web_domain),
            "server.listen" => next.server.listen = old.server.listen,
            "server.public_url" => next.server.public_url.clone_from(&old.server.public_url),
            "server.tls" => next.server.tls = old.server.tls,
            "media.store" => next.media.store = old.media.store,
            "media.cache_store" => next.media.cache_store = old.media.cache_store,
            "media.s3_endpoint" => next.media.s3_endpoint.clone_from(&old.media.s3_endpoint),
            "media.s3_bucket" => next.media.s3_bucket.clone_from(&old.media.s3_bucket),
            "media.s3_region" => next.media.s3_region.clone_from(&old.media.s3_region),
            "media.s3_key" => next.media.s3_key.clone_from(&old.media.s3_key),
            "media.s3_secret" => next.media.s3_secret.clone_from(&old.media.s3_secret),
            "media.s3_path_style" => next.media.s3_path_style = old.media.s3_path_style,
            "media.s3_urls" => next.media.s3_urls = old.media.s3_urls,
            "media.s3_public_url" => next.media.s3_public_url.clone_from(&old.media.s3_public_url),
            path => debug_assert!(false, "{path} should stay, but nothing here keeps it"),
        }
    }
    next
}

fn tell(live: &[&'static Key], kept: &[&'static Key]) {
    let paths = |keys: &mut dyn Iterator<Item = &&'static Key>| {
        keys.map(|key| key.path).collect::<Vec<_>>().join(", ")
    };
    let live = paths(&mut live.iter());
    let restart = paths(&mut kept.iter().filter(|key| key.change == Change::Restart));
    let never = paths(&mut kept.iter().filter(|key| key.change == Change::Never));
    if !live.is_empty() {
        tracing::info!("settings changed: {live}");
    }
    if !restart.is_empty() {
        tracing::warn!("settings that will change with a restart: {restart}");
    }
    if !never.is_empty() {
        tracing::warn!("settings that cannot change, take the new value back: {never}");
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    const SITE: &str = "[instance]\ndomain = \"tusklet.org\"\n";

    fn loaded(text: &str) -> (TempDir, PathBuf, Settings) {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("tusklet.toml");
        if !text.is_empty() {
            std::fs::write(&file, text).unwrap();
        }
        let settings = Settings::load(&file, Environment::empty()).unwrap();
        (folder, file, settings)
    }

    #[test]
    fn what_needs_a_restart_keeps_its_value() {
        let (_folder, file, settings) = loaded(SITE);

        let later = "[instance]\ndomain = \"other.org\"\n[limits]\nstatus_chars = 9";
        std::fs::write(&file, later).unwrap();

        assert!(matches!(settings.reload(), Reload::Changed { .. }));
        let now = settings.now();
        assert_eq!((now.domain(), now.limits.status_chars), ("tusklet.org", 9));
        assert!(matches!(settings.reload(), Reload::Same), "told again");
    }

    #[test]
    fn every_key_that_waits_can_be_kept() {
        let old = read::parse(SITE, "old", &[], &Environment::empty()).unwrap().config;
        let mut new = Config::default();
        new.instance.domain = "other.org".into();
        new.instance.web_domain = "web.other.org".into();
        new.server.listen = "0.0.0.0:1".parse().unwrap();
        new.server.public_url = "https://web.other.org".into();
        new.server.tls = crate::config::Tls::Proxy;
        new.media = crate::config::shape::Media {
            store: crate::config::FilePlace::S3,
            cache_store: crate::config::FilePlace::S3,
            s3_endpoint: "https://s3.other.org".into(),
            s3_bucket: "files".into(),
            s3_region: "here".into(),
            s3_key: "key".into(),
            s3_secret: "secret".into(),
            s3_path_style: false,
            s3_urls: crate::config::FileUrls::Public,
            s3_public_url: "https://files.other.org".into(),
            ..new.media
        };

        let (live, kept) = differences(&old, &new);

        let waiting = super::super::KEYS.iter().filter(|key| key.change != Change::Live);
        assert_eq!(kept, waiting.collect::<Vec<_>>());
        assert_eq!((live, next(&old, new, &kept)), (vec![], old));
    }

    #[test]
    fn the_wizard_hands_over_what_it_wrote() {
        let settings = Settings::fixed(Config::default());
        let mut changes = settings.changes();
        let mut config = Config::default();
        config.instance.domain = "Tusklet.org".into();

        let reload = settings.adopt(config);

        assert!(matches!(reload, Reload::Changed { kept, .. } if kept.is_empty()));
        assert!(changes.has_changed().unwrap());
        assert_eq!(changes.borrow_and_update().domain(), "tusklet.org");
    }

    #[test]
    fn what_the_wizard_saves_is_in_the_file_and_in_effect() {
        let (_folder, file, settings) = loaded("# ours\n[limits]\nstatus_chars = 7\n");
        let mut config = Config::clone(&settings.now());
        config.instance.domain = "localhost:8080".into();
        config.federation.http = true;

        settings.save(config.clone()).unwrap();

        assert_eq!(*settings.now(), config);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("# ours\n[limits]\nstatus_chars = 7\n"), "{text}");

        config.instance.domain = "tusklet.org".into();
        assert!(matches!(settings.save(config), Err(ConfigError::Invalid(_))));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }

    #[test]
    fn a_file_that_is_gone_changes_nothing() {
        let (_folder, file, settings) = loaded(SITE);

        std::fs::remove_file(&file).unwrap();

        assert!(matches!(settings.reload(), Reload::Refused(_)));
        assert_eq!(settings.now().domain(), "tusklet.org");
    }
}
