//! What the splitter reads of a WebAssembly module. It knows what Rust and wasm-opt make of the page, and refuses
//! what it does not know rather than guess.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, GlobalSection};
use wasmparser::{
    ElementItems, ElementKind, Export, ExternalKind, FuncType, FunctionBody, GlobalType, KnownCustom, MemoryType, Name,
    Operator, Parser, Payload, TableType, TypeRef,
};

use super::linked::place_of;

/// Something that Rust does not make, and that the splitter therefore does not understand.
#[derive(Debug)]
pub(super) struct Foreign(pub(super) &'static str);

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the WebAssembly cannot be split: {}", self.0)
    }
}

impl Error for Foreign {}

/// A module, by the numbers that it gives to each kind of thing.
#[derive(Default)]
pub(super) struct Module<'a> {
    pub(super) types: Vec<FuncType>,
    /// The type of each function, imported ones first.
    pub(super) functions: Vec<u32>,
    pub(super) n_imported: usize,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<Export<'a>>,
    pub(super) start: Option<u32>,
    /// The function table: which slot holds which function.
    pub(super) slots: BTreeMap<u32, u32>,
    /// Functions that the values of globals name.
    pub(super) of_globals: BTreeSet<u32>,
    /// What the memory holds at first: the bytes of each segment, and where they lie.
    pub(super) segments: Vec<(u32, &'a [u8])>,
    names: BTreeMap<u32, &'a str>,
}

impl<'a> Module<'a> {
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self, Box<dyn Error>> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            module.take(payload?)?;
        }
        Ok(module)
    }

    /// Nothing where the name section does not know it.
    pub(super) fn name(&self, function: u32) -> &'a str {
        self.names.get(&function).copied().unwrap_or_default()
    }

    /// Those that are defined here, not imported.
    pub(super) fn defined(&self) -> impl Iterator<Item = (u32, &FunctionBody<'a>)> {
        (0..).skip(self.n_imported).zip(&self.bodies)
    }

    pub(super) fn type_of(&self, kind: ExternalKind, index: u32) -> Result<TypeRef, Foreign> {
        let place = index as usize;
        let found = match kind {
            ExternalKind::Func => self.functions.get(place).copied().map(TypeRef::Func),
            ExternalKind::Table => self.tables.get(place).copied().map(TypeRef::Table),
            ExternalKind::Memory => self.memories.get(place).copied().map(TypeRef::Memory),
            ExternalKind::Global => self.globals.get(place).copied().map(TypeRef::Global),
            _ => None,
        };
        found.ok_or(Foreign("something has no type"))
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), Box<dyn Error>> {
        match payload {
            Payload::TypeSection(types) => self.types = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?,
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let TypeRef::Func(of_type) = import?.ty else {
                        return Err(Foreign("it imports what is no function").into());
                    };
                    self.functions.push(of_type);
                }
                self.n_imported = self.functions.len();
            }
            Payload::FunctionSection(functions) => {
                for of_type in functions {
                    self.functions.push(of_type?);
                }
            }
            Payload::TableSection(tables) => {
                self.tables = tables.into_iter().map(|table| Ok(table?.ty)).collect::<wasmparser::Result<_>>()?;
            }
            Payload::MemorySection(memories) => self.memories = memories.into_iter().collect::<Result<_, _>>()?,
            Payload::GlobalSection(globals) => {
                let mut uses = Uses::default();
                uses.parse_global_section(&mut GlobalSection::new(), globals.clone())?;
                self.of_globals = uses.functions;
                self.globals = globals.into_iter().map(|global| Ok(global?.ty)).collect::<wasmparser::Result<_>>()?;
            }
            Payload::ExportSection(exports) => self.exports = exports.into_iter().collect::<Result<_, _>>()?,
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    self.fill(element.kind, element.items)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    self.segments.push((place_of(&segment.kind)?, segment.data));
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    self.take_names(names)?;
                }
            }
            _ => (),
        }
        Ok(())
    }

    /// Where the linker puts functions: into the first table, from a slot that is a plain number.
    fn fill(&mut self, kind: ElementKind<'a>, items: ElementItems<'a>) -> Result<(), Box<dyn Error>> {
        let (ElementKind::Active { table_index: None | Some(0), offset_expr }, ElementItems::Functions(functions)) =
            (kind, items)
        else {
            return Err(Foreign("its function table is not filled by plain lists").into());
        };
        let mut operators = offset_expr.get_operators_reader();
        let Operator::I32Const { value } = operators.read()? else {
            return Err(Foreign("the place of a list in the function table is no number").into());
        };
        for (slot, function) in (value.cast_unsigned()..).zip(functions) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    fn take_names(&mut self, names: wasmparser::NameSectionReader<'a>) -> Result<(), Box<dyn Error>> {
        for part in names {
            if let Name::Function(functions) = part? {
                for naming in functions {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name);
                }
            }
        }
        Ok(())
    }
}

/// What functions name: found by encoding them again and looking on.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) functions: BTreeSet<u32>,
    pub(super) types: BTreeSet<u32>,
    pub(super) tables: BTreeSet<u32>,
    pub(super) memories: BTreeSet<u32>,
    pub(super) globals: BTreeSet<u32>,
}

impl Uses {
    pub(super) fn add(&mut self, body: &FunctionBody<'_>) -> Result<(), reencode::Error> {
        self.parse_function_body(&mut CodeSection::new(), body.clone())
    }
}

impl Reencode for Uses {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        self.functions.insert(index);
        Ok(index)
    }

    fn type_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        self.types.insert(index);
        Ok(index)
    }

    fn table_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        self.tables.insert(index);
        Ok(index)
    }

    fn memory_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        self.memories.insert(index);
        Ok(index)
    }

    fn global_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        self.globals.insert(index);
        Ok(index)
    }
}
