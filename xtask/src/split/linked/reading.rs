//! What is known of a module while it is read.

use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Range;

use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, RelocationEntry};

/// While a module is read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) n_imported: usize,
    pub(super) n_sections: u32,
    pub(super) code: Option<(u32, u64)>,
    pub(super) data: Option<(u32, u64)>,
    pub(super) bodies: Vec<Range<u64>>,
    pub(super) names: BTreeMap<u32, String>,
    pub(super) relocations: Vec<(u32, RelocationEntry)>,
}

impl Reading {
    /// Takes the names of functions, and what the linker noted of a section.
    pub(super) fn take(&mut self, custom: KnownCustom<'_>) -> Result<(), Box<dyn Error>> {
        match custom {
            KnownCustom::Name(names) => {
                for part in names {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        self.names.insert(naming.index, demangle(naming.name).to_string());
                    }
                }
            }
            KnownCustom::Reloc(relocations) => {
                let section = relocations.section_index();
                for relocation in relocations.entries() {
                    self.relocations.push((section, relocation?));
                }
            }
            _ => (),
        }
        Ok(())
    }
}
