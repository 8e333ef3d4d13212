//! The log: starts at the level that the settings name and follows it while running.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::{Layered, SubscriberExt};
use tracing_subscriber::reload::{self, Handle};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Registry, fmt};

use super::Settings;

/// Changes the level of a log that has started.
#[derive(Debug)]
pub struct Level {
    filter: Handle<EnvFilter, Registry>,
}

/// Starts to write the log to standard error. Only the first call in a process does something.
pub fn start(settings: &Settings) -> Level {
    let (subscriber, level) = prepare(&settings.now().log.level);
    let output = fmt::layer().with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    // systemd's journal notes the time by itself and says so by this variable.
    let _ = if std::env::var_os("JOURNAL_STREAM").is_some() {
        subscriber.with(output.without_time()).try_init()
    } else {
        subscriber.with(output).try_init()
    };
    level
}

type Filtered = Layered<reload::Layer<EnvFilter, Registry>, Registry>;

fn prepare(level: &str) -> (Filtered, Level) {
    let (filter, handle) = reload::Layer::new(EnvFilter::new(level));
    (tracing_subscriber::registry().with(filter), Level { filter: handle })
}

impl Level {
    /// Follows the settings for as long as they live.
    pub async fn follow(self, settings: &Settings) {
        let mut changes = settings.changes();
        let mut level = settings.now().log.level.clone();
        while changes.changed().await.is_ok() {
            let new = changes.borrow_and_update().log.level.clone();
            if new != level {
                let _ = self.filter.reload(EnvFilter::new(&new)); // fails once the log is gone
                level = new;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[tokio::test]
    async fn a_changed_level_is_taken() {
        let settings = Settings::fixed(Config::default());
        let (subscriber, level) = prepare("info");
        let _guard = tracing::subscriber::set_default(subscriber);
        assert!(!tracing::enabled!(tracing::Level::DEBUG));

        let follower = {
            let settings = settings.clone();
            tokio::spawn(async move { level.follow(&settings).await })
        };
        tokio::task::yield_now().await;
        let mut config = Config::default();
        config.log.level = "debug".into();
        settings.adopt(config);
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }

        assert!(tracing::enabled!(tracing::Level::DEBUG));
        follower.abort();
    }
}
