//! `localStorage`, under keys of our own.

use web_sys::Storage;

/// Every key of ours begins with this; no other key is ever touched.
const PREFIX: &str = "phrom/1/";

/// Why something could not be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not allow storage.
    Blocked,
    /// There is no room.
    Full,
    /// The browser has closed it, or all in it is gone; it can be tried again.
    Lost,
    /// A newer version of the program has written it.
    Newer,
}

fn storage() -> Result<Storage, StorageError> {
    gloo::utils::window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

/// Stores a text under a key.
///
/// # Errors
/// [`StorageError`]; what stood there before is still there.
pub fn set(key: &str, text: &str) -> Result<(), StorageError> {
    storage()?.set_item(&format!("{PREFIX}{key}"), text).map_err(|_| StorageError::Full)
}

/// The text under a key, if there is one.
pub fn get(key: &str) -> Option<String> {
    storage().ok()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Removes a key.
pub fn remove(key: &str) {
    if let Ok(storage) = storage() {
        // What is not there needs no removing.
        let _ = storage.remove_item(&format!("{PREFIX}{key}"));
    }
}

/// Whether a whole key is one of ours that begins with a word.
pub fn is_below(key: &str, beginning: &str) -> bool {
    key.strip_prefix(PREFIX).is_some_and(|key| key.starts_with(beginning))
}

/// Our keys that begin with a word, without our prefix.
pub fn keys(beginning: &str) -> Vec<String> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let all = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    let ours = all.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    ours.filter(|key| key.starts_with(beginning)).collect()
}
