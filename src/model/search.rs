//! Looking for words in all questions of an assessment, in both languages at once, and in what was answered so far.
//!
//! Every word has to be there, somewhere in what belongs to a question. How it is typed does not matter (`language::fold`),
//! and as Thai has no spaces between words, a word is found inside others.

use std::rc::Rc;

use crate::answers::{Answer, Response, Scope, Standing, Value};
use crate::language::fold::{legible, pieces};
use crate::language::{Language, Text};
use crate::questionnaire::{Choice, Indicator, Kind, NotApplicable, Part, Question, Questionnaire};

/// All that a questionnaire says of its questions, folded once: that takes much longer than looking through it.
#[derive(Debug, PartialEq, Eq)]
pub struct Index {
    questionnaire: Rc<Questionnaire>,
    /// Code and texts of each question, in order.
    entries: Vec<(String, String)>,
}

/// The words that are looked for, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

/// To what a text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What is asked.
    Question,
    /// The dimension or annex.
    Part,
    /// The indicator.
    Indicator,
    /// What is meant.
    Help,
    /// When one may answer "yes".
    Condition,
    /// How it is checked.
    Verification,
    /// The law or standard of the source, or the law in force.
    Reference,
    /// What can be answered.
    Option,
    /// What was answered in words of one's own.
    Answer,
    /// The remark.
    Note,
    /// The responsible unit.
    Unit,
    /// A document.
    Evidence,
}

/// A question that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The dimension or annex that it belongs to.
    pub part: &'a Rc<Part>,
    /// Its indicator.
    pub indicator: &'a Indicator,
    /// The question.
    pub question: &'a Rc<Question>,
    /// Whether it is still to be answered.
    pub is_open: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits<'a> {
    /// How many questions that this agency is asked.
    pub n: usize,
    /// How many others, which it is not asked.
    pub n_not_asked: usize,
    /// The first of those that it is asked, in the order of the questionnaire.
    pub shown: Vec<Hit<'a>>,
}

impl Index {
    /// Folds all that a questionnaire says.
    pub fn of(questionnaire: &Rc<Questionnaire>) -> Self {
        let mut entries = Vec::with_capacity(questionnaire.n_questions());
        for (part, indicator) in questionnaire.indicators() {
            for question in &indicator.questions {
                let mut all = String::new();
                for (_, text) in texts(part, indicator, question) {
                    for words in [&text.th, &text.en] {
                        all += &legible(words);
                        // No word reaches from one text into the next.
                        all.push('\n');
                    }
                }
                entries.push((legible(question.id.as_str()), all));
            }
        }
        Self { questionnaire: questionnaire.clone(), entries }
    }

    /// Whether it is that of a questionnaire.
    pub fn is_of(&self, questionnaire: &Questionnaire) -> bool {
        *self.questionnaire == *questionnaire
    }

    /// The questions that have all words; of those that are asked, `limit` at most are shown. Without words, none.
    pub fn search<'a>(&self, scope: &Scope<'a>, wanted: &Wanted, is_open_only: bool, limit: usize) -> Hits<'a> {
        let mut hits = Hits::default();
        if wanted.0.is_empty() {
            return hits;
        }
        let mut entries = self.entries.iter();
        for (part, indicator) in scope.questionnaire().indicators() {
            for question in &indicator.questions {
                let Some((code, all)) = entries.next() else { return hits };
                let is_open = scope.standing(question) == Standing::Open;
                if (is_open_only && !is_open) || !wanted.are_in(code, all, scope.answer(question)) {
                    continue;
                }
                if !scope.asks(question) {
                    hits.n_not_asked += 1;
                    continue;
                }
                hits.n += 1;
                if hits.shown.len() < limit {
                    hits.shown.push(Hit { part, indicator, question, is_open });
                }
            }
        }
        hits
    }
}

impl Wanted {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Self {
        Self(legible(typed).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A code is known by how it begins: "1.4" is not meant for 2.1.4.
    fn are_in(&self, code: &str, all: &str, answer: Option<&Rc<Answer>>) -> bool {
        let mut own = None;
        let mut is_own = |word: &str| {
            let own = own.get_or_insert_with(|| {
                let texts = answer.map(|answer| own_texts(answer)).unwrap_or_default();
                texts.iter().map(|(_, text)| legible(text) + "\n").collect::<String>()
            });
            own.contains(word)
        };
        self.0.iter().all(|word| code.starts_with(&**word) || all.contains(&**word) || is_own(word))
    }

    /// How many words a text has that are not among others.
    fn add_to(&self, known: &str, text: &str) -> usize {
        let text = legible(text);
        self.0.iter().filter(|word| !known.contains(&***word) && text.contains(&***word)).count()
    }

    /// A text in pieces, each with whether it is what was looked for.
    pub fn marked<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        let pieces = pieces(text);
        let folded: Vec<String> = pieces.iter().map(|piece| legible(piece)).collect();
        let whole = folded.concat();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for word in &self.0 {
            spans.extend(whole.match_indices(&**word).map(|(at, _)| (at, at + word.len())));
        }
        let (mut at, mut start, mut end, mut marked) = (0, 0, 0, Vec::<(&str, bool)>::new());
        let mut was_hit = false;
        for (piece, folded) in pieces.iter().zip(&folded) {
            let next = at + folded.len();
            let is_hit = spans.iter().any(|(from, to)| *from < next && at < *to);
            if is_hit != was_hit {
                marked.extend(text.get(start..end).filter(|text| !text.is_empty()).map(|text| (text, was_hit)));
                (start, was_hit) = (end, is_hit);
            }
            at = next;
            end += piece.len();
        }
        marked.extend(text.get(start..).filter(|text| !text.is_empty()).map(|text| (text, was_hit)));
        marked
    }
}

impl<'a> Hit<'a> {
    /// Where the words are that the question itself has not: a text with its place and its language; `None` where code and
    /// question have all of them. Of several, the one with most of the words, and of the language of the page.
    pub fn beside(&self, scope: &Scope<'a>, wanted: &Wanted, language: Language) -> Option<(Place, &'a str, Language)> {
        let (code, shown) = (self.question.id.as_str(), self.question.text.get(language));
        let mut known = legible(code) + "\n" + &legible(shown);
        for title in [&self.part.title, &self.indicator.title] {
            known = known + "\n" + &legible(title.get(language));
        }
        let other = if language == Language::Thai { Language::English } else { Language::Thai };
        let said = texts(self.part, self.indicator, self.question);
        let said = [language, other].map(|of| said.iter().map(move |(place, text)| (*place, text.get(of), of)));
        let own = scope.answer(self.question).map(|answer| own_texts(answer)).unwrap_or_default();
        let own = own.into_iter().map(|(place, text)| (place, text, Language::of(text)));
        let mut best = (0, None);
        for text in said.into_iter().flatten().chain(own) {
            let n = wanted.add_to(&known, text.1);
            if n > best.0 {
                best = (n, Some(text));
            }
        }
        best.1
    }
}

/// What is said of a question, with where.
fn texts<'a>(part: &'a Part, indicator: &'a Indicator, question: &'a Question) -> Vec<(Place, &'a Text)> {
    let mut texts = vec![(Place::Question, &question.text)];
    for (place, text) in [
        (Place::Help, &question.help),
        (Place::Condition, &question.condition),
        (Place::Verification, &question.verification),
        (Place::Reference, &question.reference),
        (Place::Reference, &question.current_law),
    ] {
        texts.extend(text.as_ref().map(|text| (place, text)));
    }
    push_options(&mut texts, &question.kind);
    if let NotApplicable::Flagged(text) = &question.na {
        texts.push((Place::Option, text));
    }
    texts.extend([(Place::Indicator, &indicator.title), (Place::Part, &part.title)]);
    texts
}

/// What can be answered, or is asked of a row.
fn push_options<'a>(texts: &mut Vec<(Place, &'a Text)>, kind: &'a Kind) {
    let titles = |choices: &'a [Choice]| choices.iter().map(|choice| (Place::Option, &choice.title));
    match kind {
        Kind::Practice | Kind::Text { .. } => {}
        Kind::Checklist(choices) | Kind::Ladder(choices) => texts.extend(titles(choices)),
        Kind::Share { part, whole, .. } => texts.extend([(Place::Option, part), (Place::Option, whole)]),
        Kind::Number { unit, .. } => texts.push((Place::Option, unit)),
        Kind::Scale { low, high, .. } => texts.extend([(Place::Option, low), (Place::Option, high)]),
        Kind::Table(table) => {
            for column in &table.columns {
                texts.push((Place::Option, &column.text));
                push_options(texts, &column.kind);
            }
        }
    }
}

/// What was written beside a question, with where.
fn own_texts(answer: &Answer) -> Vec<(Place, &str)> {
    let mut texts = Vec::new();
    match &answer.response {
        Some(Response::NotApplicable { reason }) => texts.push((Place::Answer, &**reason)),
        Some(Response::Value(Value::Text(text))) => texts.push((Place::Answer, text)),
        _ => {}
    }
    for (_, value) in answer.rows().iter().flat_map(|row| row.cells()) {
        if let Value::Text(text) = value {
            texts.push((Place::Answer, text));
        }
    }
    texts.extend([(Place::Note, &*answer.note), (Place::Unit, &*answer.unit)]);
    for evidence in &answer.evidence {
        texts.extend(
            [&evidence.title, &evidence.number, &evidence.holder, &evidence.location]
                .map(|text| (Place::Evidence, &**text)),
        );
    }
    texts
}
