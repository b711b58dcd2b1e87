//! Turns what Trunk built into what is published: one stylesheet, a program of which a part is loaded on demand,
//! everything as short as esbuild makes it, named by its content, and a Content-Security-Policy that allows nothing
//! from elsewhere and no script but ours.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::{build, collect, names, offline, single, sizes, split};

const CHARSET: &str = "<meta charset=\"utf-8\">";
/// Which parts of the program are loaded on demand: a path a line.
const LATER: &str = include_str!("../later.txt");
/// The stylesheets of what is loaded on demand. In their layer they come behind the others, as they do in index.html.
const LATER_STYLES: [&str; 12] = [
    "results",
    "table-fields",
    "copy-reminder",
    "document",
    "gate-view",
    "heat-table",
    "levels-view",
    "print",
    "profile-view",
    "read",
    "search",
    "units",
];
/// How long after the start the rest of the site begins to be laid in, in milliseconds: what is needed for the first answers
/// comes first, on a slow line too.
const WAIT_MS: &str = "3000";
/// What loads them, for behind the start of the program.
const LOADER: &str = include_str!("more.js");

/// Packs the folder in place. `linked` is the page's program as it was linked, which tells whose texts are.
///
/// # Errors
/// When the page does not look as Trunk makes it, or a file names a folder of this machine; the folder must not be
/// published then.
pub(crate) fn pack(dist: &Path, collect: &Path, linked: &Path) -> Result<(), Box<dyn Error>> {
    let file = dist.join("index.html");
    let mut page = fs::read_to_string(&file)?;
    let is_later = |file: &str| LATER_STYLES.iter().any(|name| is_named(file, name));
    let (later, _) = take_styles(dist, &mut page, is_later)?;
    let style = write_named(dist, "more", "css", minified(&later, &["--loader=css"])?.as_bytes())?;
    let page = one_stylesheet(dist, dist, "style", page)?;
    let page = short_program(dist, linked, &style, page)?;
    fs::write(&file, with_policy(&page)?)?;
    collect::add(dist, collect)?;
    build::stamp(dist)?;
    single::add(dist)?;
    offline::add_worker(dist)?;
    no_folder_of_this_machine(dist)
}

/// A page without needless white space, with its policy.
pub(crate) fn with_policy(page: &str) -> Result<String, Box<dyn Error>> {
    let page: String = page.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|l| [l, "\n"]).collect();
    let policy = policy(&page)?;
    let meta = format!("{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    if !page.contains(CHARSET) {
        return Err("a page has no <meta charset=\"utf-8\"> to put the policy behind".into());
    }
    Ok(page.replacen(CHARSET, &meta, 1))
}

/// The glue and the WebAssembly, with short names between them, and apart what is loaded on demand.
fn short_program(dist: &Path, linked: &Path, style: &str, page: String) -> Result<String, Box<dyn Error>> {
    let (old_glue, old_wasm) = program(&page)?;
    let (wasm, glue) = names::shorten(&fs::read(dist.join(old_wasm))?, &fs::read_to_string(dist.join(old_glue))?)?;
    let glue = minified(&glue, &["--loader=js", "--format=esm"])?;
    // It has its names until here: they say what is loaded on demand.
    let parts = split::split(&wasm, Some(&fs::read(linked)?), &paths(LATER, false), &paths(LATER, true))?;
    offline::add_questionnaires(dist, &parts.first)?;
    fs::remove_file(dist.join(old_wasm))?;
    fs::remove_file(dist.join(old_glue))?;
    let new_wasm = write_named(dist, "page", "wasm", &parts.first)?;
    let new_glue = write_named(dist, "page", "js", glue.as_bytes())?;
    let page = match &parts.later {
        Some(later) => with_loader(&page, old_wasm, &write_named(dist, "more", "wasm", later)?, style)?,
        None => page.clone(),
    };
    println!(
        "{} functions with {} bytes of data are loaded on demand, by way of {}",
        parts.n_moved,
        parts.n_bytes,
        parts.entries.len()
    );
    Ok(page.replace(old_wasm, &new_wasm).replace(old_glue, &new_glue))
}

/// The names of the glue and of the WebAssembly that a page starts.
pub(crate) fn program(page: &str) -> Result<(&str, &str), Box<dyn Error>> {
    let (_, rest) = page.split_once("import init from './").ok_or("a page has no start of its program")?;
    let (glue, rest) = rest.split_once('\'').ok_or("a page has no end of the glue's name")?;
    let (_, rest) = rest.split_once("module_or_path:'./").ok_or("a page has no WebAssembly")?;
    let (wasm, _) = rest.split_once('\'').ok_or("a page has no end of the WebAssembly's name")?;
    Ok((glue, wasm))
}

/// The paths of a list, without comments and empty lines: those of entries, which have a `>` before them, or the others.
fn paths(text: &str, of_entries: bool) -> Vec<&str> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or(line).trim()).filter(|line| !line.is_empty());
    let split = lines.map(|line| line.strip_prefix('>').map_or((false, line), |entry| (true, entry.trim())));
    split.filter(|(is_entry, _)| *is_entry == of_entries).map(|(_, path)| path).collect()
}

/// The page with the loader of the program's second part around the start of the first.
fn with_loader(page: &str, first: &str, later: &str, style: &str) -> Result<String, Box<dyn Error>> {
    let start = format!("init({{module_or_path:'./{first}'}})");
    if page.matches(&start).count() != 1 {
        return Err(format!("index.html: {start} does not stand there once").into());
    }
    let loader = LOADER
        .replace("QUESTIONNAIRES", &serde_json::to_string(&offline::questionnaires()?)?)
        .replace("WAIT_MS", WAIT_MS)
        .replace("START", &start)
        .replace("FILE", later)
        .replace("STYLE", style)
        .replace("MODULE", split::FIRST);
    let loader = minified(&loader, &["--loader=js", "--format=esm"])?;
    Ok(page.replace(&start, loader.trim_end()))
}

/// Writes a file named by its content, so that a browser may keep it for ever; gives the name.
pub(crate) fn write_named(dist: &Path, name: &str, extension: &str, bytes: &[u8]) -> Result<String, Box<dyn Error>> {
    let name = format!("{name}-{}.{extension}", &hex(&Sha256::digest(bytes))[..16]);
    fs::write(dist.join(&name), bytes)?;
    Ok(name)
}

/// What esbuild makes of a text. scripts/build.sh puts it on PATH.
pub(crate) fn minified(text: &str, options: &[&str]) -> Result<String, Box<dyn Error>> {
    esbuild(text, Path::new("."), options)
}

/// A script with all that it imports from a folder.
pub(crate) fn bundled(text: &str, folder: &Path, option: &str) -> Result<String, Box<dyn Error>> {
    // The glue would look for the WebAssembly beside itself if nobody handed it over.
    let options = ["--bundle", "--format=iife", "--log-override:empty-import-meta=silent", option];
    esbuild(text, folder, &options)
}

fn esbuild(text: &str, folder: &Path, options: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut esbuild = Command::new("esbuild")
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .args(options)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("esbuild does not start ({error}); use scripts/build.sh"))?;
    // It reads to the end before it writes; dropping the pipe is that end.
    esbuild.stdin.take().ok_or("esbuild takes no text")?.write_all(text.as_bytes())?;
    let output = esbuild.wait_with_output()?;
    if !output.status.success() {
        return Err("esbuild could not shorten a file; it says why above".into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Compilers write the places of sources into what they make.
fn no_folder_of_this_machine(dist: &Path) -> Result<(), Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("/"));
    // The name of a folder right below the root, such as /src, can stand for another one.
    let project = if project.components().count() > 2 { project.into() } else { project.join("target") };
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.components().count() > 1);
    for file in sizes::files(dist)? {
        let bytes = fs::read(&file)?;
        for folder in [Some(&project), home.as_ref()].into_iter().flatten() {
            let folder = format!("{}/", folder.display());
            if bytes.windows(folder.len()).any(|window| window == folder.as_bytes()) {
                return Err(format!("{} names {folder}, a folder of this machine", file.display()).into());
            }
        }
    }
    Ok(())
}

/// Joins the stylesheets that lie in `from`, in their order, into one file in `dist`, named by its content.
pub(crate) fn one_stylesheet(from: &Path, dist: &Path, name: &str, mut page: String) -> Result<String, Box<dyn Error>> {
    let (styles, place) = take_styles(from, &mut page, |_| true)?;
    let place = place.ok_or("index.html: no stylesheet")?;
    let styles = minified(&styles, &["--loader=css"])?;
    let name = write_named(dist, name, "css", styles.as_bytes())?;
    page.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    Ok(page)
}

/// Takes stylesheets out of a page and a folder: their text, and where the first one stood.
fn take_styles(
    from: &Path,
    page: &mut String,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<(String, Option<usize>), Box<dyn Error>> {
    let (mut styles, mut place, mut at) = (String::new(), None, 0);
    while let Some((start, end)) = find_tag(&page[at..], "<link rel=\"stylesheet\"") {
        let tag = at + start..at + end;
        let href = attribute(&page[tag.clone()], "href").ok_or("a stylesheet without href")?;
        let href = href.trim_start_matches("./");
        if !is_wanted(href) {
            at = tag.end;
            continue;
        }
        let file = from.join(href);
        styles.push_str(&fs::read_to_string(&file)?);
        fs::remove_file(&file)?;
        place.get_or_insert(tag.start);
        at = tag.start;
        page.replace_range(tag, "");
    }
    Ok((styles, place))
}

/// Whether Trunk made a file of a stylesheet: behind the name stands a hash.
fn is_named(file: &str, name: &str) -> bool {
    let hash = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".css"));
    hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Nothing from elsewhere; no inline script but those of the page, by hash; no `eval` but WebAssembly.
fn policy(page: &str) -> Result<String, Box<dyn Error>> {
    let mut hashes = String::new();
    let mut rest = page;
    while let Some((_, end)) = find_tag(rest, "<script") {
        let length = rest[end..].find("</script>").ok_or("a script without end")?;
        let hash = BASE64.encode(Sha256::digest(&rest[end..end + length]));
        hashes.push_str(&format!(" 'sha256-{hash}'"));
        rest = &rest[end + length..];
    }
    Ok([
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{hashes}"),
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; "))
}

/// Where the first tag that begins so stands, up to behind its ">".
fn find_tag(page: &str, beginning: &str) -> Option<(usize, usize)> {
    let start = page.find(beginning)?;
    Some((start, start + page[start..].find('>')? + 1))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{LATER, paths};

    #[test]
    fn paths_stand_a_line_each_and_entries_behind_a_mark() {
        let list = "# on demand\n\nphrom::a # why\n  phrom::b\n#phrom::c\n> phrom::a::f\n>phrom::d # why";
        assert_eq!(paths(list, false), ["phrom::a", "phrom::b"]);
        assert_eq!(paths(list, true), ["phrom::a::f", "phrom::d"]);
        for of_entries in [false, true] {
            let all = paths(LATER, of_entries);
            assert!(!all.is_empty());
            assert!(all.iter().all(|path| path.starts_with("phrom::") && !path.contains(char::is_whitespace)));
        }
    }
}
