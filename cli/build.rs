//! Makes the list of built-in questionnaires, in the order of `questionnaires/order.txt`: their bytes are part of the
//! program, as a command line has nowhere to fetch them from.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../questionnaires").canonicalize()?;
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut list = String::from("&[\n");
    for line in fs::read_to_string(folder.join("order.txt"))?.lines().map(str::trim).filter(|line| !line.is_empty()) {
        list += &format!("    include_bytes!({:?}),\n", folder.join(line).with_extension("json"));
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), list)?;
    Ok(())
}
