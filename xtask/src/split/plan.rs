//! Who goes where: which functions move, through which slots they are called, and what the two parts share.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use wasm_encoder::{ConstExpr, ElementSection, Elements};
use wasmparser::{ExternalKind, TableType, TypeRef};

use super::module::{Foreign, Module, Uses};
use super::name::{is_below, is_below_any};
use crate::names::short_name;

/// What becomes of each function. All numbers are those of the unsplit module.
pub(super) struct Plan {
    /// Defined in the first part.
    pub(super) kept: BTreeSet<u32>,
    /// Defined in the second.
    pub(super) moved: BTreeSet<u32>,
    /// Moved functions that the first part calls by their number, and the slot through which its stub does.
    pub(super) stubs: BTreeMap<u32, u32>,
    /// What the first part has in the function table.
    pub(super) first_slots: BTreeMap<u32, u32>,
    /// What the second adds to it.
    pub(super) later_slots: BTreeMap<u32, u32>,
    /// By how many slots the function table grows.
    pub(super) n_new_slots: u32,
    /// What the moved functions use, each other included.
    pub(super) uses: Uses,
    /// What of it the first part hands over.
    pub(super) links: Vec<Link>,
}

/// An export of the first part that the second imports.
pub(super) struct Link {
    pub(super) name: String,
    pub(super) kind: ExternalKind,
    pub(super) index: u32,
    /// The first part did not export it until now.
    pub(super) is_new: bool,
}

impl Plan {
    /// `needless` are slots of the function table that nothing of the first part has the numbers of.
    pub(super) fn new(
        module: &Module<'_>,
        needless: &BTreeSet<u32>,
        paths: &[&str],
        entries: &[&str],
    ) -> Result<Self, Box<dyn Error>> {
        let mut named = named(module, paths, entries)?;
        let (mut kept, mut entered) = reached(module, &named, needless)?;
        // What the first part calls and is no entry stays there: wasm-opt made one of two equal functions, and the other
        // may be needed at once.
        let is_entry = |function: &u32| is_below_any(module.name(*function), entries);
        while let Some(stranger) = entered.iter().find(|function| !is_entry(function)) {
            named.remove(stranger);
            (kept, entered) = reached(module, &named, needless)?;
        }
        // What nothing calls at all is in neither part.
        let (used, _) = reached(module, &BTreeSet::new(), &BTreeSet::new())?;
        let moved: BTreeSet<u32> = used.difference(&kept).copied().collect();
        let (mut later_slots, first_slots): (BTreeMap<_, _>, BTreeMap<_, _>) =
            module.slots.iter().partition(|(_, function)| moved.contains(function));

        let slot_of: BTreeMap<u32, u32> = later_slots.iter().map(|(&slot, &function)| (function, slot)).collect();
        let end = module.tables.first().map_or(Ok(0), |table| u32::try_from(table.initial))?;
        let mut free = end..;
        let stubs: BTreeMap<u32, u32> = entered
            .into_iter()
            .filter_map(|function| Some((function, slot_of.get(&function).copied().or_else(|| free.next())?)))
            .collect();
        later_slots.extend(stubs.iter().map(|(&function, &slot)| (slot, function)));

        let mut uses = Uses::default();
        for (_, body) in module.defined().filter(|(function, _)| moved.contains(function)) {
            uses.add(body)?;
        }
        if !later_slots.is_empty() {
            uses.tables.insert(0);
        }
        // The second part may bring texts.
        uses.memories.extend((!module.memories.is_empty()).then_some(0));
        let links = links(module, &moved, &uses)?;
        Ok(Self { kept, moved, stubs, first_slots, later_slots, n_new_slots: free.start - end, uses, links })
    }

    /// The type of what the parts share, with the slots that the function table has in the end.
    pub(super) fn type_of(&self, module: &Module<'_>, link: &Link) -> Result<TypeRef, Foreign> {
        Ok(match module.type_of(link.kind, link.index)? {
            TypeRef::Table(table) if link.index == 0 => TypeRef::Table(self.grown(table)),
            other => other,
        })
    }

    /// The function table with its new slots.
    pub(super) fn grown(&self, mut table: TableType) -> TableType {
        let n_new_slots = u64::from(self.n_new_slots);
        table.initial += n_new_slots;
        table.maximum = table.maximum.map(|maximum| maximum + n_new_slots);
        table
    }
}

/// The functions below the paths, those of entries too. One that stands in two slots of the table is two of which wasm-opt found that they
/// are equal: it stays, as the other may be needed at once.
fn named(module: &Module<'_>, paths: &[&str], entries: &[&str]) -> Result<BTreeSet<u32>, Box<dyn Error>> {
    let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for function in module.slots.values() {
        if !once.insert(function) {
            twice.insert(function);
        }
    }
    let below = |path: &str| {
        let all = module.defined().map(|(function, _)| function);
        all.filter(|f| is_below(module.name(*f), path) && !twice.contains(f)).collect::<BTreeSet<_>>()
    };
    // What only entries call may have become part of them; an entry must be there.
    if let Some(entry) = entries.iter().find(|entry| below(entry).is_empty()) {
        return Err(format!("no function of the WebAssembly is below {entry}: renamed, or inlined?").into());
    }
    Ok(paths.iter().chain(entries).flat_map(|path| below(path)).collect())
}

/// What can be called without the named ones, nor through needless slots; and those of the named ones that it calls.
fn reached(
    module: &Module<'_>,
    named: &BTreeSet<u32>,
    needless: &BTreeSet<u32>,
) -> Result<(BTreeSet<u32>, BTreeSet<u32>), Box<dyn Error>> {
    let bodies: BTreeMap<_, _> = module.defined().collect();
    let (mut kept, mut entered) = (BTreeSet::new(), BTreeSet::new());
    let exports = module.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index);
    let needed = module.slots.iter().filter(|(slot, _)| !needless.contains(slot));
    let in_table = needed.map(|(_, function)| *function).filter(|function| !named.contains(function));
    let mut waiting: Vec<u32> = exports.chain(in_table).chain(module.start).collect();
    waiting.extend(&module.of_globals);
    while let Some(function) = waiting.pop() {
        let Some(body) = bodies.get(&function) else {
            continue; // Imported.
        };
        if named.contains(&function) {
            entered.insert(function);
        } else if kept.insert(function) {
            let mut uses = Uses::default();
            uses.add(body)?;
            waiting.extend(uses.functions);
        }
    }
    Ok((kept, entered))
}

/// By the name that the thing is exported under already, or by a short one that is still free.
fn links(module: &Module<'_>, moved: &BTreeSet<u32>, uses: &Uses) -> Result<Vec<Link>, Box<dyn Error>> {
    let taken: BTreeSet<&str> = module.exports.iter().map(|export| export.name).collect();
    let mut free = (0..).map(short_name).filter(|name| !taken.contains(&**name));
    let mut link = |kind: ExternalKind, index: u32| {
        let export = module.exports.iter().find(|export| export.kind == kind && export.index == index);
        let name = export.map(|export| export.name.to_owned()).or_else(|| free.next());
        Ok(Link { name: name.ok_or(Foreign("no name is free"))?, kind, index, is_new: export.is_none() })
    };
    let functions = uses.functions.difference(moved).map(|&index| (ExternalKind::Func, index));
    let tables = uses.tables.iter().map(|&index| (ExternalKind::Table, index));
    let memories = uses.memories.iter().map(|&index| (ExternalKind::Memory, index));
    let globals = uses.globals.iter().map(|&index| (ExternalKind::Global, index));
    functions.chain(tables).chain(memories).chain(globals).map(|(kind, index)| link(kind, index)).collect()
}

/// Writes what stands in the function table: one list for each run of slots.
pub(super) fn write_slots(elements: &mut ElementSection, slots: &BTreeMap<u32, u32>, table: u32) {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (&slot, &function) in slots {
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == slot as usize => run.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    for (start, run) in runs {
        let table = (table != 0).then_some(table);
        elements.active(table, &ConstExpr::i32_const(start.cast_signed()), Elements::Functions(run.into()));
    }
}

/// The number that something gets where only these are left.
pub(super) fn place(left: &[u32], index: u32) -> Result<u32, Foreign> {
    let place = left.binary_search(&index).map_err(|_| Foreign("a part names what it does not have"))?;
    u32::try_from(place).map_err(|_| Foreign("there is too much of it"))
}
