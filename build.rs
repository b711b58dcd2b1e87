//! Packs the built-in questionnaires, so that no code names one: each `questionnaires/*.json` becomes an entry of a
//! list, in the form that `src/questionnaire/packed.rs` unpacks.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let folder = Path::new(&root).join("questionnaires");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> =
        fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(fs::DirEntry::path).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut list = String::from("&[\n");
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let mut packed = Packed::default();
        packed.add(&serde_json::from_slice(&fs::read(&path)?)?)?;
        let Packed { frame, th, en } = packed;
        let (th, en) = (th.escape_ascii(), en.escape_ascii());
        writeln!(list, "    Packed {{ frame: {frame:?}, th: b\"{th}\", en: b\"{en}\" }},")?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("questionnaires.rs"), list)?;
    Ok(())
}

/// Texts apart from what holds them, and each language by itself: like stands beside like, which compresses best.
#[derive(Default)]
struct Packed {
    /// The JSON without white space, with a zero byte for each text.
    frame: String,
    /// The Thai texts in order, each with an end of line.
    th: Vec<u8>,
    /// The English ones.
    en: Vec<u8>,
}

impl Packed {
    fn add(&mut self, value: &Value) -> Result<(), Box<dyn Error>> {
        match value {
            Value::Object(map) => {
                if let (2, Some(Value::String(th)), Some(Value::String(en))) = (map.len(), map.get("th"), map.get("en"))
                {
                    self.frame.push('\0');
                    add_text(&mut self.th, th)?;
                    return add_text(&mut self.en, en);
                }
                for (n, (key, value)) in map.iter().enumerate() {
                    write!(self.frame, "{}{}:", if n == 0 { '{' } else { ',' }, serde_json::to_string(key)?)?;
                    self.add(value)?;
                }
                self.frame.push_str(if map.is_empty() { "{}" } else { "}" });
            }
            Value::Array(elements) => {
                for (n, value) in elements.iter().enumerate() {
                    self.frame.push(if n == 0 { '[' } else { ',' });
                    self.add(value)?;
                }
                self.frame.push_str(if elements.is_empty() { "[]" } else { "]" });
            }
            _ => self.frame.push_str(&serde_json::to_string(value)?),
        }
        Ok(())
    }
}

/// Adds the content of a JSON string in Windows-874. What that lacks is escaped, as JSON allows.
fn add_text(texts: &mut Vec<u8>, text: &str) -> Result<(), Box<dyn Error>> {
    let quoted = serde_json::to_string(text)?;
    for c in quoted[1..quoted.len() - 1].chars() {
        match c {
            '\0'..='\u{7F}' => texts.push(u8::try_from(c)?),
            '\u{E01}'..='\u{E3A}' | '\u{E3F}'..='\u{E5B}' => texts.push(u8::try_from(u32::from(c) - 0xE01 + 0xA1)?),
            '\u{2018}' => texts.push(0x91),
            '\u{2019}' => texts.push(0x92),
            '\u{201C}' => texts.push(0x93),
            '\u{201D}' => texts.push(0x94),
            '\u{2013}' => texts.push(0x96),
            '\u{2014}' => texts.push(0x97),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    texts.extend(format!("\\u{unit:04x}").bytes());
                }
            }
        }
    }
    texts.push(b'\n');
    Ok(())
}
