//! What the linker knew, by `--emit-relocs`: which bytes of the data each function names, and what else of the data is
//! named by those. From the program as it was linked, before its functions were inlined and made smaller.

mod reading;
mod slots;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::Range;

use wasmparser::{
    DataKind, ExternalKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationType, SymbolInfo, TypeRef,
};

use self::reading::Reading;
use super::module::Foreign;

/// A function as it was linked.
#[derive(Default)]
struct Function {
    /// As wasm-bindgen makes it readable.
    name: String,
    /// The functions that it calls.
    called: BTreeSet<u32>,
    /// The functions of which it takes the address.
    pointed_at: BTreeSet<u32>,
    /// The symbols of data that it names.
    symbols: BTreeSet<u32>,
}

/// A piece of data that has a name of its own: a text, a table, a static.
#[derive(Default)]
struct Datum {
    /// Where it lies in memory.
    range: Range<u32>,
    /// The symbols of data that it names.
    symbols: BTreeSet<u32>,
    /// The functions of which it holds the address.
    pointed_at: BTreeSet<u32>,
}

/// A segment of data: where its bytes stand in the section, and where they lie in memory.
struct Segment<'a> {
    start_in_section: u64,
    start: u32,
    bytes: &'a [u8],
}

/// Which functions went where, by their names. One may be in two of these.
pub(super) struct Names<'a> {
    /// Those of the first part.
    pub(super) kept: BTreeSet<&'a str>,
    /// Those of the second.
    pub(super) moved: BTreeSet<&'a str>,
    /// Those of the second that the first calls.
    pub(super) entries: BTreeSet<&'a str>,
}

/// The program as it was linked.
#[derive(Default)]
pub(super) struct Linked<'a> {
    functions: Vec<Function>,
    /// Those that can be called from elsewhere.
    exported: BTreeSet<u32>,
    /// The function table: which slot holds which function.
    slots: BTreeMap<u32, u32>,
    data: BTreeMap<u32, Datum>,
    segments: Vec<Segment<'a>>,
    /// The functions that symbols stand for.
    by_symbol: BTreeMap<u32, u32>,
}

impl<'a> Linked<'a> {
    /// Reads the file that the linker wrote.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self, Box<dyn Error>> {
        let (mut linked, mut reading) = (Self::default(), Reading::default());
        let mut symbols = None;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Payload::CustomSection(section) = &payload
                && let KnownCustom::Linking(linking) = section.as_known()
            {
                for part in linking {
                    if let Linking::SymbolTable(table) = part? {
                        symbols = Some(table);
                    }
                }
            }
            linked.take(payload, &mut reading)?;
        }
        let symbols = symbols.ok_or(Foreign("the linker left out what it knew"))?;
        for (symbol, of) in (0..).zip(symbols) {
            linked.take_symbol(symbol, of?)?;
        }
        linked.name(&reading);
        linked.relate(&reading)?;
        Ok(linked)
    }

    fn take(&mut self, payload: Payload<'a>, reading: &mut Reading) -> Result<(), Box<dyn Error>> {
        let section = reading.n_sections;
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    reading.n_imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    self.exported.extend((export.kind == ExternalKind::Func).then_some(export.index));
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    self.fill(element?)?;
                }
            }
            Payload::CodeSectionStart { unchecked_range, .. } => reading.code = Some((section, unchecked_range.start)),
            Payload::CodeSectionEntry(body) => {
                reading.bodies.push(body.range());
                return Ok(());
            }
            Payload::DataSection(data) => {
                reading.data = Some((section, data.range().start));
                for datum in data {
                    let datum = datum?;
                    let start_in_section = datum.range.end - datum.data.len() as u64;
                    self.segments.push(Segment { start_in_section, start: place_of(&datum.kind)?, bytes: datum.data });
                }
            }
            Payload::CustomSection(custom) => reading.take(custom.as_known())?,
            Payload::Version { .. } | Payload::End(_) => return Ok(()),
            _ => (),
        }
        reading.n_sections += 1;
        Ok(())
    }

    fn take_symbol(&mut self, symbol: u32, of: SymbolInfo<'_>) -> Result<(), Box<dyn Error>> {
        match of {
            SymbolInfo::Func { index, .. } => {
                self.by_symbol.insert(symbol, index);
            }
            SymbolInfo::Data { symbol: Some(defined), .. } => {
                let segment = self.segments.get(defined.index as usize).ok_or(Foreign("a symbol has no segment"))?;
                let start = segment.start + defined.offset;
                self.data.insert(symbol, Datum { range: start..start + defined.size, ..Datum::default() });
            }
            _ => (),
        }
        Ok(())
    }

    fn name(&mut self, reading: &Reading) {
        let n_functions = reading.n_imported + reading.bodies.len();
        let named = |function| reading.names.get(&function).cloned().unwrap_or_default();
        self.functions = (0..).take(n_functions).map(|f| Function { name: named(f), ..Function::default() }).collect();
    }

    /// Whose each relocation is, and what it leads to.
    fn relate(&mut self, reading: &Reading) -> Result<(), Box<dyn Error>> {
        let lost = || Foreign("something is relocated that is neither in a function nor in a symbol");
        let (code, data) = (reading.code.ok_or_else(lost)?, reading.data.ok_or_else(lost)?);
        for (section, relocation) in &reading.relocations {
            let offset = u64::from(relocation.offset);
            if *section == code.0 {
                let at = code.1 + offset;
                let body = reading.bodies.partition_point(|body| body.end <= at);
                reading.bodies.get(body).filter(|body| body.contains(&at)).ok_or_else(lost)?;
                let function = self.functions.get_mut(reading.n_imported + body).ok_or_else(lost)?;
                if is_of_data(relocation.ty) {
                    function.symbols.insert(relocation.index);
                } else if let Some(other) = self.by_symbol.get(&relocation.index) {
                    match relocation.ty {
                        RelocationType::FunctionIndexLeb => function.called.insert(*other),
                        RelocationType::TableIndexSleb | RelocationType::TableIndexRelSleb => {
                            function.pointed_at.insert(*other)
                        }
                        _ => continue,
                    };
                }
            } else if *section == data.0 {
                let function = self
                    .by_symbol
                    .get(&relocation.index)
                    .filter(|_| relocation.ty == RelocationType::TableIndexI32)
                    .copied();
                if function.is_none() && !is_of_data(relocation.ty) {
                    continue;
                }
                let at = data.1 + offset;
                let holds = |segment: &&Segment<'_>| {
                    (segment.start_in_section..segment.start_in_section + segment.bytes.len() as u64).contains(&at)
                };
                let segment = self.segments.iter().find(holds).ok_or_else(lost)?;
                let address = segment.start + u32::try_from(at - segment.start_in_section)?;
                let owners = self.data.values_mut().filter(|datum| datum.range.contains(&address));
                let n_owners = owners
                    .map(|datum| match function {
                        Some(function) => datum.pointed_at.insert(function),
                        None => datum.symbols.insert(relocation.index),
                    })
                    .count();
                if n_owners == 0 {
                    return Err(lost().into());
                }
            }
        }
        Ok(())
    }

    /// The bytes of the data that no kept function can name. All are told by their names in the program that is split; what
    /// has no name there became part of others, or one with its equal. A function that moved is still called by way of its
    /// stub if it is an entry; where another one was called, it has become part of its caller.
    pub(super) fn only_moved(&self, names: &Names<'_>) -> BTreeSet<u32> {
        // wasm-opt tells those of one name apart by a number.
        let plain = |name: &str| name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_').to_owned();
        let kept: BTreeSet<String> = names.kept.iter().flat_map(|name| [(*name).to_owned(), plain(name)]).collect();
        let is = |f: u32, of: &BTreeSet<&str>| {
            self.function(f).is_some_and(|f| of.contains(&*f.name) && !kept.contains(&f.name))
        };
        let is_kept = |f: u32| self.function(f).is_some_and(|f| kept.contains(&f.name));
        let mut waiting: Vec<u32> = (0..).take(self.functions.len()).collect();
        let open: BTreeSet<&u32> = self.exported.iter().chain(self.slots.values()).collect();
        waiting.retain(|f| is_kept(*f) || (open.contains(f) && !is(*f, &names.moved)));
        let (mut reached, mut named) = (BTreeSet::new(), Vec::new());
        while let Some(index) = waiting.pop() {
            if let Some(function) = self.function(index)
                && reached.insert(index)
            {
                waiting.extend(function.called.iter().filter(|f| !is(**f, &names.entries)));
                waiting.extend(function.pointed_at.iter().filter(|f| !is(**f, &names.moved)));
                named.extend(&function.symbols);
            }
        }
        let mut stays = BTreeSet::new();
        while let Some(symbol) = named.pop() {
            if stays.insert(symbol) {
                named.extend(self.data.get(&symbol).into_iter().flat_map(|datum| &datum.symbols));
            }
        }
        let bytes = |is_wanted: &dyn Fn(&u32) -> bool| {
            let wanted = self.data.iter().filter(|(symbol, _)| is_wanted(symbol));
            wanted.flat_map(|(_, datum)| datum.range.clone()).collect::<BTreeSet<u32>>()
        };
        let staying = bytes(&|symbol| stays.contains(symbol));
        bytes(&|symbol| !stays.contains(symbol)).difference(&staying).copied().collect()
    }

    fn function(&self, index: u32) -> Option<&Function> {
        self.functions.get(index as usize)
    }

    /// What lies at a place of the memory when the program starts.
    pub(super) fn byte(&self, address: u32) -> Option<u8> {
        let holds = |segment: &&Segment<'_>| {
            address.checked_sub(segment.start).is_some_and(|at| (at as usize) < segment.bytes.len())
        };
        let segment = self.segments.iter().find(holds)?;
        segment.bytes.get((address - segment.start) as usize).copied()
    }
}

/// Where a segment lies in memory.
pub(super) fn place_of(kind: &DataKind<'_>) -> Result<u32, Box<dyn Error>> {
    let foreign = Foreign("its data does not lie at plain numbers");
    let DataKind::Active { memory_index: 0, offset_expr } = kind else { return Err(foreign.into()) };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(foreign.into()),
    }
}

fn is_of_data(kind: RelocationType) -> bool {
    use RelocationType::{
        MemoryAddrI32, MemoryAddrLeb, MemoryAddrLocrelI32, MemoryAddrRelSleb, MemoryAddrSleb, MemoryAddrTlsSleb,
    };
    matches!(
        kind,
        MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32 | MemoryAddrRelSleb | MemoryAddrTlsSleb | MemoryAddrLocrelI32
    )
}
