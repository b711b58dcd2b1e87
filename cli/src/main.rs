//! `phrom collect`: the coordinator's report from a command line, for very many files. The same engine as the page.

mod again;
mod lines;
mod options;
mod pieces;
mod reading;
mod sources;
mod writing;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;
use options::{Command, Options};

/// What is kept of files is asked for in small pieces, on all threads: of these, glibc's allocator fetches every four
/// kilobytes from the kernel by a call of their own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let Options { command: Command::Collect(options) } = Options::parse();
    match writing::collect(&options) {
        Ok(said) => {
            say(&said);
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("{error}\n"));
            ExitCode::FAILURE
        }
    }
}

/// Says something to the person, beside what progress bars draw.
fn say(words: &str) {
    // Nobody is there to be told that nobody could be told.
    let _ = std::io::stderr().write_all(words.as_bytes());
}

/// Whether a person looks on.
fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}
