//! What the build does beside compiling. `cargo run -p xtask -- COMMAND`:
//!
//! | command | what it does |
//! |---|---|
//! | `pack DIST COLLECT LINKED` | makes what Trunk built small, splits the program in two, adds the coordinator's page from its folder, questionnaires, service worker and policy |
//! | `sizes DIST [--prebuilt-std]` | the bytes of a first visit; fails over the budget |
//! | `serve DIST PORT` | serves a folder on 127.0.0.1 |
//! | `schema [--check]` | writes `schema/*.json` from the types, or says whether they are up to date |

mod build;
mod collect;
mod names;
mod offline;
mod pack;
mod schema;
mod serve;
mod single;
mod sizes;
mod split;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result: Result<(), Box<dyn Error>> = match words.as_slice() {
        ["pack", dist, collect, linked] => pack::pack(Path::new(dist), Path::new(collect), Path::new(linked)),
        ["sizes", dist] => sizes::sizes(Path::new(dist), sizes::BUDGET),
        ["sizes", dist, "--prebuilt-std"] => sizes::sizes(Path::new(dist), sizes::BUDGET_PREBUILT_STD),
        ["serve", dist, port] => serve::serve(Path::new(dist), port),
        ["schema"] => schema::write(),
        ["schema", "--check"] => schema::check(),
        _ => {
            Err("commands: pack DIST COLLECT LINKED, sizes DIST [--prebuilt-std], serve DIST PORT, schema [--check]"
                .into())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
