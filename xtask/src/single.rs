//! `phrom.html`: the whole of the site in one file that starts by a double click, without a server.
//!
//! A page from the disk may fetch nothing and starts no module that lies beside it. So the programs, questionnaires, styles
//! and typefaces are in the page, and `single.js` hands them out.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::pack::{bundled, minified};
use crate::{collect, sizes, split};

/// The file.
pub(crate) const NAME: &str = "phrom.html";

/// What starts it.
const START: &str = include_str!("single.js");

/// The bold face, which on a site comes with the second part of the program.
const BOLD: &str = "@font-face{font-family:Sarabun;font-weight:700;src:url(fonts/sarabun-700.woff2) format(\"woff2\")}";
/// What comes before the program in its worker.
const WORKER: &str = include_str!("single-worker.js");
/// What starts the program there.
const IN_WORKER: &str = "unpacked(files['collect.wasm']).then((bytes)=>phromCollect.default({module_or_path:bytes}))";

/// Makes the file out of the site that is packed in a folder.
///
/// # Errors
/// When the site lacks a file, or a file has what would end a script.
pub(crate) fn add(dist: &Path) -> Result<(), Box<dyn Error>> {
    let site = Site::of(dist)?;
    let style = site.with_typefaces(&format!("{BOLD}{}", site.text(&site.only("style-", ".css")?)?.trim()))?;
    let style = style + site.text(&site.only("more-", ".css")?)?.trim();
    let collect_style = site.with_typefaces(site.text(&site.only("collect-", ".css")?)?.trim())?;
    let glues = [site.glue("page-", "phromPage")?, site.glue("collect-", "phromCollect")?];
    // The page may speak before the program of the worker runs.
    let worker = format!("{WORKER}{}", collect::in_worker(IN_WORKER));
    let worker = serde_json::to_string(minified(&worker, &["--loader=js"])?.trim())?;
    let start = START.replace("MODULE", split::FIRST).replace("WORKER", &worker);
    let start = minified(&start, &["--loader=js", "--format=iife"])?;

    let page = site.text("index.html")?;
    let head = head_of(&page)?;
    let icon = BASE64.encode(fs::read(dist.join("icon.svg"))?);
    let mut out = head.replace("href=\"icon.svg\"", &format!("href=\"data:image/svg+xml;base64,{icon}\""));
    out += &format!("<style id=\"page-style\">{style}</style>\n");
    out += &format!("<style id=\"collect-style\" media=\"not all\">{collect_style}</style>\n</head>\n");
    out += &body_of(&page)?;
    for (name, file) in site.laid_in()? {
        let packed = BASE64.encode(gzip(&fs::read(dist.join(file))?)?);
        out += &format!("<script type=\"text/plain\" data-file=\"{name}\">{packed}</script>\n");
    }
    let [page_glue, collect_glue] = &glues;
    let (page_glue, collect_glue, start) = (page_glue.trim(), collect_glue.trim(), start.trim());
    out += &format!("<script>{page_glue}</script>\n<script id=\"collect-glue\">{collect_glue}</script>\n");
    out += &format!("<script>{start}</script>\n</body>\n</html>\n");
    let inline = [page_glue, collect_glue, start];
    if let Some(text) = inline.iter().chain([&&*style, &&*collect_style]).find(|text| ends_its_element(text)) {
        return Err(format!("phrom.html: a script or style would end early: {}…", &text[..40.min(text.len())]).into());
    }
    let policy = policy(&inline, &[&style, &collect_style]);
    let charset = "<meta charset=\"utf-8\">";
    let meta = format!("{charset}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    fs::write(dist.join(NAME), out.replacen(charset, &meta, 1))?;
    Ok(())
}

/// Nothing from anywhere, not even from the folder that the file lies in; the scripts and styles of the page by hash.
fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes = |texts: &[&str]| -> String {
        texts.iter().map(|text| format!(" 'sha256-{}'", BASE64.encode(Sha256::digest(text)))).collect()
    };
    [
        "default-src 'none'",
        &format!("script-src 'wasm-unsafe-eval'{}", hashes(scripts)),
        &format!("style-src{}", hashes(styles)),
        "font-src data:",
        "img-src data: blob:",
        "connect-src 'none'",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// What a parser of HTML would take for the end of a script or a style, or for the beginning of something else in it.
fn ends_its_element(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["</script", "</style", "<!--", "\r"].iter().any(|end| text.contains(end))
}

/// The head of the site's page without what it loads, up to before its end.
fn head_of(page: &str) -> Result<String, Box<dyn Error>> {
    let (head, _) = page.split_once("</head>").ok_or("index.html has no end of its head")?;
    let is_loaded = |line: &&str| {
        [
            "http-equiv",
            "rel=\"stylesheet\"",
            "rel=\"modulepreload\"",
            "rel=\"preload\"",
            "rel=\"manifest\"",
            "<script",
            "rel=\"apple",
        ]
        .iter()
        .any(|what| line.contains(what))
    };
    Ok(head.lines().filter(|line| !is_loaded(line)).flat_map(|line| [line, "\n"]).collect())
}

/// The body of the site's page, up to before its end.
fn body_of(page: &str) -> Result<String, Box<dyn Error>> {
    let from = page.find("<body").ok_or("index.html has no body")?;
    let (body, _) = page[from..].split_once("</body>").ok_or("index.html has no end of its body")?;
    Ok(body.to_owned())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The packed site.
struct Site<'a> {
    dist: &'a Path,
    names: Vec<String>,
}

impl<'a> Site<'a> {
    fn of(dist: &'a Path) -> Result<Self, Box<dyn Error>> {
        let name = |file: PathBuf| file.strip_prefix(dist).ok().map(|name| name.display().to_string());
        Ok(Self { dist, names: sizes::files(dist)?.into_iter().filter_map(name).collect() })
    }

    /// The one file whose name begins and ends so.
    fn only(&self, beginning: &str, end: &str) -> Result<String, Box<dyn Error>> {
        // A worker's script has a name of its own: `collect-worker-….js`.
        let is_meant = |name: &&String| {
            let hash = name.strip_prefix(beginning).and_then(|rest| rest.strip_suffix(end));
            hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        let mut found = self.names.iter().filter(is_meant);
        match (found.next(), found.next()) {
            (Some(name), None) => Ok(name.clone()),
            _ => Err(format!("not one {beginning}…{end} in the site").into()),
        }
    }

    fn text(&self, name: &str) -> Result<String, Box<dyn Error>> {
        Ok(fs::read_to_string(self.dist.join(name))?)
    }

    /// A stylesheet with the typefaces in it.
    fn with_typefaces(&self, style: &str) -> Result<String, Box<dyn Error>> {
        let mut style = style.to_owned();
        for font in self.names.iter().filter(|name| name.ends_with(".woff2")) {
            let address = format!("url({font})");
            let bytes = BASE64.encode(fs::read(self.dist.join(font))?);
            style = style.replace(&address, &format!("url(data:font/woff2;base64,{bytes})"));
        }
        match style.contains("url(fonts/") || style.contains("url(\"fonts/") {
            true => Err("a stylesheet names a typeface in a way that is not known".into()),
            false => Ok(style),
        }
    }

    /// The glue of a program as a script that sets a global of this name.
    fn glue(&self, beginning: &str, global: &str) -> Result<String, Box<dyn Error>> {
        let glue = self.only(beginning, ".js")?;
        bundled(&format!("export {{ default }} from './{glue}';"), self.dist, &format!("--global-name={global}"))
    }

    /// What the programs ask for: the name by which they do, and the file.
    fn laid_in(&self) -> Result<Vec<(String, String)>, Box<dyn Error>> {
        let mut files = Vec::new();
        for name in ["page", "more", "collect"] {
            files.push((format!("{name}.wasm"), self.only(&format!("{name}-"), ".wasm")?));
        }
        files.extend(
            self.names.iter().filter(|name| name.starts_with("questionnaires/")).map(|n| (n.clone(), n.clone())),
        );
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::{ends_its_element, policy};

    #[test]
    fn nothing_inline_ends_early() {
        for text in ["a</script>", "a</SCRIPT ", "b</style", "<!-- c", "a\r\nb"] {
            assert!(ends_its_element(text), "{text:?}");
        }
        assert!(!ends_its_element("const a = 1 < 2, b = '<\\/script>';"));
    }

    #[test]
    fn the_policy_names_each_script_and_style_and_no_place() {
        let policy = policy(&["one", "two"], &["style"]);
        assert_eq!(policy.matches("'sha256-").count(), 3);
        for loose in ["'self'", "'unsafe-inline'", "'unsafe-eval'", "*", "http"] {
            assert!(!policy.contains(loose), "{loose} in {policy}");
        }
    }
}
