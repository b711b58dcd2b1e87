//! Splits the page's WebAssembly in two by the names of its functions: what a first visit needs, and what is loaded
//! into the same memory and tables when it is asked for.
//!
//! The first part keeps the place of each function that is called before: a stub that calls through a slot of the
//! function table. The slot is empty, and a call through it a trap, until the second part fills it when it is loaded.
//! Texts and tables that only moved functions name move with them, as far as the linker told whose they are, and functions
//! that only they have the place of in the table.

mod first;
mod later;
mod linked;
mod module;
mod name;
mod plan;
#[cfg(test)]
mod tests;
mod texts;

use std::error::Error;

use wasmparser::Validator;

use linked::Linked;
use module::Module;
use name::is_below_any;
use plan::Plan;
use texts::Texts;

/// The module that the second part imports from: the exports of the first.
pub(crate) const FIRST: &str = "a";

/// A program in two parts.
pub(crate) struct Parts {
    /// What a first visit loads.
    pub(crate) first: Vec<u8>,
    /// What is loaded on demand, unless no path was given.
    pub(crate) later: Option<Vec<u8>>,
    /// How many functions are in it.
    pub(crate) n_moved: usize,
    /// How many bytes of texts and tables are.
    pub(crate) n_bytes: usize,
    /// The names of those that the first part calls: nothing may call them before the second part is there.
    pub(crate) entries: Vec<String>,
}

/// Moves the functions below these paths (`phrom::ui::pages::about`), and what only they need, to a second part. Of the
/// former, the first part calls only those below the paths of `entries`; another that it calls stays in it.
/// No part has a name section. `linked` is the file that the linker wrote; without it, all data stays in the first part, and
/// all that can be called through the table and has not one of these names.
///
/// # Errors
/// When a path leads to no function, which is then called otherwise or was inlined, or when the WebAssembly has
/// something that Rust does not make.
pub(crate) fn split(
    wasm: &[u8],
    linked: Option<&[u8]>,
    paths: &[&str],
    entries: &[&str],
) -> Result<Parts, Box<dyn Error>> {
    let module = Module::read(wasm)?;
    let linked = linked.map(Linked::read).transpose()?;
    let is_entry = |name: &str| is_below_any(name, entries);
    let is_moved = |name: &str| is_entry(name) || is_below_any(name, paths);
    let needless = linked.as_ref().map(|linked| linked.needless_slots(is_entry, is_moved)).unwrap_or_default();
    let plan = Plan::new(&module, &needless, paths, entries)?;
    let texts = Texts::new(&module, linked.as_ref(), &plan)?;
    let entries = plan.stubs.keys().map(|&function| module.name(function).to_owned()).collect();
    let first = first::first(wasm, &module, &plan, &texts.first)?;
    validate(&first)?;
    let later = if plan.moved.is_empty() { None } else { Some(later::later(&module, &plan, &texts.later)?) };
    later.iter().try_for_each(|later| validate(later))?;
    let n_bytes = texts.later.iter().map(|(_, bytes)| bytes.len()).sum();
    Ok(Parts { first, later, n_moved: plan.moved.len(), n_bytes, entries })
}

fn validate(wasm: &[u8]) -> Result<(), Box<dyn Error>> {
    Validator::new().validate_all(wasm).map_err(|error| format!("splitting made no valid WebAssembly: {error}"))?;
    Ok(())
}
