//! Short names between the WebAssembly and its glue. wasm-bindgen ends each with a hash, which stands in both
//! files and cannot be compressed: a hundred and thirty names are 4 KB of brotli.

use std::collections::BTreeMap;
use std::error::Error;

type Names = BTreeMap<String, String>;

const HEADER: usize = 8;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;
const CUSTOM: u8 = 0;

/// Both files with short names in place of the long ones.
///
/// # Errors
/// When one of the two is not as wasm-bindgen makes it.
pub(crate) fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let (mut module, mut imports, mut exports) = (None, Names::new(), Names::new());
    let mut short = wasm.get(..HEADER).ok_or("no WebAssembly")?.to_vec();
    let mut reader = Reader { rest: &wasm[HEADER..] };
    while !reader.rest.is_empty() {
        let id = reader.bytes(1)?[0];
        let length = reader.number()?;
        let mut body = Reader { rest: reader.bytes(length)? };
        if id == CUSTOM && is_of_linker(body.clone().name()?) {
            continue;
        }
        let body = match id {
            IMPORTS => short_imports(&mut body, &mut module, &mut imports)?,
            EXPORTS => short_exports(&mut body, glue, imports.len(), &mut exports)?,
            _ => body.rest.to_vec(),
        };
        short.push(id);
        write_bytes(&mut short, &body);
    }
    let module = format!("\"{}\"", module.ok_or("the WebAssembly imports nothing")?);
    if glue.matches(&module).count() != 1 {
        return Err(format!("the glue does not name {module} once").into());
    }
    Ok((short, short_glue(glue, &imports, &exports)?.replace(&module, "\"a\"")))
}

/// What the linker wrote down, of a program that is another one by now.
fn is_of_linker(section: &str) -> bool {
    section == "linking" || section.starts_with("reloc.")
}

fn short_imports(
    body: &mut Reader<'_>,
    module: &mut Option<String>,
    names: &mut Names,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let n_imports = body.number()?;
    let mut short = Vec::new();
    write_number(&mut short, n_imports);
    for _ in 0..n_imports {
        let of = body.name()?;
        if module.get_or_insert_with(|| of.into()) != of {
            return Err(format!("the WebAssembly imports from a second module, {of}").into());
        }
        let name = body.name()?;
        write_bytes(&mut short, b"a");
        let next = short_name(names.len());
        write_bytes(&mut short, names.entry(name.into()).or_insert(next).as_bytes());
        if body.bytes(1)?[0] != FUNCTION {
            return Err(format!("the import {name} is no function").into());
        }
        short.push(FUNCTION);
        write_number(&mut short, body.number()?);
    }
    Ok(short)
}

/// What the glue does not call by name keeps its own.
fn short_exports(
    body: &mut Reader<'_>,
    glue: &str,
    n_before: usize,
    names: &mut Names,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let n_exports = body.number()?;
    let mut short = Vec::new();
    write_number(&mut short, n_exports);
    for _ in 0..n_exports {
        let name = body.name()?;
        if (name.starts_with("__") || name.starts_with("wasm_bindgen")) && glue.contains(&format!(".{name}")) {
            let next = short_name(n_before + names.len());
            write_bytes(&mut short, names.entry(name.into()).or_insert(next).as_bytes());
        } else {
            write_bytes(&mut short, name.as_bytes());
        }
        short.extend_from_slice(body.bytes(1)?);
        write_number(&mut short, body.number()?);
    }
    Ok(short)
}

/// Imports are keys of an object there, exports members of one.
fn short_glue(glue: &str, imports: &Names, exports: &Names) -> Result<String, Box<dyn Error>> {
    let mut short = String::new();
    let (mut rest, mut n_imports) = (glue, 0);
    while let Some(start) = rest.find(is_of_name) {
        let (before, word) = rest.split_at(start);
        let (word, after) = word.split_at(word.find(|c| !is_of_name(c)).unwrap_or(word.len()));
        short.push_str(before);
        short.push_str(match (imports.get(word), exports.get(word)) {
            (Some(name), None) if after.starts_with(':') => {
                n_imports += 1;
                name
            }
            (None, Some(name)) if before.ends_with('.') => name,
            // The glue's own functions may have the name of the export that they call.
            (None, _) => word,
            _ => return Err(format!("the glue uses {word} in a way of its own").into()),
        });
        rest = after;
    }
    if n_imports != imports.len() {
        return Err(format!("the glue has {n_imports} of {} imports", imports.len()).into());
    }
    Ok(short + rest)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// a to z, then aa to zz.
pub(crate) fn short_name(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    if n < 26 { letter(n).into() } else { short_name(n / 26 - 1) + &String::from(letter(n)) }
}

/// WebAssembly's way to write numbers and names.
#[derive(Clone)]
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, length: usize) -> Result<&'a [u8], Box<dyn Error>> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or("the WebAssembly ends too early")?;
        self.rest = rest;
        Ok(bytes)
    }

    fn number(&mut self) -> Result<usize, Box<dyn Error>> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.bytes(1)?[0];
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err("a number of the WebAssembly is too long".into())
    }

    fn name(&mut self) -> Result<&'a str, Box<dyn Error>> {
        let length = self.number()?;
        Ok(str::from_utf8(self.bytes(length)?)?)
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_bytes(bytes: &mut Vec<u8>, more: &[u8]) {
    write_number(bytes, more.len());
    bytes.extend_from_slice(more);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const GLUE: &str =
        "const a = {__wbg_on_0f: function() { wasm.__free(__free); }}; const all = {\"./page_bg.js\": a};";

    /// One function type, one import, exports of the function under two names.
    fn wasm() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        wasm.push(IMPORTS);
        write_bytes(&mut wasm, b"\x01\x0c./page_bg.js\x0b__wbg_on_0f\0\0");
        wasm.push(EXPORTS);
        write_bytes(&mut wasm, b"\x02\x06__free\0\0\x04main\0\0");
        wasm
    }

    #[test]
    fn names_are_short_in_both() {
        let (wasm, glue) = shorten(&wasm(), GLUE).unwrap();
        assert_eq!(
            wasm,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01a\0\0\x07\x0c\x02\x01b\0\0\x04main\0\0"
        );
        assert_eq!(glue, "const a = {a: function() { wasm.b(__free); }}; const all = {\"a\": a};");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for (from, to) in [("__wbg_on_0f:", "__wbg_on_0f ="), ("__wbg_on_0f:", "on:"), ("./page_bg.js", "./other.js")] {
            assert!(shorten(&wasm(), &GLUE.replace(from, to)).is_err(), "{to}");
        }
        for length in 0..wasm().len() {
            let whole_sections = length == wasm().len() - 19;
            assert_eq!(shorten(&wasm()[..length], GLUE).is_err(), !whole_sections, "{length}");
        }
    }

    #[test]
    fn short_names_differ() {
        let names: Vec<String> = (0..800).map(short_name).collect();
        assert_eq!([&names[0], &names[25], &names[26], &names[701], &names[702]], ["a", "z", "aa", "zz", "aaa"]);
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
    }
}
