//! The first part: the module without what moved, with stubs for those of it that are called, and more exports.

use std::error::Error;

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, ExportSection, Function, FunctionSection, Module as Encoder, TableSection,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataSectionReader, ElementSectionReader, ExportSectionReader,
    FunctionSectionReader, Parser, TableSectionReader,
};

use super::module::{Foreign, Module};
use super::plan::{Plan, place, write_slots};
use super::texts::{Segments, section};

type Outcome<T = ()> = Result<T, reencode::Error<Foreign>>;

/// Encodes the first part.
pub(super) fn first(
    wasm: &[u8],
    module: &Module<'_>,
    plan: &Plan,
    segments: &Segments,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let imported = (0..).take(module.n_imported);
    let defined = module.defined().map(|(function, _)| function);
    let here = defined.filter(|function| plan.kept.contains(function) || plan.stubs.contains_key(function));
    let functions = imported.chain(here).collect();
    let mut encoder = Encoder::new();
    First { module, plan, segments, functions }.parse_core_module(&mut encoder, Parser::new(0), wasm)?;
    Ok(encoder.finish())
}

struct First<'a> {
    module: &'a Module<'a>,
    plan: &'a Plan,
    segments: &'a Segments,
    /// In their order.
    functions: Vec<u32>,
}

impl First<'_> {
    /// Hands its parameters on to who is in the slot.
    fn stub(&self, function: u32, slot: u32) -> Outcome<Function> {
        let of_type = self.module.functions.get(function as usize).copied().unwrap_or_default();
        let type_of = self.module.types.get(of_type as usize).ok_or(reencode::Error::UserError(Foreign("no type")))?;
        let mut stub = Function::new([]);
        let mut body = stub.instructions();
        for (parameter, _) in (0..).zip(type_of.params()) {
            body.local_get(parameter);
        }
        body.i32_const(slot.cast_signed()).call_indirect(0, of_type).end();
        Ok(stub)
    }
}

impl Reencode for First<'_> {
    type Error = Foreign;

    fn function_index(&mut self, index: u32) -> Outcome<u32> {
        place(&self.functions, index).map_err(reencode::Error::UserError)
    }

    fn parse_function_section(&mut self, functions: &mut FunctionSection, _: FunctionSectionReader<'_>) -> Outcome {
        for &function in self.functions.iter().skip(self.module.n_imported) {
            functions.function(self.module.functions.get(function as usize).copied().unwrap_or_default());
        }
        Ok(())
    }

    fn parse_table_section(&mut self, tables: &mut TableSection, section: TableSectionReader<'_>) -> Outcome {
        for (index, table) in section.into_iter().enumerate() {
            let mut table = table?;
            if index == 0 {
                table.ty = self.plan.grown(table.ty);
            }
            self.parse_table(tables, table)?;
        }
        Ok(())
    }

    fn parse_export_section(&mut self, exports: &mut ExportSection, section: ExportSectionReader<'_>) -> Outcome {
        utils::parse_export_section(self, exports, section)?;
        for link in self.plan.links.iter().filter(|link| link.is_new) {
            let index = self.external_index(link.kind, link.index)?;
            exports.export(&link.name, self.export_kind(link.kind)?, index);
        }
        Ok(())
    }

    fn parse_element_section(&mut self, elements: &mut ElementSection, _: ElementSectionReader<'_>) -> Outcome {
        let mut slots = self.plan.first_slots.clone();
        for function in slots.values_mut() {
            *function = self.function_index(*function)?;
        }
        write_slots(elements, &slots, 0);
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, _: CodeSectionReader<'_>) -> Outcome {
        for (function, body) in self.module.defined() {
            if self.plan.kept.contains(&function) {
                self.parse_function_body(code, body.clone())?;
            } else if let Some(&slot) = self.plan.stubs.get(&function) {
                code.function(&self.stub(function, slot)?);
            }
        }
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Outcome<u32> {
        u32::try_from(self.segments.len()).map_err(|_| reencode::Error::UserError(Foreign("there is too much data")))
    }

    fn parse_data_section(&mut self, data: &mut DataSection, _: DataSectionReader<'_>) -> Outcome {
        *data = section(self.segments, 0);
        Ok(())
    }

    /// The names have done their work.
    fn parse_custom_section(&mut self, encoder: &mut Encoder, section: CustomSectionReader<'_>) -> Outcome {
        if section.name() == "name" { Ok(()) } else { utils::parse_custom_section(self, encoder, section) }
    }
}
