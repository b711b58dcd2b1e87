//! What holds the sheets of a workbook together: the list of its parts, their relations, its formats.

use std::fmt::Write as _;

use super::xml::push_text;

/// The first line of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The formats, in the order that [`super::sheet`] names them: plain, header, text, whole number, figure, other number,
/// text of several lines.
///
/// The font is Tahoma: it has Thai and comes with every Windows and Office, which TH Sarabun New does not; where it is
/// not there (LibreOffice elsewhere), any other of its width serves. Texts have the format "@", so that a code that
/// somebody types over stays a text.
const STYLES: &str = concat!(
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>"#,
    r#"<fonts count="2"><font><sz val="10"/><name val="Tahoma"/><family val="2"/></font>"#,
    r#"<font><b/><sz val="10"/><name val="Tahoma"/><family val="2"/></font></fonts>"#,
    r#"<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF5"/><bgColor indexed="64"/></patternFill></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1""#,
    r#" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"#,
    r#"<alignment vertical="top"/></xf>"#,
    r#"<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"#,
    r#"<alignment vertical="top"/></xf>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"#,
    r#"<alignment vertical="top"/></xf>"#,
    r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"#,
    r#"<alignment vertical="top" wrapText="1"/></xf></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
);

/// A sheet as the workbook lists it.
pub(super) struct Tab {
    /// Its name.
    pub(super) name: String,
    /// Its header and rows, with fixed ends.
    pub(super) area: String,
}

/// Where the nth sheet is, from 1.
pub(super) fn sheet_path(n: usize) -> String {
    format!("xl/worksheets/sheet{n}.xml")
}

/// The part that stands before the sheets: programs that look at the first name of an archive know it for what it is.
pub(super) fn first() -> (&'static str, String) {
    ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml".to_owned())]))
}

/// The parts behind the sheets, each with its place.
pub(super) fn rest(tabs: &[Tab]) -> [(&'static str, String); 4] {
    [
        ("[Content_Types].xml", content_types(tabs.len())),
        ("xl/workbook.xml", workbook(tabs)),
        ("xl/_rels/workbook.xml.rels", relations(&of_workbook(tabs.len()))),
        ("xl/styles.xml", [DECLARATION, STYLES].concat()),
    ]
}

fn content_types(n_sheets: usize) -> String {
    let mut out = format!(
        r#"{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>"#
    );
    for n in 1..=n_sheets {
        let path = sheet_path(n);
        let _ = write!(out, r#"<Override PartName="/{path}" ContentType="{KIND}.worksheet+xml"/>"#);
    }
    out.push_str("</Types>");
    out
}

/// What the workbook relates to: its sheets by number, then its formats.
fn of_workbook(n_sheets: usize) -> Vec<(&'static str, String)> {
    let sheets = (1..=n_sheets).map(|n| ("worksheet", sheet_path(n).trim_start_matches("xl/").to_owned()));
    sheets.chain([("styles", "styles.xml".to_owned())]).collect()
}

fn relations(targets: &[(&str, String)]) -> String {
    let mut out = format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">"#);
    for (n, (kind, target)) in targets.iter().enumerate() {
        let _ = write!(out, r#"<Relationship Id="rId{}" Type="{RELATION}/{kind}" Target="{target}"/>"#, n + 1);
    }
    out.push_str("</Relationships>");
    out
}

/// The list of sheets, and for each the area that its filter works on and the header that every printed page repeats.
fn workbook(tabs: &[Tab]) -> String {
    let mut out = format!(
        r#"{DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATION}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>"#
    );
    for (n, tab) in tabs.iter().enumerate() {
        out.push_str("<sheet name=\"");
        push_text(&mut out, &tab.name);
        let n = n + 1;
        let _ = write!(out, r#"" sheetId="{n}" r:id="rId{n}"/>"#);
    }
    out.push_str("</sheets><definedNames>");
    let named = |out: &mut String, n: usize, tab: &Tab, name: &str, rest: &str| {
        let _ = write!(out, r#"<definedName name="_xlnm.{name}" localSheetId="{n}"{rest}>'"#);
        push_text(out, &tab.name.replace('\'', "''"));
        out.push_str("'!");
    };
    for (n, tab) in tabs.iter().enumerate() {
        named(&mut out, n, tab, "_FilterDatabase", r#" hidden="1""#);
        let _ = write!(out, "{}</definedName>", tab.area);
    }
    for (n, tab) in tabs.iter().enumerate() {
        named(&mut out, n, tab, "Print_Titles", "");
        out.push_str("$1:$1</definedName>");
    }
    out.push_str("</definedNames></workbook>");
    out
}
