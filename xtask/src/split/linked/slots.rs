//! The function table as it was linked: which of its slots nothing of the first part can have the number of.

use std::collections::BTreeSet;
use std::error::Error;

use wasmparser::{Element, ElementItems, ElementKind, Operator};

use super::super::module::Foreign;
use super::Linked;

impl Linked<'_> {
    /// Puts functions into the table.
    pub(super) fn fill(&mut self, element: Element<'_>) -> Result<(), Box<dyn Error>> {
        let foreign = Foreign("its function table is not filled by plain lists");
        let (ElementKind::Active { table_index: None | Some(0), offset_expr }, ElementItems::Functions(functions)) =
            (element.kind, element.items)
        else {
            return Err(foreign.into());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return Err(foreign.into());
        };
        for (slot, function) in (value.cast_unsigned()..).zip(functions) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    /// The slots that only the second part has the numbers of. The first calls no function of which `is_entry` says so, and
    /// none that `is_moved` means through the table, before the second is there.
    ///
    /// A slot keeps its number from here on, as that stands in code and data; what is in it may become one with its equal.
    pub(in super::super) fn needless_slots(
        &self,
        is_entry: impl Fn(&str) -> bool,
        is_moved: impl Fn(&str) -> bool,
    ) -> BTreeSet<u32> {
        let name = |f: &u32| self.function(*f).map_or("", |function| &*function.name);
        let mut called: Vec<u32> = self.exported.iter().copied().collect();
        let mut named: Vec<u32> = Vec::new();
        let (mut reached, mut known, mut pointed_at) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::<u32>::new());
        while !called.is_empty() || !named.is_empty() {
            if let Some(function) = called.pop().filter(|f| reached.insert(*f)).and_then(|f| self.function(f)) {
                called.extend(function.called.iter().filter(|f| !is_entry(name(f))));
                called.extend(function.pointed_at.iter().filter(|f| !is_moved(name(f))));
                pointed_at.extend(&function.pointed_at);
                named.extend(&function.symbols);
            }
            if let Some(datum) = named.pop().filter(|symbol| known.insert(*symbol)).and_then(|s| self.data.get(&s)) {
                called.extend(datum.pointed_at.iter().filter(|f| !is_moved(name(f))));
                pointed_at.extend(&datum.pointed_at);
                named.extend(&datum.symbols);
            }
        }
        self.slots.iter().filter(|(_, function)| !pointed_at.contains(*function)).map(|(slot, _)| *slot).collect()
    }
}
