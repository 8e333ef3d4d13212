//! The shell's door: subcommands that call `service` and print.

use std::process::ExitCode;

/// Reads the command line, does what it says and tells how it went.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
