//! The program: arguments, then the desktop app or a command. Does not contain anything else.

use std::process::ExitCode;

#[cfg(feature = "cli")]
fn main() -> ExitCode {
    use clap::Parser;
    let arguments = composure::cli::Arguments::parse();
    let code = match &arguments.command {
        Some(command) => composure::cli::run(command, arguments.lang()),
        None => desktop(),
    };
    ExitCode::from(code)
}

#[cfg(not(feature = "cli"))]
fn main() -> ExitCode {
    ExitCode::from(desktop())
}

#[cfg(feature = "desktop")]
fn desktop() -> u8 {
    composure::app::run()
}

#[cfg(not(feature = "desktop"))]
fn desktop() -> u8 {
    eprintln!("composure: this build has no desktop app; try `composure play late-delivery`");
    2
}
