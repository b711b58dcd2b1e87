//! stand-in
use std::rc::Rc;
/// r
#[derive(Debug,Clone,Default)] pub struct Roster { /// e
 pub entries: Vec<RosterEntry> }
/// e
#[derive(Debug,Clone,Default)] pub struct RosterEntry { /// c
 pub code: Rc<str>, /// c
 pub name: Rc<str>, /// c
 pub agency_type: Rc<str>, /// c
 pub province: Rc<str>, /// c
 pub group: Rc<str> }
