//! What a browser keeps of the page, entry by entry: read and written from beside it, with none of its program running.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::Outcome;
use crate::browser::Browser;

/// Texts by their keys.
pub type Texts = BTreeMap<String, String>;

/// The entries of all stores of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stores {
    /// `localStorage`, without what all keys of ours begin with.
    pub page: Texts,
    /// The places of the journal, each with its entries.
    pub journal: BTreeMap<String, Texts>,
}

/// The places of the journal.
const PLACES: [&str; 4] = ["latest", "heads", "snapshots", "aside"];

/// Opens the journal, as the page itself would make it.
const OPEN: &str = "
    const PREFIX = 'phrom/1/';
    const opening = indexedDB.open('phrom', 1);
    opening.onupgradeneeded = () => PLACES.forEach(place => opening.result.createObjectStore(place));
    const database = await new Promise((done, failed) => {
        opening.onsuccess = () => done(opening.result); opening.onerror = () => failed(opening.error); });
    const answer = request => new Promise(done => { request.onsuccess = () => done(request.result); });";

const READ: &str = "
    const stores = { page: {}, journal: {} };
    for (const [key, text] of Object.entries(localStorage))
        if (key.startsWith(PREFIX)) stores.page[key.slice(PREFIX.length)] = text;
    for (const place of PLACES) {
        const store = database.transaction(place).objectStore(place);
        const [keys, texts] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        stores.journal[place] = Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
    }
    database.close();
    return stores;";

const WRITE: &str = "
    localStorage.clear();
    for (const [key, text] of Object.entries(STORES.page)) localStorage[PREFIX + key] = text;
    const change = database.transaction(PLACES, 'readwrite');
    for (const place of PLACES) {
        const store = change.objectStore(place);
        store.clear();
        for (const [key, text] of Object.entries(STORES.journal[place] ?? {})) store.put(text, key);
    }
    await new Promise(done => { change.oncomplete = done; });
    database.close();";

/// Comes after every write that has begun.
const AFTER: &str = "
    const turn = database.transaction(PLACES, 'readwrite');
    turn.objectStore('heads').count();
    await new Promise(done => { turn.oncomplete = done; });
    database.close();";

/// An entry as the page writes it: with its check behind it, 32 characters of white space of two bits each (FNV-1a).
pub fn checked(text: &str) -> String {
    let sum = text
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    let white = (0..32).map(|at| [' ', '\t', '\n', '\r'][usize::try_from(sum >> (2 * at) & 3).unwrap_or_default()]);
    text.chars().chain(white).collect()
}

impl Stores {
    /// Waits until all that the page has begun to write into the journal is written.
    ///
    /// # Errors
    /// When the journal cannot be opened.
    pub async fn written(browser: &Browser) -> Outcome {
        let script = format!("{OPEN}{AFTER}").replace("PLACES", &json!(PLACES).to_string());
        browser.run_async(&script).await?;
        Ok(())
    }

    /// Leaves the page for a picture of the same site, and gives what is stored then.
    ///
    /// # Errors
    /// When the stores cannot be read.
    pub async fn beside(browser: &Browser) -> Outcome<Self> {
        browser.enter_file("icon.svg").await?;
        let script = format!("{OPEN}{READ}").replace("PLACES", &json!(PLACES).to_string());
        let stores = serde_json::from_value(browser.run_async(&script).await?)?;
        // A browser asks for the icon of such a page, which there is not.
        browser.engine.forget_console().await?;
        Ok(stores)
    }

    /// Puts just this into the stores, from beside the page.
    ///
    /// # Errors
    /// When the stores cannot be written.
    pub async fn put(&self, browser: &Browser) -> Outcome {
        browser.enter_file("icon.svg").await?;
        let script = format!("{OPEN}{WRITE}").replace("PLACES", &json!(PLACES).to_string());
        browser.run_async(&script.replace("STORES", &json!(self).to_string())).await?;
        browser.engine.forget_console().await
    }

    /// The entries of a place of the journal.
    pub fn of(&self, place: &str) -> impl Iterator<Item = (&String, &String)> {
        self.journal.get(place).into_iter().flatten()
    }

    /// Whether a text stands anywhere.
    pub fn has(&self, text: &str) -> bool {
        let mut all = self.page.values().chain(self.journal.values().flat_map(BTreeMap::values));
        all.any(|there| there == text)
    }
}
