//! Makes the same questions for three pages: `make-questions OUT ID N`, N from 25 to 1000.
//!
//! Writes into OUT: `phrom.json`, a questionnaire with the code ID; `phrom.2.txt` and `phrom.2.more.txt`, the same as it travels with the page;
//! `survey.json` for SurveyJS; `questions.json` for the page that is written by hand; `last.json`, the last question of
//! each page, by which the benchmark sees that a page is there.

mod content;
mod forms;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use encoding_rs::WINDOWS_874;
use forms::Asked;
use phrom::questionnaire::Questionnaire;
use serde_json::Value;

fn main() -> ExitCode {
    match make(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn make(words: &[String]) -> Result<(), Box<dyn Error>> {
    let [out, id, n] = words else {
        return Err("usage: make-questions OUT ID N".into());
    };
    let (out, pages) = (Path::new(out), forms::pages(n.parse()?));
    fs::create_dir_all(out)?;
    let put = |name: &str, value: &Value| fs::write(out.join(name), serde_json::to_string(value).unwrap_or_default());
    let questionnaire = forms::phrom(id, &pages);
    put("phrom.json", &questionnaire)?;
    put("survey.json", &forms::surveyjs(&pages))?;
    put("questions.json", &forms::by_hand(&pages))?;
    let last = pages.iter().filter_map(|page| page.sections.last()?.questions.last());
    put("last.json", &last.map(|Asked { text, .. }| text.0.clone()).collect())?;
    let read = Questionnaire::read(questionnaire.to_string().as_bytes()).map_err(|error| format!("{error:?}"))?;
    let n_made = read.questions().count();
    if n_made.to_string() != *n {
        return Err(format!("{n_made} questions in place of {n}").into());
    }
    for (name, packed) in ["phrom.2.txt", "phrom.2.more.txt"].into_iter().zip(read.packed()) {
        let (bytes, _, is_lossy) = WINDOWS_874.encode(&packed);
        if is_lossy {
            return Err("a character that windows-874 lacks".into());
        }
        fs::write(out.join(name), bytes)?;
    }
    Ok(())
}
