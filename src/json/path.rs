//! The way to a place in a tree, put into words only where there is something to say about it: to spell out
//! every place of a stranger's file could take for ever.

use serde_json::Value;

use super::canonical;

/// The longest key that is spelt out, in characters.
const KEY_LIMIT: usize = 64;

/// A place in a tree.
#[derive(Clone, Copy, Debug)]
pub(super) enum Path<'a> {
    Root,
    Key(&'a Self, &'a str),
    Index(&'a Self, usize),
}

impl Path<'_> {
    /// In the notation of JavaScript: `answers["1.3.1"].evidence[0]`.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Index(above, index) => format!("{}[{index}]", above.text()),
            Self::Key(above, key) => {
                let above = above.text();
                let cut = key.char_indices().nth(KEY_LIMIT).map(|(end, _)| [&key[..end], "…"].concat());
                let key = cut.as_deref().unwrap_or(key);
                let is_plain =
                    !key.is_empty() && key.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_' || c == b'$');
                match (above.is_empty(), is_plain) {
                    (true, true) => key.to_owned(),
                    (false, true) => [&above, ".", key].concat(),
                    (_, false) => {
                        let quoted = canonical(&Value::String(key.to_owned()));
                        [&above, "[", &quoted, "]"].concat()
                    }
                }
            }
        }
    }
}
