//! The `plainspoken` program: see the library for everything it does.

use std::process::ExitCode;

fn main() -> ExitCode {
    plainspoken::cli::main()
}
