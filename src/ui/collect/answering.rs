//! What the worker answers beside reading: rosters, questionnaires, letters, files to take out.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::File;

use super::protocol::{Say, TakeOut};
use super::taking_out::{opened_again, take_out};
use super::worker::Desk;
use crate::language::Language;
use crate::model::Refusal;
use crate::report::letter::letter;
use crate::report::sentence::Digits;
use crate::ui::browser::blob;
use crate::ui::text::faults;

/// The largest questionnaire or roster that is read.
const MAX_BYTES: u64 = 20 << 20;

impl Desk {
    /// The name and the bytes of the file beside a message.
    fn whole(&self, beside: &Array) -> Option<(String, Vec<u8>)> {
        let file: File = beside.get(0).dyn_into().ok()?;
        let n_bytes = blob::size(&file);
        let bytes = (n_bytes <= MAX_BYTES).then(|| blob::bytes(&file, 0, n_bytes).ok()).flatten();
        if bytes.is_none() {
            self.problem(
                &format!("อ่าน {} ไม่ได้ ไฟล์ใหญ่เกินไปหรือไม่อยู่ที่เดิม ข้อมูลอื่นยังอยู่ครบ", file.name()),
                &format!(
                    "{} cannot be read: it is too large, or no longer there. Everything else is as it was.",
                    file.name()
                ),
            );
        }
        Some((file.name(), bytes?))
    }

    pub(super) fn roster(&mut self, beside: &Array) {
        let Some((name, bytes)) = self.whole(beside) else { return };
        match self.session.bring_roster(&name, &bytes) {
            Ok(()) => self.say_state(),
            Err(failure) => {
                let words = failure.words();
                let (th, en) = match self.session.roster() {
                    Some(_) => (" บัญชีเดิมยังใช้อยู่", " The roster before is still used."),
                    None => ("", ""),
                };
                self.problem(&format!("{name}: {}{th}", words.th), &format!("{name}: {}{en}", words.en));
            }
        }
    }

    pub(super) fn questionnaire(&mut self, beside: &Array) {
        let Some((name, bytes)) = self.whole(beside) else { return };
        match self.session.bring_questionnaire(&bytes) {
            Ok(to_read_again) => {
                to_read_again.into_iter().for_each(|position| self.reading.add_again(position));
                self.say_state();
                self.say_progress(!self.reading.is_over());
            }
            Err(error) => {
                let why = |language| faults::refusal(&Refusal::Unsound(error.clone()), language);
                self.problem(
                    &format!("ใช้ {name} เป็นแบบประเมินไม่ได้: {}", why(Language::Thai)),
                    &format!("{name} cannot be used as a questionnaire: {}", why(Language::English)),
                );
            }
        }
    }

    pub(super) fn letter(&self, file: usize, language: &str, has_thai_digits: bool) {
        let digits = if has_thai_digits { Digits::Thai } else { Digits::Arabic };
        let language = Language::from_code(language).unwrap_or_default();
        let place = self.session.cohort().files.get(file).map(|file| file.place);
        let opened = opened_again(&self.session, file, place.and_then(|place| self.files.again(place)));
        match (opened, self.session.cohort().record(file), self.session.desk()) {
            (Some(opened), Some(record), Some(desk)) => {
                let letter = letter(&opened, (record, desk.basis.frame), desk.report, language, digits);
                self.say(&Say::Letter(file, Box::new(letter)));
            }
            _ => self.problem(
                "อ่านไฟล์ของหน่วยงานนี้อีกครั้งไม่ได้ ไฟล์อาจถูกย้าย โปรดเลือกไฟล์นั้นอีกครั้ง",
                "The file of this agency cannot be read again; it may have been moved. Choose it again.",
            ),
        }
    }

    pub(super) fn take_out(&self, wanted: &TakeOut) {
        let n_gone = RefCell::new(0);
        let read_again = |file: usize| {
            let place = self.session.cohort().files.get(file)?.place;
            let opened = opened_again(&self.session, file, self.files.again(place));
            *n_gone.borrow_mut() += usize::from(opened.is_none());
            opened
        };
        match take_out(&self.session, wanted, &read_again) {
            Some(Ok(taken)) => {
                self.say_with(&Say::Taken(taken.name, taken.kind.to_owned(), *n_gone.borrow()), Some(&taken.bytes));
                if !taken.left_out.is_empty() {
                    let names = taken.left_out.join(", ");
                    self.problem(
                        &format!("ตาราง {names} ใหญ่เกินกว่าสมุดงานจะเก็บได้ จึงไม่อยู่ในสมุดงาน โปรดนำออกเป็น CSV"),
                        &format!("Too large for a workbook, and not in it: {names}. Take them out as CSV."),
                    );
                }
            }
            Some(Err(error)) => self.problem(
                &format!("สร้างไฟล์ไม่สำเร็จ ({error}) ข้อมูลในหน้านี้ยังอยู่ครบ"),
                &format!("The file could not be made ({error}). Everything on this page is as it was."),
            ),
            None => self.problem("ยังไม่มีผลที่จะนำออก", "There is nothing to take out yet."),
        }
    }
}
