//! Texts and tables that only moved functions name: which bytes of the memory they are, and who brings them.

use std::collections::BTreeSet;
use std::error::Error;

use wasm_encoder::{ConstExpr, DataSection};

use super::linked::{Linked, Names};
use super::module::{Foreign, Module};
use super::plan::Plan;

/// A shorter gap is filled with zeros: a segment of its own would take as much.
const SHORTEST_GAP: usize = 64;

/// Segments of the memory's first bytes, each with its place.
pub(super) type Segments = Vec<(u32, Vec<u8>)>;

/// What the first part brings, and what the second.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) first: Segments,
    pub(super) later: Segments,
}

impl Texts {
    /// # Errors
    /// When the program was not made of what was linked.
    pub(super) fn new(module: &Module<'_>, linked: Option<&Linked<'_>>, plan: &Plan) -> Result<Self, Box<dyn Error>> {
        let named = |f: &u32| module.name(*f);
        let names = Names {
            kept: plan.kept.iter().map(named).collect(),
            moved: plan.moved.iter().map(named).collect(),
            entries: plan.stubs.keys().map(named).collect(),
        };
        let moved = linked.map(|linked| linked.only_moved(&names)).unwrap_or_default();
        let mut texts = Self::default();
        for (start, bytes) in &module.segments {
            let is_same = |(address, byte): (u32, &u8)| linked.is_none_or(|of| of.byte(address) == Some(*byte));
            if !(*start..).zip(*bytes).all(is_same) {
                return Err(Foreign("its data is not what was linked").into());
            }
            texts.cut(*start, bytes, &moved);
        }
        Ok(texts)
    }

    /// Deals out a segment, run by run.
    fn cut(&mut self, start: u32, bytes: &[u8], moved: &BTreeSet<u32>) {
        let places: Vec<u32> = (start..).take(bytes.len()).collect();
        let mut at = 0;
        // Whether what comes next goes on with the first part's last segment.
        let mut goes_on = false;
        for run in places.chunk_by(|one, other| moved.contains(one) == moved.contains(other)) {
            let (place, of_run) = (run[0], &bytes[at..at + run.len()]);
            at += run.len();
            let is_moved = moved.contains(&place);
            if is_moved {
                self.later.push((place, of_run.to_vec()));
            }
            match self.first.last_mut().filter(|_| goes_on) {
                Some((_, last)) if !is_moved => last.extend(of_run),
                Some((_, last)) if run.len() < SHORTEST_GAP => last.resize(last.len() + run.len(), 0),
                _ if is_moved => goes_on = false,
                _ => {
                    self.first.push((place, of_run.to_vec()));
                    goes_on = true;
                }
            }
        }
        // Zeros at the end are there anyway.
        if let Some((_, last)) = self.first.last_mut().filter(|_| goes_on) {
            last.truncate(last.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        }
    }
}

/// Encodes segments for a memory.
pub(super) fn section(segments: &Segments, memory: u32) -> DataSection {
    let mut section = DataSection::new();
    for (place, bytes) in segments {
        section.active(memory, &ConstExpr::i32_const(place.cast_signed()), bytes.iter().copied());
    }
    section
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn each_byte_comes_with_one_of_the_parts() {
        let bytes: Vec<u8> = (0..200).map(|byte| byte + 1).collect();
        for moved in [0..0, 0..200, 0..5, 195..200, 10..20, 10..150, 0..100] {
            let mut texts = Texts::default();
            texts.cut(1000, &bytes, &moved.clone().map(|place| place + 1000).collect());
            let mut memory = vec![0; 200];
            for (parts, of_moved) in [(&texts.first, false), (&texts.later, true)] {
                for (place, of_part) in parts {
                    for (at, byte) in (*place as usize - 1000..).zip(of_part) {
                        let is_moved = moved.contains(&(at as u32));
                        assert_eq!(*byte, if is_moved == of_moved { bytes[at] } else { 0 }, "{moved:?} at {at}");
                        memory[at] |= byte;
                    }
                }
            }
            assert_eq!(memory, bytes, "{moved:?}");
        }
    }
}
