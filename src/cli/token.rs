//! `tusklet token`: makes tokens for programs and scripts.

use anyhow::Context;
use clap::Subcommand;

use super::shell;
use crate::base::Refusal;
use crate::config::Place;
use crate::db;
use crate::model::Scopes;
use crate::service::oauth;

/// What can be done with tokens.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum Command {
    /// Make a token and print it, nothing else
    Create {
        /// Whose: the name of an account of this server
        #[arg(long)]
        account: String,
        /// What it allows, as in "read write:statuses"
        #[arg(long, default_value = "read")]
        scopes: String,
    },
}

pub(super) fn run(place: &Place, command: &Command) -> anyhow::Result<()> {
    let Command::Create { account, scopes } = command;
    let app = shell::open_set_up(place)?;
    let scopes = Scopes::parse(scopes).map_err(|refusal| shell::told(refusal.into()))?;
    anyhow::ensure!(!scopes.is_empty(), "scopes are needed, as in --scopes \"read write\"");
    let name = account.trim_start_matches('@').to_owned();
    let token = shell::run(async {
        let wanted = name.clone();
        let found = app.db.read(move |tx| Ok(db::account::local_by_username(tx, &wanted)?)).await;
        let found = found.and_then(|found| found.ok_or(Refusal::NotFound("account").into()));
        let account = found.map_err(shell::told).with_context(|| format!("--account {name}"))?;
        oauth::issue(&app, &account, scopes).await.map_err(shell::told)
    })?;
    shell::say(&format!("{token}\n"));
    Ok(())
}
