//! Turns what Trunk built into what is published: one stylesheet, and a Content-Security-Policy that allows
//! nothing from elsewhere and no script but ours.

use std::error::Error;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

const CHARSET: &str = "<meta charset=\"utf-8\">";

/// Packs the folder in place.
///
/// # Errors
/// When the page does not look as Trunk makes it; the folder must not be published then.
pub(crate) fn pack(dist: &Path) -> Result<(), Box<dyn Error>> {
    let file = dist.join("index.html");
    let page = one_stylesheet(dist, fs::read_to_string(&file)?)?;
    let policy = policy(&page)?;
    let meta = format!("{CHARSET}\n  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    if !page.contains(CHARSET) {
        return Err("index.html: no <meta charset=\"utf-8\"> to put the policy behind".into());
    }
    fs::write(&file, page.replacen(CHARSET, &meta, 1))?;
    Ok(())
}

/// Joins the stylesheets in their order into one file named by its content.
fn one_stylesheet(dist: &Path, mut page: String) -> Result<String, Box<dyn Error>> {
    let mut styles = String::new();
    let mut place = None;
    while let Some((start, end)) = find_tag(&page, "<link rel=\"stylesheet\"") {
        let href = attribute(&page[start..end], "href").ok_or("a stylesheet without href")?;
        let file = dist.join(href.trim_start_matches("./"));
        styles.push_str(&fs::read_to_string(&file)?);
        fs::remove_file(&file)?;
        place.get_or_insert(start);
        page.replace_range(start..end, "");
    }
    let place = place.ok_or("index.html: no stylesheet")?;
    let name = format!("style-{}.css", &hex(&Sha256::digest(&styles))[..16]);
    fs::write(dist.join(&name), styles)?;
    page.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    Ok(page)
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
