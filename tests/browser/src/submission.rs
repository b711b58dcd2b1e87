//! Submission files from the outside: read as anyone's script would, sealed anew after a change, and broken.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::Outcome;

/// An exported file.
pub struct Submission {
    /// Its text, byte for byte.
    pub text: String,
    /// What it says.
    pub json: Value,
}

impl Submission {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is not JSON in UTF-8.
    pub fn read(path: &Path) -> Outcome<Self> {
        let text = std::fs::read_to_string(path)?;
        Ok(Self { json: serde_json::from_str(&text)?, text })
    }

    /// The bytes of one of its members, as they stand in the file.
    ///
    /// # Errors
    /// When there is no such member.
    pub fn raw(&self, key: &str) -> Outcome<String> {
        let members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&self.text)?;
        Ok(members.get(key).ok_or_else(|| format!("no {key}"))?.get().to_owned())
    }

    /// Whether its digest is that of the rest of it.
    ///
    /// # Errors
    /// When it has no canonical form.
    pub fn is_sealed(&self) -> Outcome<bool> {
        Ok(self.json["sha256"] == digest(&self.json)?)
    }
}

/// The JSON text of a submission after a change, with a digest that fits.
///
/// # Errors
/// When it has no canonical form.
pub fn sealed(submission: &Value, change: impl FnOnce(&mut Value)) -> Outcome<String> {
    let mut changed = submission.clone();
    change(&mut changed);
    changed["sha256"] = digest(&changed)?.into();
    Ok(serde_json::to_string_pretty(&changed)?)
}

/// The digest of the canonical JSON (RFC 8785) of everything but the digest.
fn digest(submission: &Value) -> Outcome<String> {
    let mut rest = submission.clone();
    if let Some(members) = rest.as_object_mut() {
        members.remove("sha256");
    }
    let canonical = serde_json_canonicalizer::to_vec(&rest)?;
    Ok(Sha256::digest(canonical).iter().map(|byte| format!("{byte:02x}")).collect())
}
