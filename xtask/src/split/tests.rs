//! Splits a small program and runs it, whole and in parts.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use wasmi::{Caller, Engine, Extern, Instance, Linker, Module, Store};

use super::{FIRST, Parts, split};

/// `$entry` is called by its number, from two places and as an export; `$in_table` only through the table;
/// `$only_for_it` only by what moves; `$Same` has the slots of two functions that were found to be equal.
const PROGRAM: &str = r#"(module
  (type $unary (func (param i32) (result i32)))
  (type $wide (func (param i32 i64) (result i64)))
  (import "glue" "a" (func $unused (param i64)))
  (import "glue" "b" (func $note (param i32)))
  (table 7 7 funcref)
  (table $others 2 externref)
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 5))
  (global $seven i32 (i32.const 7))
  (export "b" (func $double))
  (elem (i32.const 1) $double $"phrom[1f]::ui::later::in_table" $triple)
  (elem (i32.const 4) $"<phrom[1f]::ui::later::Same as core[2e]::Equal>::same" $"phrom[1f]::ui::later::entry"
    $"<phrom[1f]::ui::later::Same as core[2e]::Equal>::same")
  (data (i32.const 16) "\2a")

  (func $dead (type $unary) (call $triple (local.get 0)))
  (func $double (type $unary) (i32.mul (local.get 0) (i32.const 2)))
  (func $triple (type $unary) (i32.mul (local.get 0) (i32.const 3)))
  (func $"phrom[1f]::shared" (type $unary) (i32.add (local.get 0) (global.get $count)))
  (func $"phrom[1f]::run" (export "run") (type $unary)
    (i32.add (call $"phrom[1f]::shared" (local.get 0)) (call $"phrom[1f]::ui::later::entry" (local.get 0))))
  (func (export "kept") (type $unary) (call $triple (call $"phrom[1f]::shared" (local.get 0))))
  (func (export "count") (type $unary) (global.get $count))
  (func (export "wide") (type $unary)
    (i32.wrap_i64 (call $"phrom[1f]::ui::later::wide" (local.get 0) (i64.const 9))))
  (func (export "slot_1") (type $unary) (call_indirect (type $unary) (local.get 0) (i32.const 1)))
  (func (export "slot_2") (type $unary) (call_indirect (type $unary) (local.get 0) (i32.const 2)))
  (func (export "slot_3") (type $unary) (call_indirect (type $unary) (local.get 0) (i32.const 3)))
  (func (export "slot_4") (type $unary) (call_indirect (type $unary) (local.get 0) (i32.const 4)))
  (func (export "slot_5") (type $unary) (call_indirect (type $unary) (local.get 0) (i32.const 5)))

  (func $"phrom[1f]::ui::later::entry" (export "entry") (type $unary)
    (call $note (local.get 0))
    (global.set $count (i32.add (global.get $count) (global.get $seven)))
    (i32.store8 offset=17 (i32.const 0) (local.get 0))
    (i32.add (i32.load8_u offset=16 (i32.const 0))
      (call $"core[2e]::only_for_it" (call $"phrom[1f]::shared" (local.get 0)))))
  (func $"core[2e]::only_for_it" (type $unary)
    (call_indirect (type $unary) (call $double (local.get 0)) (i32.const 2)))
  (func $"phrom[1f]::ui::later::in_table" (type $unary)
    (i32.sub (local.get 0) (table.size $others)))
  (func $"phrom[1f]::ui::later::wide" (type $wide)
    (i64.mul (i64.extend_i32_s (local.get 0)) (local.get 1)))
  (func $"<phrom[1f]::ui::later::Same as core[2e]::Equal>::same" (type $unary) (local.get 0)))"#;

const LATER: &str = "phrom::ui::later";
/// By which the first part calls what moves.
const ENTRIES: [&str; 2] = ["phrom::ui::later::entry", "phrom::ui::later::wide"];
/// Of the first part, and needed at once.
const KEPT: [&str; 6] = ["kept", "count", "b", "slot_1", "slot_3", "slot_4"];
/// They lead into the second part.
const MOVED: [&str; 5] = ["run", "wide", "entry", "slot_2", "slot_5"];

#[test]
fn before_the_second_part_what_moved_traps_and_the_rest_works() {
    let (mut whole, mut first) = (Program::of(&program()), Program::of(&parts().first));
    for name in KEPT {
        assert_eq!(first.call(name, 11), whole.call(name, 11), "{name}");
        assert!(first.call(name, 11).is_some(), "{name}");
    }
    for name in MOVED {
        assert_eq!(first.call(name, 11), None, "{name}");
    }
}

#[test]
fn both_parts_do_what_the_whole_does() {
    let parts = parts();
    let (mut whole, mut both) = (Program::of(&program()), Program::of(&parts.first));
    both.call("run", 3);
    both.load(&parts.later.unwrap());
    for x in [0, 1, -4, 1000] {
        for name in KEPT.into_iter().chain(MOVED) {
            let expected = whole.call(name, x);
            assert!(expected.is_some(), "{name}({x})");
            assert_eq!(both.call(name, x), expected, "{name}({x})");
        }
    }
    assert_eq!(both.store.data(), whole.store.data(), "what the imported function hears");
    assert_eq!(both.call("count", 0), Some(5 + 8 * 7 + 4 * 7), "`run`, `entry` and `slot_5`, four times");
    assert_eq!(both.memory(), whole.memory());
}

#[test]
fn what_only_moved_functions_need_goes_with_them() {
    let parts = parts();
    assert_eq!(parts.n_moved, 4);
    assert_eq!(parts.entries, ["phrom[1f]::ui::later::entry", "phrom[1f]::ui::later::wide"]);
    let n_functions = |wasm: &[u8]| {
        let payloads = wasmparser::Parser::new(0).parse_all(wasm);
        payloads.filter(|payload| matches!(payload, Ok(wasmparser::Payload::CodeSectionEntry(_)))).count()
    };
    assert_eq!(n_functions(&program()), 18);
    // Two of those that moved leave a stub, and what nothing calls is gone.
    assert_eq!(n_functions(&parts.first), 18 - 4 + 2 - 1);
    assert_eq!(n_functions(&parts.later.unwrap()), 4);
}

#[test]
fn names_are_gone_and_exports_stay() {
    let parts = parts();
    for wasm in [&parts.first, &parts.later.unwrap()] {
        assert!(!wasm.windows(5).any(|window| window == b"phrom" || window == b"\x04name"));
    }
    let whole = super::Module::read(&program()).map(|module| module.exports.len()).unwrap();
    let first = super::Module::read(&parts.first).map(|module| module.exports.len()).unwrap();
    // New are `$note`, `$shared`, both globals and both tables; `$double` and the memory had a name.
    assert_eq!(first, whole + 6);
}

#[test]
fn without_paths_there_is_one_part() {
    let parts = split(&program(), None, &[], &[]).unwrap();
    assert!(parts.later.is_none() && parts.entries.is_empty() && parts.n_moved == 0);
    let (mut whole, mut one) = (Program::of(&program()), Program::of(&parts.first));
    for name in KEPT.into_iter().chain(MOVED) {
        assert_eq!(one.call(name, 5), whole.call(name, 5), "{name}");
    }
    assert!(parts.first.len() < program().len(), "it still has its names");
}

#[test]
fn an_entry_that_leads_nowhere_is_an_error() {
    for path in ["phrom::ui::renamed", "phrom::ui::late", "<phrom::ui::later::Same"] {
        let error = split(&program(), None, &[LATER], &[ENTRIES[0], path]).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains(path)), "{path}");
    }
    let without_names = split(&program(), None, &[], &[]).unwrap().first;
    assert!(split(&without_names, None, &[LATER], &ENTRIES).is_err());
    // The table has it twice, so it stays.
    assert!(split(&program(), None, &[], &["phrom::ui::later::Same"]).is_err());
    // What only entries need may have become part of them.
    assert_eq!(split(&program(), None, &[LATER, "phrom::ui::renamed"], &ENTRIES).unwrap().n_moved, parts().n_moved);
}

#[test]
fn what_the_first_part_calls_and_is_no_entry_stays_with_it() {
    let with_entries = |entries: &[&str]| split(&program(), None, &[LATER], entries).unwrap();
    let mut whole = Program::of(&program());
    // `$wide` is called by the first part; not named as an entry, it is there at once.
    let without_wide = with_entries(&[ENTRIES[0]]);
    assert_eq!((without_wide.n_moved, &*without_wide.entries), (3, &["phrom[1f]::ui::later::entry".to_owned()][..]));
    let mut first = Program::of(&without_wide.first);
    assert_eq!(first.call("wide", 11), whole.call("wide", 11));
    assert_eq!(first.call("entry", 11), None);
    first.load(&without_wide.later.unwrap());
    assert_eq!(first.call("run", 2), whole.call("run", 2));
    // Without any, what is called stays with all that it calls; what only the table has still moves.
    let without_any = with_entries(&[]);
    assert_eq!((without_any.n_moved, without_any.entries.len()), (1, 0));
    let mut first = Program::of(&without_any.first);
    assert_eq!(first.call("wide", 7), whole.call("wide", 7));
    assert_eq!(first.call("slot_2", 7), None);
    for name in KEPT.into_iter().chain(MOVED) {
        let mut whole = Program::of(&program());
        let mut all = Program::of(&without_any.first);
        all.load(&with_entries(&[]).later.unwrap());
        assert_eq!(all.call(name, 7), whole.call(name, 7), "{name}");
    }
}

#[test]
fn what_rust_does_not_make_is_refused() {
    for (before, foreign) in [
        ("(import \"glue\" \"a\"", "(import \"glue\" \"c\" (global i32))"),
        ("(elem (i32.const 1)", "(elem func $double)"),
        ("(elem (i32.const 1)", "(elem (global.get $seven) $double)"),
        ("(elem (i32.const 1)", "(elem (i32.const 1) funcref (ref.null func))"),
    ] {
        assert!(PROGRAM.contains(before), "{before}");
        let wasm = wat::parse_str(PROGRAM.replace(before, &format!("{foreign} {before}"))).unwrap();
        assert!(split(&wasm, None, &[LATER], &ENTRIES).is_err(), "{foreign}");
    }
    // The data stay in the first part: the second cannot name them.
    let wasm = wat::parse_str(PROGRAM.replace("(call $note (local.get 0))", "(data.drop 0)")).unwrap();
    assert!(split(&wasm, None, &[LATER], &ENTRIES).is_err());
    assert!(split(b"no WebAssembly", None, &[], &[]).is_err());
}

fn program() -> Vec<u8> {
    wat::parse_str(PROGRAM).unwrap()
}

fn parts() -> Parts {
    split(&program(), None, &[LATER], &ENTRIES).unwrap()
}

/// A program that runs, with what its imported function has heard.
struct Program {
    store: Store<Vec<i32>>,
    instance: Instance,
}

impl Program {
    fn of(wasm: &[u8]) -> Self {
        let engine = Engine::default();
        let mut store = Store::new(&engine, Vec::new());
        let mut linker = Linker::new(&engine);
        linker.func_wrap("glue", "a", |_: i64| ()).unwrap();
        let note = |mut caller: Caller<'_, Vec<i32>>, heard: i32| caller.data_mut().push(heard);
        linker.func_wrap("glue", "b", note).unwrap();
        let module = Module::new(&engine, wasm).unwrap();
        let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
        Self { store, instance }
    }

    /// As the page does it: all exports of the first part are there for the second.
    fn load(&mut self, later: &[u8]) {
        let mut linker = Linker::new(self.store.engine());
        let exports: Vec<(String, Extern)> =
            self.instance.exports(&self.store).map(|export| (export.name().into(), export.into_extern())).collect();
        for (name, export) in exports {
            linker.define(FIRST, &name, export).unwrap();
        }
        let module = Module::new(self.store.engine(), later).unwrap();
        linker.instantiate_and_start(&mut self.store, &module).unwrap();
    }

    /// Nothing where it traps.
    fn call(&mut self, name: &str, x: i32) -> Option<i32> {
        let function = self.instance.get_typed_func::<i32, i32>(&self.store, name).unwrap();
        function.call(&mut self.store, x).ok()
    }

    fn memory(&self) -> &[u8] {
        self.instance.get_memory(&self.store, "memory").unwrap().data(&self.store)
    }
}
