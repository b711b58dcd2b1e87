//! One question: what it is here, what each file has, and what it was when that file was handed over.

use std::rc::Rc;

use crate::answers::{Answer, Evidence};
use crate::moment::Moment;
use crate::questionnaire::Question;
use crate::submission::as_in_a_file;

/// The source of what stands in the assessment itself; every other source is the digest of a file.
pub const MINE: &str = "";

/// What an answer says, whenever it was said: blank where there is none.
pub fn content_of(answer: Option<&Rc<Answer>>, question: &Question) -> Answer {
    let content = answer.map(|answer| as_in_a_file(answer, question)).unwrap_or_default();
    if content.is_blank() { Answer::default() } else { Answer { at: Rc::default(), ..content } }
}

/// One of several answers to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who has it: [`MINE`], the digests of files. Never empty.
    pub sources: Vec<Rc<str>>,
    /// What it says, and when that was said last.
    pub answer: Answer,
}

impl Version {
    /// Whether somebody has it.
    pub fn is_of(&self, source: &str) -> bool {
        self.sources.iter().any(|own| **own == *source)
    }
}

/// What a file has of a question.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// Its digest.
    pub(super) source: Rc<str>,
    /// What was there when it was handed over; `None` where nobody knows.
    pub(super) ancestor: Option<Answer>,
    /// What it says.
    pub(super) own: Answer,
    /// When that was said.
    pub(super) at: Rc<str>,
}

impl Side {
    /// Whether it says something new.
    pub(super) fn is_changed(&self) -> bool {
        self.is_news(&self.own)
    }

    /// Whether an answer is another one than was there when the file was handed over.
    fn is_news(&self, answer: &Answer) -> bool {
        match &self.ancestor {
            Some(ancestor) => answer != ancestor,
            None => !answer.is_blank(),
        }
    }

    /// The same of what stands beside a response.
    fn is_news_in(&self, answer: &Answer, text: fn(&Answer) -> &Rc<str>) -> bool {
        match &self.ancestor {
            Some(ancestor) => text(answer) != text(ancestor),
            None => !text(answer).is_empty(),
        }
    }
}

/// What becomes of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What is here stays.
    Stays,
    /// This comes in its stead.
    Taken(Version),
    /// Somebody has to choose; what is here stands first.
    Open(Vec<Version>),
}

/// Decides a question. The sides stand in the order of their sources, so that it is the same however files were chosen.
pub(super) fn verdict(mine: &Answer, mine_at: &Rc<str>, sides: &[Side]) -> Verdict {
    let news: Vec<&Side> = sides.iter().filter(|side| side.is_changed() && side.own != *mine).collect();
    let mut versions: Vec<Version> = Vec::new();
    for side in &news {
        add(&mut versions, side);
    }
    let is_mine_changed = news.iter().any(|side| side.is_news(mine));
    match versions.as_slice() {
        [] => return Verdict::Stays,
        [only] if !is_mine_changed => return Verdict::Taken(only.clone()),
        _ => {}
    }
    if let Some(both) = united(mine, &news) {
        let sources = news.iter().map(|side| side.source.clone()).collect();
        let is_here = both == *mine;
        return if is_here { Verdict::Stays } else { Verdict::Taken(Version { sources, answer: both }) };
    }
    let answer = Answer { at: mine_at.clone(), ..mine.clone() };
    versions.insert(0, Version { sources: vec![MINE.into()], answer });
    Verdict::Open(versions)
}

fn add(versions: &mut Vec<Version>, side: &Side) {
    let found = versions.iter_mut().find(|version| Answer { at: Rc::default(), ..version.answer.clone() } == side.own);
    match found {
        Some(version) => {
            version.sources.push(side.source.clone());
            if Moment::parse(&side.at) > Moment::parse(&version.answer.at) {
                version.answer.at = side.at.clone();
            }
        }
        None => {
            let answer = Answer { at: side.at.clone(), ..side.own.clone() };
            versions.push(Version { sources: vec![side.source.clone()], answer });
        }
    }
}

/// One answer out of several that say the same and differ in what stands beside it. `None` where they contradict each
/// other.
fn united(mine: &Answer, news: &[&Side]) -> Option<Answer> {
    let all_say_the_same = news.iter().all(|side| side.own.response == mine.response);
    let is_carried = mine.carried.is_some() && news.iter().all(|side| side.own.carried.is_some());
    all_say_the_same.then_some(())?;
    Some(Answer {
        note: text_of(mine, news, |answer| &answer.note)?,
        unit: text_of(mine, news, |answer| &answer.unit)?,
        evidence: documents_of(mine, news),
        carried: mine.carried.clone().filter(|_| is_carried),
        ..mine.clone()
    })
}

/// The text that somebody changed; `None` where there are several.
fn text_of(mine: &Answer, news: &[&Side], text: fn(&Answer) -> &Rc<str>) -> Option<Rc<str>> {
    let mut changed: Option<&Rc<str>> = None;
    let own = news.iter().filter(|side| side.is_news_in(&side.own, text)).map(|side| text(&side.own));
    let ours = news.iter().filter(|side| side.is_news_in(mine, text)).map(|_| text(mine));
    for candidate in own.chain(ours) {
        if changed.is_some_and(|changed| changed != candidate) {
            return None;
        }
        changed = Some(candidate);
    }
    Some(changed.unwrap_or(text(mine)).clone())
}

/// The documents of all, without those that somebody took out and nobody added.
fn documents_of(mine: &Answer, news: &[&Side]) -> Vec<Evidence> {
    let mut documents: Vec<Evidence> = Vec::new();
    for document in mine.evidence.iter().chain(news.iter().flat_map(|side| &side.own.evidence)) {
        let was_there = |side: &Side| side.ancestor.as_ref().is_some_and(|was| was.evidence.contains(document));
        let has = |answer: &Answer| answer.evidence.contains(document);
        let both = |is: fn(bool, bool) -> bool| {
            news.iter().any(|side| is(was_there(side), has(&side.own)) || is(was_there(side), has(mine)))
        };
        let (was_removed, was_added) = (both(|was, is| was && !is), both(|was, is| !was && is));
        if !documents.contains(document) && (was_added || !was_removed) {
            documents.push(document.clone());
        }
    }
    documents
}
