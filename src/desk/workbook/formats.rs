//! What cells look like.

use rust_xlsxwriter::{Format, FormatAlign};

use crate::desk::table::ColumnKind;

/// The formats of a workbook.
///
/// The font is Tahoma: it has Thai and comes with every Windows and Office, which TH Sarabun New does not; where it is
/// not there (LibreOffice elsewhere), any other of its width serves. Texts have the format "@", so that a code that
/// somebody types over stays a text.
pub(super) struct Formats {
    /// Of cells that nothing is said about.
    pub(super) plain: Format,
    pub(super) header: Format,
    pub(super) text: Format,
    /// A text of several lines is shown with all of them; one of one line stays on one, however long it is.
    pub(super) lines: Format,
    whole: Format,
    figure: Format,
    number: Format,
    yes_no: Format,
}

/// "@" and "0" by the numbers that every program has for them.
const TEXT: u8 = 49;
const WHOLE: u8 = 1;
/// Excel shows TRUE and FALSE by itself; LibreOffice would show 1 and 0.
const YES_NO: &str = r#""TRUE";"TRUE";"FALSE""#;
/// Behind headers.
const SHADE: u32 = 0xE7_ED_F5;

impl Formats {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name("Tahoma").set_font_size(10).set_font_family(2);
        let top = plain.clone().set_align(FormatAlign::Top);
        let text = top.clone().set_num_format_index(TEXT);
        Self {
            header: text.clone().set_bold().set_background_color(SHADE).set_text_wrap(),
            lines: text.clone().set_text_wrap(),
            text,
            whole: top.clone().set_num_format_index(WHOLE),
            figure: top.clone().set_num_format("0.0"),
            yes_no: top.clone().set_num_format(YES_NO),
            number: top,
            plain,
        }
    }

    /// What the cells of a column have.
    pub(super) const fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text | ColumnKind::Moment => &self.text,
            ColumnKind::Whole => &self.whole,
            ColumnKind::Figure => &self.figure,
            ColumnKind::Number => &self.number,
            ColumnKind::YesNo => &self.yes_no,
        }
    }
}

/// Whether a column has the format of texts.
pub(super) const fn is_text(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Text | ColumnKind::Moment)
}
