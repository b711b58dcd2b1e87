//! The page against the same questions in SurveyJS and in HTML written by hand: `against MADE QUESTIONNAIRE [ROUNDS [ANSWERS]]`.
//! `benches/page.sh` makes what is in MADE and starts this. Medians and ratios; a benchmark, not a test.

mod answers;
mod disk;
mod first;
mod pages;
mod site;
mod tables;
mod visit;

use std::path::{Path, PathBuf};

use answers::Taken;
use browser_tests::Outcome;
use first::{First, Way};
use pages::Page;
use site::Site;
use tables::{Limit, Row, median, table};

/// How many questions there are, and how many once more.
const SIZES: [usize; 2] = [150, 1000];

/// What is measured.
struct Bench {
    made: PathBuf,
    questionnaire: String,
    n_rounds: usize,
    n_answers: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut words = std::env::args().skip(1);
    let usage = "usage: against MADE QUESTIONNAIRE [ROUNDS [ANSWERS]]";
    let (made, questionnaire) = (words.next().ok_or(usage)?.into(), words.next().ok_or(usage)?);
    let mut number = |otherwise: usize| words.next().and_then(|word| word.parse().ok()).unwrap_or(otherwise);
    let bench = Bench { made, questionnaire, n_rounds: number(7), n_answers: number(12) };
    if std::env::var_os("ONLY_DISK").is_none() {
        bench.against_others().await?;
    }
    if let Some(words) = disk::against_served(&bench.made, bench.n_rounds).await? {
        println!("{words}");
    }
    Ok(())
}

impl Bench {
    async fn against_others(&self) -> Outcome {
        let mut rows = self.sizes().await?;
        rows.extend(self.first_answers().await?);
        println!("First visit, 150 questions:\n\n{}", table(&rows));
        println!("Answering:\n\n{}", table(&self.answers().await?));
        Ok(())
    }

    async fn sites(&self, n: usize) -> Outcome<[Site; 3]> {
        let folder = |page: Page| self.made.join(format!("{}-{n}", page.folder()));
        let [phrom, surveyjs, by_hand] = Page::ALL.map(folder);
        Ok([Site::start(&phrom).await?, Site::start(&surveyjs).await?, Site::start(&by_hand).await?])
    }

    /// The bytes of a first visit.
    async fn sizes(&self) -> Outcome<Vec<Row>> {
        let sites = self.sites(SIZES[0]).await?;
        let mut sizes = [const { Vec::new() }; 3];
        for (sizes, (page, site)) in sizes.iter_mut().zip(Page::ALL.into_iter().zip(&sites)) {
            sizes.push(visit::kilobytes(page, site, &self.questionnaire));
        }
        let row = Row::new("all files, brotli, KB", 1, sizes);
        let as_built = Site::start(&self.made.join(Page::Phrom.folder())).await?;
        let own = vec![visit::kilobytes(Page::Phrom, &as_built, &self.questionnaire)];
        let own =
            Row::new("the same with the survey itself, in Thai and English, KB", 1, [own, Vec::new(), Vec::new()]);
        Ok(vec![row.limit(Limit::AtMost(150.0)).limit(Limit::OfSurveyJs(0.5)), own.limit(Limit::AtMost(150.0))])
    }

    /// The first answers, in turn.
    async fn first_answers(&self) -> Outcome<Vec<Row>> {
        let sites = self.sites(SIZES[0]).await?;
        let mut rows = Vec::new();
        for (way, words) in [(Way::Free, ""), (Way::Slow, ", 4 times as slow, slow 4G")] {
            let mut found = [const { Vec::new() }; 3];
            for round in 0..self.n_rounds {
                for (found, (page, site)) in found.iter_mut().zip(Page::ALL.into_iter().zip(&sites)) {
                    found.push(first::visit(page, site, &self.questionnaire, way).await?);
                    if round == 0 && std::env::var_os("SHOW_REQUESTS").is_some() {
                        visit::show_requests(page, site).await;
                    }
                }
            }
            let of = |what: fn(&First) -> f64| found.each_ref().map(|all| all.iter().map(what).collect());
            rows.push(Row::new(format!("form there, ms{words}"), 0, of(|first| first.form)));
            rows.push(Row::new(format!("first question there, ms{words}"), 0, of(|first| first.question)));
            let accepted = Row::new(format!("**first answer accepted**, ms{words}"), 0, of(|first| first.accepted));
            rows.push(match way {
                Way::Free => accepted,
                Way::Slow => accepted.limit(Limit::OfSurveyJs(0.5)).limit(Limit::OfByHand(1.6)),
            });
            rows.push(Row::new(format!("first answer stored, ms{words}"), 0, of(|first| first.kept)));
        }
        Ok(rows)
    }

    /// Answers, next pages and memory, in turn.
    async fn answers(&self) -> Outcome<Vec<Row>> {
        let mut taken: Vec<[Vec<Taken>; 3]> = Vec::new();
        for n in SIZES {
            let (sites, last) = (self.sites(n).await?, last_questions(&self.made, n)?);
            let mut found = [const { Vec::new() }; 3];
            // Once all is answered, one round is much like another.
            for _ in 0..self.n_rounds.div_ceil(2) {
                for (found, (page, site)) in found.iter_mut().zip(Page::ALL.into_iter().zip(&sites)) {
                    found.push(answers::take(page, site, &self.questionnaire, &last, self.n_answers).await?);
                }
            }
            taken.push(found);
        }
        let mut rows = Vec::new();
        let cost_of_few = median(&all(&taken[0], |taken| taken.costs(|work| work.all))[0]);
        for (n, found) in SIZES.into_iter().zip(&taken) {
            let row = Row::new(
                format!("processor for an answer, ms, {n} questions"),
                2,
                all(found, |taken| taken.costs(|work| work.all)),
            );
            rows.push(match n == SIZES[0] {
                true => row.limit(Limit::OfSurveyJs(0.25)).limit(Limit::OfByHand(2.5)),
                false => row.limit(Limit::Of("with 150", 1.3, cost_of_few)),
            });
            rows.push(Row::new("of these script", 2, all(found, |taken| taken.costs(|work| work.script))));
            rows.push(Row::new("of these style", 2, all(found, |taken| taken.costs(|work| work.style))));
            rows.push(Row::new("of these layout", 2, all(found, |taken| taken.costs(|work| work.layout))));
        }
        for (n, found) in SIZES.into_iter().zip(&taken) {
            let row =
                Row::new(format!("next page settled, ms, {n} questions"), 0, all(found, |taken| taken.next.clone()));
            rows.push(row.limit(Limit::OfSurveyJs(0.5)));
        }
        for (n, found) in SIZES.into_iter().zip(&taken) {
            let row = Row::new(
                format!("heap and wasm, all answered, MB, {n} questions"),
                2,
                all(found, |taken| vec![taken.heap + taken.wasm]),
            );
            rows.push(row.limit(Limit::OfSurveyJs(1.0)));
            rows.push(Row::new(format!("of these wasm, MB, {n} questions"), 2, all(found, |taken| vec![taken.wasm])));
        }
        Ok(rows)
    }
}

/// The figures of all rounds, page by page.
fn all(found: &[Vec<Taken>; 3], what: fn(&Taken) -> Vec<f64>) -> [Vec<f64>; 3] {
    found.each_ref().map(|rounds| rounds.iter().flat_map(what).collect())
}

/// The last question of each page.
fn last_questions(made: &Path, n: usize) -> Outcome<Vec<String>> {
    Ok(serde_json::from_slice(&std::fs::read(made.join(format!("questions-{n}/last.json")))?)?)
}
