//! The shell's door: subcommands that call `service` and print.
//!
//! All of them work beside a running server: the database takes several processes, and a server
//! follows its settings file.

mod account;
mod archive;
mod config;
mod doctor;
mod federation;
mod init;
mod media;
mod serve;
mod setup_link;
mod shell;
mod token;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::place;

/// Under this name the program is `tusklet init`.
const INIT_NAME: &str = "instance-init";

/// A fediverse server that one person can own
///
/// Without a command it serves.
#[derive(Debug, Parser)]
#[command(name = "tusklet", version)]
struct Arguments {
    /// The folder of database and media [default: that of the settings file, or tusklet-data]
    #[arg(long, global = true, env = "TUSKLET_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// The settings file [default: tusklet.toml in the data folder]
    #[arg(long, global = true, env = "TUSKLET_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server (also without any command)
    Serve,
    /// Set a new server up, here in the terminal or from a file
    Init(init::Arguments),
    /// Print a new link to the set-up in the browser
    SetupLink,
    /// Make accounts
    #[command(subcommand)]
    Account(account::Command),
    /// Make tokens for programs and scripts
    #[command(subcommand)]
    Token(token::Command),
    /// Check, show or change the settings
    #[command(subcommand)]
    Config(config::Command),
    /// Ask what became of what went out and came in; relays
    #[command(subcommand)]
    Federation(federation::Command),
    /// Tell what files take, and what they may; move them to where the settings want them
    Media(media::Arguments),
    /// Look for trouble, and say what helps
    Doctor(doctor::Arguments),
    /// Save everything into one file, also while the server runs
    Backup {
        /// The file to write; must not exist yet
        file: PathBuf,
        /// Also fetch what was uploaded here and lies in a store that speaks S3
        #[arg(long)]
        media: bool,
    },
    /// Bring a saved server back, into an empty data folder
    Restore {
        /// A file that `tusklet backup` wrote
        file: PathBuf,
    },
}

/// Reads the command line, does what it says and tells how it went.
pub fn main() -> ExitCode {
    let Arguments { data, config, command } = Arguments::parse_from(words(std::env::args_os()));
    let place = place::find(data, config);
    let done = match command.unwrap_or(Command::Serve) {
        Command::Config(command) => return config::run(&place, &command),
        Command::Doctor(arguments) => return doctor::run(&place, &arguments),
        Command::Serve => serve::run(&place),
        Command::Init(arguments) => init::run(&place, &arguments),
        Command::SetupLink => setup_link::run(&place),
        Command::Account(command) => account::run(&place, command),
        Command::Federation(command) => federation::run(&place, command),
        Command::Media(arguments) => media::run(&place, &arguments),
        Command::Token(command) => token::run(&place, &command),
        Command::Backup { file, media } => archive::backup(&place, &file, media.into()),
        Command::Restore { file } => archive::restore(&place, &file),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            shell::complain(&format!("tusklet: {problem:#}"));
            ExitCode::FAILURE
        }
    }
}

/// The words of the command line, with `init` put in where the program's own name says it.
fn words(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = arguments.collect();
    let called = words.first().map(Path::new).and_then(Path::file_stem);
    if called.is_some_and(|name| name == INIT_NAME) {
        words.insert(1, "init".into());
    }
    words
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Arguments {
        Arguments::try_parse_from(words(line.split(' ').map(OsString::from))).unwrap()
    }

    #[test]
    fn the_command_line_is_well_made() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn without_a_command_it_serves() {
        assert!(parse("tusklet").command.is_none());
        assert_eq!(parse("tusklet --data x").data, Some("x".into()));
        assert!(matches!(parse("tusklet serve --data x").command, Some(Command::Serve)));
    }

    #[test]
    fn its_other_name_is_a_command() {
        let init = parse("/usr/bin/instance-init --answers a.toml --data d");
        assert!(matches!(init.command, Some(Command::Init(_))));
        assert_eq!(init.data, Some("d".into()));
    }
}
