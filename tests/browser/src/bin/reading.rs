//! How long the coordinator's page takes to read files, and how long it stands still meanwhile:
//! `reading FOLDER|ZIP N_FILES [ROUNDS]`. Medians; a benchmark, not a test.

use std::path::PathBuf;

use browser_tests::Outcome;
use browser_tests::engine::Kind;
use browser_tests::pages::Collect;
use browser_tests::rig::Rig;
use serde_json::Value;

/// Watches the page from the moment that files are chosen.
const WATCH: &str = "window.tasks = [];
    new PerformanceObserver(list => list.getEntries().forEach(task => tasks.push([task.startTime, task.duration])))
        .observe({ type: 'longtask' });
    for (const field of document.querySelectorAll('[type=file]'))
        field.addEventListener('change', () => { window.begun = performance.now(); }, true);
    new MutationObserver(() => {
        const n = document.querySelector('[data-filter-all]')?.dataset.filterAll;
        const isOver = !document.querySelector('[data-action=\"cancel\"]') && document.querySelector('[data-score]');
        if (isOver && n === window.wanted && !window.done) window.done = performance.now();
    }).observe(document.body, { subtree: true, childList: true });";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut words = std::env::args_os().skip(1);
    let usage = "usage: reading FOLDER|ZIP N_FILES [ROUNDS]";
    let path = PathBuf::from(words.next().ok_or(usage)?);
    let number = |word: Option<std::ffi::OsString>| word.and_then(|word| word.to_str()?.parse::<usize>().ok());
    let n_files = number(words.next()).ok_or(usage)?;
    let n_rounds = number(words.next()).unwrap_or(5);
    let (mut times, mut stills) = (Vec::new(), Vec::new());
    for _ in 0..n_rounds {
        let rig = Rig::set_up(Kind::Chromium).await?;
        let measured = measure(&rig, &path, n_files).await;
        rig.take_down().await?;
        let (time, still) = measured?;
        times.push(time);
        stills.push(still);
    }
    times.sort_by(f64::total_cmp);
    stills.sort_by(f64::total_cmp);
    println!("{n_files} files until the report is shown, ms: median {:.0}, {times:.0?}", times[n_rounds / 2]);
    println!("longest task of the page while reading, ms: median {:.0}, {stills:.0?}", stills[n_rounds / 2]);
    Ok(())
}

async fn measure(rig: &Rig, path: &std::path::Path, n_files: usize) -> Outcome<(f64, f64)> {
    let browser = rig.browser().await?;
    let collect = Collect::open(&browser).await?;
    // The worker has its questionnaires.
    browser.wait("the worker", "return !document.querySelector('.take-in__progress .field__hint')", vec![]).await?;
    browser.run(&format!("window.wanted = '{n_files}'; {WATCH}"), vec![]).await?;
    collect.add(&[path.to_path_buf()], n_files).await?;
    browser.find("[data-score]").await?;
    browser.settle().await?;
    // Tasks that begin once all is read are of drawing the report.
    let script = "return [done - begun, Math.max(0, ...tasks.filter(([start]) => start >= begun && start < done - 200)
        .map(([, duration]) => duration))]";
    let figures: [f64; 2] =
        serde_json::from_value::<Value>(browser.run(script, vec![]).await?).and_then(serde_json::from_value)?;
    Ok((figures[0], figures[1]))
}
