//! The built-in questionnaires, packed by `build.rs`: a tenth less of what a first visit loads.

/// A questionnaire file whose texts stand apart, in one byte a letter.
#[derive(Debug)]
pub struct Packed {
    /// The JSON, with a zero byte for each text.
    frame: &'static str,
    /// The Thai texts in order: contents of JSON strings in Windows-874, each with an end of line.
    th: &'static [u8],
    /// The English ones.
    en: &'static [u8],
}

/// The built-in questionnaires, in the order of their file names.
pub const BUILT_IN: &[Packed] = include!(concat!(env!("OUT_DIR"), "/questionnaires.rs"));

impl Packed {
    /// The file's JSON.
    pub fn json(&self) -> String {
        let mut texts = self.th.split_inclusive(is_end).zip(self.en.split_inclusive(is_end));
        let mut json = String::new();
        for piece in self.frame.split('\0') {
            json.push_str(piece);
            if let Some((th, en)) = texts.next() {
                json.push_str("{\"th\":\"");
                push_text(&mut json, th);
                json.push_str("\",\"en\":\"");
                push_text(&mut json, en);
                json.push_str("\"}");
            }
        }
        json
    }
}

const fn is_end(byte: &u8) -> bool {
    *byte == b'\n'
}

fn push_text(json: &mut String, text: &[u8]) {
    for byte in text.iter().filter(|byte| !is_end(byte)) {
        let code = match byte {
            0xA1.. => u32::from(*byte) - 0xA1 + 0xE01,
            0x91 | 0x92 => u32::from(*byte) - 0x91 + 0x2018,
            0x93 | 0x94 => u32::from(*byte) - 0x93 + 0x201C,
            0x96 | 0x97 => u32::from(*byte) - 0x96 + 0x2013,
            _ => u32::from(*byte),
        };
        json.extend(char::from_u32(code));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde_json::Value;

    use super::*;
    use crate::questionnaire::Questionnaire;

    #[test]
    fn what_is_built_in_is_what_the_files_say() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires");
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        assert_eq!(paths.len(), BUILT_IN.len());
        for (path, packed) in paths.iter().zip(BUILT_IN) {
            let (file, json) = (fs::read(path).unwrap(), packed.json());
            let value: Value = serde_json::from_slice(&file).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
            let built_in = Questionnaire::read(json.as_bytes()).unwrap();
            assert_eq!(built_in.sha256, Questionnaire::read(&file).unwrap().sha256);
        }
    }

    #[test]
    fn every_letter_comes_back() {
        let packed = Packed {
            frame: "[\0,0,\0]",
            th: b"\xA1\xDA\xDF\xFB\n\\ud83d\\ude00\n",
            en: b"\x91a\x92\x93\x94\x96\x97\n\\\"\n",
        };
        let expected = serde_json::json!([{"th": "กฺ฿๛", "en": "‘a’“”–—"}, 0, {"th": "😀", "en": "\""}]);
        assert_eq!(serde_json::from_str::<Value>(&packed.json()).unwrap(), expected);
    }
}
