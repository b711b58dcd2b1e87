//! Makes the catalogue of built-in questionnaires, so that no code names one: of each file that
//! `questionnaires/order.txt` lists, what home shows. The questionnaires themselves are fetched when they are chosen.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let folder = Path::new(&root).join("questionnaires");
    println!("cargo::rerun-if-changed={}", folder.display());
    let order = fs::read_to_string(folder.join("order.txt"))?;
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            there.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    let mut list = String::from("&[\n");
    for name in order.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let path = folder.join(name).with_extension("json");
        println!("cargo::rerun-if-changed={}", path.display());
        if !there.remove(name) {
            return Err(format!("questionnaires/order.txt names {name}, which is not there or stands twice").into());
        }
        let file = fs::read(&path)?;
        list.push_str(&entry(name, &file, &serde_json::from_slice(&file)?)?);
    }
    if let Some(name) = there.first() {
        return Err(format!("questionnaires/order.txt does not name {name}").into());
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogue.rs"), list)?;
    Ok(())
}

/// A questionnaire's entry. Its file is named by its content, as the build tool names it where it is published, and by how
/// it is packed: whoever changes `questionnaire::packed` counts on.
fn entry(name: &str, file: &[u8], value: &Value) -> Result<String, Box<dyn Error>> {
    let mut hash = String::new();
    for byte in &Sha256::digest(file)[..8] {
        write!(hash, "{byte:02x}")?;
    }
    let (mut n_parts, mut n_indicators, mut n_questions) = (0, 0, 0);
    for part in value["dimensions"].as_array().into_iter().flatten() {
        n_parts += 1;
        for indicator in part["indicators"].as_array().into_iter().flatten() {
            n_indicators += 1;
            n_questions += indicator["questions"].as_array().map_or(0, Vec::len);
        }
    }
    let (title, purpose, audience) = (words(&value["title"])?, words(&value["purpose"])?, words(&value["audience"])?);
    let (id, minutes) = (value["id"].as_str().ok_or("no id")?, value["minutes"].as_u64().ok_or("no minutes")?);
    let terms = match &value["terms"] {
        Value::Null => "None".to_owned(),
        terms => format!("Some(({}, {}))", words(&terms["dimension"])?, words(&terms["indicator"])?),
    };
    Ok(format!(
        "Entry {{ id: {id:?}, file: \"questionnaires/{name}-{hash}.2.txt\", explanations: \"questionnaires/{name}-{hash}.2.more.txt\", title: {title}, purpose: {purpose}, audience: {audience}, \
         terms: {terms}, minutes: {minutes}, counts: Counts {{ n_dimensions: {n_parts}, n_indicators: {n_indicators}, n_questions: {n_questions} }} }},\n"
    ))
}

fn words(text: &Value) -> Result<String, Box<dyn Error>> {
    let side = |side: &str| text[side].as_str().ok_or("a text lacks a language");
    Ok(format!("Words {{ th: {:?}, en: {:?} }}", side("th")?, side("en")?))
}
