//! What answers cost once the questions are there: the processor, the next page, the memory in the end.

use std::time::Duration;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::first::{answer, end, fresh};
use crate::pages::{ANSWER, ANSWER_ALL, NEXT_PAGE, NEXT_QUESTION, Page};
use crate::site::Site;

/// Long enough for all that an answer brings about later.
const LATER: Duration = Duration::from_millis(600);

/// How many answers warm up.
const WARM: usize = 3;

/// Processor time of the main thread, in milliseconds.
#[derive(Clone, Copy)]
pub(crate) struct Work {
    /// All of it: scripts, styles, layout, painting, and what the browser does around them.
    pub(crate) all: f64,
    /// In scripts and WebAssembly.
    pub(crate) script: f64,
    /// Finding out which styles apply.
    pub(crate) style: f64,
    /// Layout.
    pub(crate) layout: f64,
}

/// What one page was measured to take.
pub(crate) struct Taken {
    /// What the main thread did for each answer.
    pub(crate) answers: Vec<Work>,
    /// Until the next page was there, in milliseconds.
    pub(crate) next: Vec<f64>,
    /// JavaScript's heap when all is answered, in MB.
    pub(crate) heap: f64,
    /// The memories of its WebAssembly, in MB.
    pub(crate) wasm: f64,
}

impl Taken {
    /// One kind of work for each answer.
    pub(crate) fn costs(&self, what: fn(&Work) -> f64) -> Vec<f64> {
        self.answers.iter().map(what).collect()
    }
}

/// Answers all questions of a page; the first `n_answers` one by one.
pub(crate) async fn take(
    page: Page,
    site: &Site,
    questionnaire: &str,
    last: &[String],
    n_answers: usize,
) -> Outcome<Taken> {
    site.set_line(None).await;
    let browser = fresh(site).await?;
    let taken = take_in(&browser, page, questionnaire, last, n_answers).await;
    end(browser).await?;
    taken.map_err(|error| format!("{}: {error}", page.folder()).into())
}

async fn take_in(
    browser: &Browser,
    page: Page,
    questionnaire: &str,
    last: &[String],
    n_answers: usize,
) -> Outcome<Taken> {
    browser.engine.before_pages(WATCH_MEMORIES).await?;
    answer(browser, page, questionnaire).await?;
    browser.engine.count_work().await?;
    let mut answers = Vec::new();
    for at in 0..n_answers + WARM {
        let open = browser.run(&page.script(NEXT_QUESTION), vec![json!(at)]).await?;
        if open.as_u64().unwrap_or_default() == 0 {
            return Err("a page has fewer questions than are to be answered one by one".into());
        }
        sleep(LATER).await;
        // What the page does anyway, and these tools.
        let idle = cost(browser, page, false).await?;
        let cost = cost(browser, page, true).await?.without(idle);
        if at >= WARM {
            answers.push(cost);
        }
    }
    let mut next = Vec::new();
    browser.run_async(&page.script(ANSWER_ALL)).await?;
    for last in last.iter().skip(1) {
        sleep(LATER).await;
        let script = NEXT_PAGE.replace("LAST", &json!(last).to_string());
        next.push(browser.run_async(&page.script(&script)).await?.as_f64().ok_or("no time")?);
        browser.run_async(&page.script(ANSWER_ALL)).await?;
    }
    sleep(LATER).await;
    Ok(Taken { answers, next, heap: heap(browser).await?, wasm: wasm(browser).await? })
}

impl Work {
    fn without(self, before: Self) -> Self {
        Self {
            all: self.all - before.all,
            script: self.script - before.script,
            style: self.style - before.style,
            layout: self.layout - before.layout,
        }
    }

    /// What the main thread has done so far, but for what these tools asked of it.
    async fn so_far(browser: &Browser) -> Outcome<Self> {
        let metrics = browser.engine.devtools("Performance.getMetrics", json!({})).await?;
        let of = |name: &str| {
            let mut all = metrics["metrics"].as_array().into_iter().flatten();
            let found = all.find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
            found.map(|seconds| seconds * 1000.0).ok_or_else(|| format!("the browser says nothing of {name}"))
        };
        Ok(Self {
            all: of("TaskDuration")? - of("DevToolsCommandDuration")?,
            script: of("ScriptDuration")?,
            style: of("RecalcStyleDuration")?,
            layout: of("LayoutDuration")?,
        })
    }
}

/// What the main thread does for an answer, or for none.
async fn cost(browser: &Browser, page: Page, clicks: bool) -> Outcome<Work> {
    let before = Work::so_far(browser).await?;
    browser.run_async(&page.script(&ANSWER.replace("CLICKS", &clicks.to_string()))).await?;
    sleep(LATER).await;
    Ok(Work::so_far(browser).await?.without(before))
}

fn megabytes(bytes: &Value) -> Outcome<f64> {
    Ok(bytes.as_f64().ok_or("the browser does not say")? / 1e6)
}

/// JavaScript's heap, after everything that is in no use was thrown away.
async fn heap(browser: &Browser) -> Outcome<f64> {
    for _ in 0..2 {
        browser.engine.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    }
    megabytes(&browser.engine.devtools("Runtime.getHeapUsage", json!({})).await?["usedSize"])
}

/// Run before anything of a page: keeps the memory of whatever WebAssembly is started. (Asking DevTools for all objects of a kind
/// ends the tab.)
const WATCH_MEMORIES: &str = "
    const memories = window.memories = new Set();
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const started = await start.apply(WebAssembly, given);
            for (const there of Object.values((started.instance ?? started).exports))
                if (there instanceof WebAssembly.Memory) memories.add(there);
            return started;
        };
    }";

/// The memories of WebAssembly that there are in the page.
async fn wasm(browser: &Browser) -> Outcome<f64> {
    let sum = "return [...window.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
    megabytes(&browser.run(sum, vec![]).await?)
}
