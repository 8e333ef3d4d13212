//! The binary: reads the command line and opens a door.

use std::process::ExitCode;

fn main() -> ExitCode {
    tusklet::cli::main()
}
