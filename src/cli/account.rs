//! `tusklet account`: makes accounts.

use anyhow::Context;
use clap::{Subcommand, ValueEnum};

use super::shell;
use crate::config::Place;
use crate::model::Role;
use crate::service::account::{self, NewAccount};
use crate::service::password::Password;

/// What can be done with accounts.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum Command {
    /// Make an account that may sign in at once
    Create {
        /// The part before the @
        name: String,
        /// What they may do
        #[arg(long, value_enum, default_value_t = Position::Member)]
        role: Position,
        #[arg(long)]
        email: Option<String>,
        /// Read the password from standard input instead of asking for it
        #[arg(long)]
        password_stdin: bool,
    },
}

/// A role, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Position {
    Member,
    Moderator,
    Admin,
    Owner,
}

impl From<Position> for Role {
    fn from(position: Position) -> Self {
        match position {
            Position::Member => Self::Member,
            Position::Moderator => Self::Moderator,
            Position::Admin => Self::Admin,
            Position::Owner => Self::Owner,
        }
    }
}

pub(super) fn run(place: &Place, command: Command) -> anyhow::Result<()> {
    let Command::Create { name, role, email, password_stdin } = command;
    let app = shell::open_set_up(place)?;
    let password =
        if password_stdin { shell::line().context("--password-stdin")? } else { asked_twice()? };
    let handle = shell::run(async {
        let new =
            NewAccount { email, ..NewAccount::new(name, Password::Plain(password), role.into()) };
        let name = new.username.clone();
        let made = account::create(&app, new)
            .await
            .map_err(shell::told)
            .with_context(|| format!("cannot make an account `{name}`"))?;
        Ok(made.account().full_handle(app.settings.now().domain()))
    })?;
    shell::say(&format!("@{handle} is there and may sign in\n"));
    Ok(())
}

fn asked_twice() -> anyhow::Result<String> {
    let first = shell::password("Password: ")?;
    let second = shell::password("Again: ")?;
    anyhow::ensure!(first == second, "the two passwords differ");
    Ok(first)
}
