//! The coordinator's page beside the respondent's: a program of its own, with the script that starts it in a worker.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::names;
use crate::pack::{minified, one_stylesheet, program, with_policy, write_named};

/// What every file of it is called first; `sizes` and the service worker tell it by that.
pub(crate) const NAME: &str = "collect";

/// What becomes of a page whose program does not come: the words that stand in it until then say what to do.
const LATE: &str = ".catch(()=>document.querySelector('.starting')?.classList.add('starting--late'))";

/// What a browser is told once the page is open: to keep what belongs to it, too.
const OFFLINE: &str = "navigator.serviceWorker?.register('./sw.js').then(()=>navigator.serviceWorker.ready)\
.then(({active})=>active.postMessage('collect')).catch(()=>{});";

/// What starts the program in the worker. The page may speak before it runs: what is said until then is heard afterwards. A
/// program that does not come is an error of the worker, which the page hears of.
pub(crate) fn in_worker(start: &str) -> String {
    format!(
        "const early=[];onmessage=(event)=>early.push(event);\
        {start}.then(()=>early.forEach((event)=>onmessage(event)),(error)=>setTimeout(()=>{{throw error}}));"
    )
}

/// Adds what Trunk built in one folder to the site in another.
///
/// # Errors
/// When the page does not look as Trunk makes it.
pub(crate) fn add(dist: &Path, built: &Path) -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(built.join("index.html"))?;
    let page = one_stylesheet(built, dist, NAME, page)?;
    let (old_glue, old_wasm) = program(&page)?;
    let wasm = fs::read(built.join(old_wasm))?;
    let (wasm, glue) = names::shorten(&wasm, &fs::read_to_string(built.join(old_glue))?)?;
    let glue = minified(&glue, &["--loader=js", "--format=esm"])?;
    let wasm = write_named(dist, NAME, "wasm", &wasm)?;
    let glue = write_named(dist, NAME, "js", glue.as_bytes())?;
    let start = format!("import init from'./{glue}';{}\n", in_worker(&format!("init({{module_or_path:'./{wasm}'}})")));
    let worker = write_named(dist, "collect-worker", "js", start.as_bytes())?;
    let begin = format!("init({{module_or_path:'./{old_wasm}'}})");
    if page.matches(&begin).count() != 1 {
        return Err(format!("collect.html: {begin} does not stand there once").into());
    }
    let page = page.replace(&begin, &format!("{begin}{LATE};{OFFLINE}"));
    let page = page.replace(old_glue, &glue).replace(old_wasm, &wasm);
    let meta = format!("<meta name=\"phrom-worker\" content=\"./{worker}\">\n</head>");
    fs::write(dist.join("collect.html"), with_policy(&page.replacen("</head>", &meta, 1))?)?;
    Ok(())
}
