//! Whose data is whose, in small programs made up here.

use super::{Datum, Function, Linked, Names};

const KEPT: u32 = 0;
const MOVED: u32 = 1;
const PART_OF_KEPT: u32 = 2;
const PART_OF_MOVED: u32 = 3;

/// Four functions, of which two became part of the others; data of a byte each, by symbol.
fn program() -> Linked<'static> {
    let function = |name: &str| Function { name: name.into(), ..Function::default() };
    let mut linked = Linked {
        functions: ["kept", "moved", "part of kept", "part of moved"].map(function).into(),
        ..Linked::default()
    };
    linked.exported.insert(KEPT);
    linked.slots.insert(1, MOVED);
    calls(&mut linked, KEPT, PART_OF_KEPT);
    calls(&mut linked, KEPT, MOVED);
    calls(&mut linked, MOVED, PART_OF_MOVED);
    for symbol in 0..6 {
        linked.data.insert(symbol, Datum { range: symbol..symbol + 1, ..Datum::default() });
    }
    for (function, symbol) in [(KEPT, 0), (MOVED, 0), (PART_OF_KEPT, 1), (MOVED, 2), (PART_OF_MOVED, 3)] {
        linked.functions[function as usize].symbols.insert(symbol);
    }
    linked
}

fn calls(linked: &mut Linked<'_>, caller: u32, called: u32) {
    linked.functions[caller as usize].called.insert(called);
}

#[track_caller]
fn moves<const N: usize>(linked: &Linked<'_>, kept: &[&str], expected: [u32; N]) {
    let names =
        Names { kept: kept.iter().copied().collect(), moved: ["moved", "aside"].into(), entries: ["moved"].into() };
    assert_eq!(linked.only_moved(&names), expected.into());
}

#[test]
fn what_only_moved_functions_name_moves() {
    // 4 and 5 are named by nothing.
    moves(&program(), &["kept"], [2, 3, 4, 5]);
}

#[test]
fn what_staying_data_names_stays() {
    let mut linked = program();
    for (owner, named) in [(1, 3), (3, 5), (2, 4)] {
        linked.data.entry(owner).or_default().symbols.insert(named);
    }
    moves(&linked, &["kept"], [2, 4]);
}

#[test]
fn what_became_part_of_both_stays() {
    let mut linked = program();
    calls(&mut linked, PART_OF_KEPT, PART_OF_MOVED);
    moves(&linked, &["kept"], [2, 4, 5]);
}

#[test]
fn what_moved_and_became_part_of_what_is_kept_stays() {
    let mut linked = program();
    linked.functions[PART_OF_MOVED as usize].name = "aside".into();
    linked.functions[KEPT as usize].pointed_at.insert(PART_OF_MOVED);
    moves(&linked, &["kept"], [2, 3, 4, 5]);
    calls(&mut linked, KEPT, PART_OF_MOVED);
    moves(&linked, &["kept"], [2, 4, 5]);
}

#[test]
fn one_of_two_with_the_same_name_stays() {
    // wasm-opt tells the second one apart by a number.
    moves(&program(), &["kept", "moved"], [4, 5]);
    moves(&program(), &["kept", "moved_1"], [4, 5]);
}

#[test]
fn what_can_be_called_from_elsewhere_stays_unless_it_moved() {
    let mut linked = program();
    linked.slots.insert(2, PART_OF_MOVED);
    moves(&linked, &["kept"], [2, 4, 5]);
}

#[test]
fn bytes_that_two_symbols_share_stay_with_the_one_that_stays() {
    let mut linked = program();
    linked.data.insert(6, Datum { range: 2..4, ..Datum::default() });
    linked.functions[KEPT as usize].symbols.insert(6);
    moves(&linked, &["kept"], [4, 5]);
}

/// The slots that nothing of the first part has the numbers of, in a program with all four functions in the table.
#[track_caller]
fn has_no_need_of<const N: usize>(mut linked: Linked<'_>, expected: [u32; N]) {
    linked.slots = (10..).zip([KEPT, MOVED, PART_OF_KEPT, PART_OF_MOVED]).collect();
    let is_moved = |name: &str| name == "moved";
    assert_eq!(linked.needless_slots(is_moved, is_moved), expected.into());
}

#[test]
fn a_slot_is_needed_whose_number_can_be_had_without_what_moves() {
    has_no_need_of(program(), [10, 11, 12, 13]);
    let mut linked = program();
    // By a function that was called, and by data of data.
    linked.functions[PART_OF_KEPT as usize].pointed_at.insert(KEPT);
    linked.data.entry(0).or_default().symbols.insert(5);
    linked.data.entry(5).or_default().pointed_at.insert(PART_OF_KEPT);
    has_no_need_of(linked, [11, 13]);
}

#[test]
fn what_only_moved_functions_and_their_data_point_at_needs_no_slot_at_first() {
    let mut linked = program();
    linked.functions[PART_OF_MOVED as usize].pointed_at.insert(PART_OF_KEPT);
    linked.data.entry(2).or_default().pointed_at.insert(PART_OF_MOVED);
    has_no_need_of(linked, [10, 11, 12, 13]);
    // What moves and is called through the table has its slot, and leads no further.
    let mut linked = program();
    linked.functions[KEPT as usize].pointed_at.insert(MOVED);
    linked.functions[MOVED as usize].pointed_at.insert(PART_OF_MOVED);
    has_no_need_of(linked, [10, 12, 13]);
    let mut linked = program();
    linked.functions[KEPT as usize].pointed_at.insert(PART_OF_MOVED);
    linked.functions[PART_OF_MOVED as usize].pointed_at.insert(PART_OF_KEPT);
    has_no_need_of(linked, [10, 11]);
}
