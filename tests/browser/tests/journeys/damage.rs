//! A thousand damaged entries in both stores: whatever stands there, the page opens, nothing is lost without a word, and no
//! wrong answer is taken for a right one.

use std::collections::BTreeMap;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home};
use browser_tests::rig::{Failure, Rig, from_questions};
use browser_tests::seed::Seed;
use browser_tests::spoil::spoilt;
use browser_tests::stores::{Stores, Texts};
use serde_json::Value;

use crate::SURVEY;

/// So many starts with so many drafts, one damaged entry each.
const STARTS: u64 = 25;
const DRAFTS: u64 = 40;

/// What is damaged of a draft, and what is sound beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The draft of the page's own store; the journal is sound.
    Page,
    /// The head in the journal; all else is sound.
    Head,
    /// An answer in the journal; all else is sound.
    Answer,
    /// The newest whole state; all else is sound.
    Snapshot,
    /// The draft of the page's own store, and there is nothing else.
    PageAlone,
    /// The only whole state, and there is nothing else.
    SnapshotAlone,
    /// The head in the journal; there are answers and nothing else.
    HeadAlone,
}

const KINDS: [Kind; 7] =
    [Kind::Page, Kind::Head, Kind::Answer, Kind::Snapshot, Kind::PageAlone, Kind::SnapshotAlone, Kind::HeadAlone];

/// What the stores had of one sound draft.
struct Sound {
    page: String,
    head: String,
    answers: Texts,
    snapshot: String,
}

/// A draft of which one entry was damaged.
#[derive(Debug)]
struct Damaged {
    id: String,
    kind: Kind,
    text: String,
}

impl Sound {
    async fn of(browser: &Browser) -> Outcome<Self> {
        let stores = Stores::beside(browser).await?;
        let page = stores.page.iter().find(|(key, _)| key.starts_with("draft/")).ok_or("no draft")?.1.clone();
        let head = stores.of("heads").next().ok_or("no head")?.1.clone();
        let question = |key: &String| key.split('\n').nth(1).unwrap_or_default().to_owned();
        let answers = stores.of("latest").map(|(key, text)| (question(key), text.clone())).collect();
        Ok(Self { snapshot: page.clone(), page, head, answers })
    }

    /// Puts a draft with one damaged entry among what is stored.
    fn put_damaged(&self, id: String, stores: &mut Stores, seed: &mut Seed) -> Outcome<Damaged> {
        let kind = KINDS[usize::try_from(seed.below(KINDS.len() as u64))?];
        let nth = usize::try_from(seed.below(self.answers.len() as u64))?;
        let (one, answer) = self.answers.iter().nth(nth).ok_or("no answer")?;
        let sound = match kind {
            Kind::Page | Kind::PageAlone => &self.page,
            Kind::Head | Kind::HeadAlone => &self.head,
            Kind::Answer => answer,
            Kind::Snapshot | Kind::SnapshotAlone => &self.snapshot,
        };
        let mut text = spoilt(sound, seed);
        // In the page's own store a text without any check is one of an older version, which wrote none.
        let is_of_page = matches!(kind, Kind::Page | Kind::PageAlone);
        while text == *sound || (is_of_page && text.trim_end().len() == text.len()) {
            text = spoilt(sound, seed);
        }
        let or = |is_damaged: bool, sound: &String| if is_damaged { text.clone() } else { sound.clone() };
        let is_alone = matches!(kind, Kind::PageAlone | Kind::SnapshotAlone | Kind::HeadAlone);
        if !is_alone || kind == Kind::PageAlone {
            let is_damaged = matches!(kind, Kind::Page | Kind::PageAlone);
            stores.page.insert(format!("draft/{id}"), or(is_damaged, &self.page));
        }
        let mut put = |place: &str, key: String, text: String| {
            stores.journal.entry(place.to_owned()).or_default().insert(key, text);
        };
        if !is_alone || kind == Kind::HeadAlone {
            put("heads", id.clone(), or(matches!(kind, Kind::Head | Kind::HeadAlone), &self.head));
            for (question, sound) in &self.answers {
                put("latest", format!("{id}\n{question}"), or(kind == Kind::Answer && question == one, sound));
            }
        }
        if !is_alone || kind == Kind::SnapshotAlone {
            let is_damaged = matches!(kind, Kind::Snapshot | Kind::SnapshotAlone);
            put("snapshots", format!("{id}\n1700000000000"), or(is_damaged, &self.snapshot));
        }
        Ok(Damaged { id, kind, text })
    }
}

/// The answers that a draft has after a start, by the whole state that a start puts by.
fn answers_of(id: &str, stores: &Stores) -> Outcome<Value> {
    let own = format!("{id}\n");
    let newest = stores.of("snapshots").filter(|(key, _)| key.starts_with(&own)).last();
    let file: Value = serde_json::from_str(newest.ok_or("no whole state was put by")?.1)?;
    Ok(file["answers"].clone())
}

/// Starts with damaged drafts, and says what became of one that should not have.
async fn start(browser: &Browser, sound: &Sound, seed: &mut Seed, counts: &mut BTreeMap<&str, usize>) -> Outcome {
    let (mut stores, mut all) = (Stores::default(), Vec::new());
    for n in 0..DRAFTS {
        let id = format!("{:08x}-0000-4000-8000-{n:012x}", seed.below(u64::from(u32::MAX)));
        all.push(sound.put_damaged(id, &mut stores, seed)?);
    }
    stores.put(browser).await?;
    let opened = Home::open(browser).await?.drafts().await?;
    let said = AnyPage(browser).problems().await?;
    Stores::written(browser).await?;
    let severe: Vec<_> = browser.engine.console().await?.into_iter().filter(|entry| entry.level == "SEVERE").collect();
    assert!(severe.is_empty(), "{severe:?}");
    let after = Stores::beside(browser).await?;
    let right: Value = serde_json::from_str::<Value>(&sound.page)?["answers"].clone();
    for damaged in &all {
        let is_open = opened.contains(&damaged.id);
        let is_said = said.iter().any(|words| words.contains(&damaged.id));
        let has_sound = matches!(damaged.kind, Kind::Page | Kind::Head | Kind::Answer | Kind::Snapshot);
        assert!(is_open || is_said, "gone without a word: {damaged:?}");
        assert!(is_open || !has_sound, "not opened, though all of it is there: {damaged:?}");
        assert!(after.has(&damaged.text), "its bytes are gone: {damaged:?}");
        if is_open {
            let answers = answers_of(&damaged.id, &after)?;
            assert_eq!(answers, right, "wrong answers{}: {damaged:?}", if is_said { "" } else { " without a word" });
        }
        *counts.entry(if is_open { "opened" } else { "listed" }).or_default() += 1;
        *counts.entry("said").or_default() += usize::from(is_said);
    }
    Ok(())
}

#[tokio::test]
async fn a_thousand_damaged_entries_are_read_whole_or_listed_with_their_bytes() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        let sound = Sound::of(browser).await?;
        let (mut seed, mut counts) = (Seed::new(), BTreeMap::new());
        // Also of an assertion that fails.
        println!("{seed}");
        for n in 0..STARTS {
            let started = start(browser, &sound, &mut seed, &mut counts).await;
            started.map_err(|error| format!("start {n}, {seed}: {error}"))?;
        }
        println!("{} damaged entries in {STARTS} starts: {counts:?}", STARTS * DRAFTS);
        Ok(())
    })
    .await
}
