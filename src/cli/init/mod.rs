//! `tusklet init`: sets a new server up in the terminal, or from a file of answers.

mod answers;
mod ask;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::shell;
use crate::config::{Config, Environment, Place, Tls, read};
use crate::service::setup::{self, Founded};

/// How the questions are answered.
#[derive(Debug, Clone, Args)]
pub(super) struct Arguments {
    /// Take the answers from this file (TOML: the keys of the settings, and [owner] name,
    /// password, email) instead of asking
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

pub(super) fn run(place: &Place, arguments: &Arguments) -> anyhow::Result<()> {
    let founding = match &arguments.answers {
        // All that is wrong with the file is said before anything is made.
        Some(file) => Some(answers::load(file, &Environment::of_process())?),
        None => None,
    };
    let app = shell::open(place)?;
    let config = app.settings.now();
    anyhow::ensure!(
        !config.is_set_up(),
        "{} is set up already, as {}",
        place.data_dir.display(),
        config.domain()
    );
    let founded = shell::run(async {
        let outcome = if let Some(founding) = founding {
            setup::found(&app, founding).await
        } else {
            ask::all(&app).await?;
            shell::say("\nMaking the keys …\n");
            setup::finish(&app).await
        };
        outcome.map_err(shell::told)
    })?;
    // As the next start will see them: some wait for it.
    let config = read::load(&place.config_file, &Environment::of_process())?.config;
    shell::say(&ending(&config, place, &founded));
    Ok(())
}

/// What to do next.
fn ending(config: &Config, place: &Place, founded: &Founded) -> String {
    let Founded { owner, recovery_codes } = founded;
    let mut text = format!("\n@{} is ready.\n\n", owner.account().full_handle(config.domain()));
    text += "Recovery codes: each opens the door once to who has lost the password. They are\n\
             shown this once; print them or write them down.\n\n";
    for pair in recovery_codes.chunks(2) {
        let _ = writeln!(text, "    {}", pair.join("    "));
    }
    let _ = write!(
        text,
        "\nNext:\n  1. Start the server:  tusklet serve --data {}\n",
        place.data_dir.display()
    );
    let _ = match config.server.tls {
        Tls::Proxy => writeln!(text, "  2. {}", proxy_hint(config)),
        Tls::Off => writeln!(text, "  2. It listens on {}.", config.server.listen),
    };
    let _ = writeln!(
        text,
        "  3. Sign in as {} at {}/auth/sign_in, or with any Mastodon app.\n\nSettings: {} (see `tusklet \
         config show`)",
        owner.account().username,
        config.public_url(),
        place.config_file.display()
    );
    text
}

fn proxy_hint(config: &Config) -> String {
    format!(
        "Let a web server hand {} on to it. All that Caddy needs:  {} {{ reverse_proxy {} }}",
        config.public_url(),
        config.web_domain(),
        config.server.listen
    )
}
