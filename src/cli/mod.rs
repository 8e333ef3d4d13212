//! The shell's door: subcommands that call `service` and print.

mod config;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::place;

/// A fediverse server that one person can own
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The folder of database and media [default: that of the settings file, or tusklet-data]
    #[arg(long, global = true, env = "TUSKLET_DATA")]
    data: Option<PathBuf>,
    /// The settings file [default: tusklet.toml in the data folder]
    #[arg(long, global = true, env = "TUSKLET_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check, show or change the settings
    #[command(subcommand)]
    Config(config::Command),
}

/// Reads the command line, does what it says and tells how it went.
pub fn main() -> ExitCode {
    let Arguments { data, config, command } = Arguments::parse();
    let place = place::find(data, config);
    match command {
        Command::Config(command) => config::run(&place, &command),
    }
}
