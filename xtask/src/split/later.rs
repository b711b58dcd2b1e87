//! The second part: the functions that moved, which import from the first what they use and put themselves into its
//! function table.

use std::error::Error;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, ElementSection, FunctionSection, ImportSection, Module as Encoder, TypeSection};
use wasmparser::ExternalKind;

use super::FIRST;
use super::module::{Foreign, Module};
use super::plan::{Plan, place, write_slots};
use super::texts::{Segments, section};

type Outcome<T = ()> = Result<T, reencode::Error<Foreign>>;

/// Encodes the second part.
pub(super) fn later(module: &Module<'_>, plan: &Plan, segments: &Segments) -> Result<Vec<u8>, Box<dyn Error>> {
    let of_type = |function: &u32| module.functions.get(*function as usize).copied();
    let mut types = plan.uses.types.clone();
    types.extend(plan.uses.functions.union(&plan.moved).filter_map(of_type));
    let list = |kind| plan.links.iter().filter(move |link| link.kind == kind).map(|link| link.index);
    let mut later = Later {
        types: types.into_iter().collect(),
        imported: list(ExternalKind::Func).collect(),
        moved: plan.moved.iter().copied().collect(),
        tables: list(ExternalKind::Table).collect(),
        memories: list(ExternalKind::Memory).collect(),
        globals: list(ExternalKind::Global).collect(),
    };
    let mut encoder = Encoder::new();
    encoder.section(&later.types(module)?).section(&later.imports(module, plan)?);
    let mut functions = FunctionSection::new();
    for of_type in plan.moved.iter().filter_map(of_type) {
        functions.function(later.type_index(of_type)?);
    }
    let mut slots = plan.later_slots.clone();
    for function in slots.values_mut() {
        *function = later.function_index(*function)?;
    }
    let mut elements = ElementSection::new();
    write_slots(&mut elements, &slots, later.table_index(0)?);
    let mut code = CodeSection::new();
    for (_, body) in module.defined().filter(|(function, _)| plan.moved.contains(function)) {
        later.parse_function_body(&mut code, body.clone())?;
    }
    encoder.section(&functions).section(&elements).section(&code);
    if !segments.is_empty() {
        encoder.section(&section(segments, later.memory_index(0)?));
    }
    Ok(encoder.finish())
}

/// What is in the second part, in its order.
struct Later {
    types: Vec<u32>,
    imported: Vec<u32>,
    moved: Vec<u32>,
    tables: Vec<u32>,
    memories: Vec<u32>,
    globals: Vec<u32>,
}

impl Later {
    fn types(&mut self, module: &Module<'_>) -> Outcome<TypeSection> {
        let mut types = TypeSection::new();
        for &index in &self.types.clone() {
            let of_type = module.types.get(index as usize).cloned();
            let of_type = of_type.ok_or(reencode::Error::UserError(Foreign("no type")))?;
            types.ty().func_type(&self.func_type(of_type)?);
        }
        Ok(types)
    }

    fn imports(&mut self, module: &Module<'_>, plan: &Plan) -> Outcome<ImportSection> {
        let mut imports = ImportSection::new();
        for link in &plan.links {
            let of_type = plan.type_of(module, link).map_err(reencode::Error::UserError)?;
            imports.import(FIRST, &link.name, self.entity_type(of_type)?);
        }
        Ok(imports)
    }
}

fn place_in(left: &[u32], index: u32) -> Outcome<u32> {
    place(left, index).map_err(reencode::Error::UserError)
}

impl Reencode for Later {
    type Error = Foreign;

    fn function_index(&mut self, index: u32) -> Outcome<u32> {
        match self.imported.binary_search(&index) {
            Ok(_) => place_in(&self.imported, index),
            Err(_) => Ok(self.imported.len() as u32 + place_in(&self.moved, index)?),
        }
    }

    fn type_index(&mut self, index: u32) -> Outcome<u32> {
        place_in(&self.types, index)
    }

    fn table_index(&mut self, index: u32) -> Outcome<u32> {
        place_in(&self.tables, index)
    }

    fn memory_index(&mut self, index: u32) -> Outcome<u32> {
        place_in(&self.memories, index)
    }

    fn global_index(&mut self, index: u32) -> Outcome<u32> {
        place_in(&self.globals, index)
    }

    fn data_index(&mut self, _: u32) -> Outcome<u32> {
        Err(reencode::Error::UserError(Foreign("a moved function names data that stays")))
    }

    fn element_index(&mut self, _: u32) -> Outcome<u32> {
        Err(reencode::Error::UserError(Foreign("a moved function names elements that stay")))
    }

    fn tag_index(&mut self, _: u32) -> Outcome<u32> {
        Err(reencode::Error::UserError(Foreign("a moved function names an exception")))
    }
}
