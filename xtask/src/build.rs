//! Which build of the program this is: eight digits that stand in its pages, so that two people on the telephone, or one
//! with a file from a stick, can tell whether they have the same.

use std::error::Error;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::pack::hex;
use crate::sizes;

/// Writes the build into the pages of a packed site: the digest of all of its files.
///
/// # Errors
/// When a page has no head.
pub(crate) fn stamp(dist: &Path) -> Result<(), Box<dyn Error>> {
    let mut digest = Sha256::new();
    for file in sizes::files(dist)? {
        digest.update(fs::read(file)?);
    }
    let meta = format!("<meta name=\"phrom-build\" content=\"{}\">\n</head>", &hex(&digest.finalize())[..8]);
    for page in ["index.html", "collect.html"] {
        let text = fs::read_to_string(dist.join(page))?;
        if !text.contains("</head>") {
            return Err(format!("{page} has no end of its head").into());
        }
        fs::write(dist.join(page), text.replacen("</head>", &meta, 1))?;
    }
    Ok(())
}
