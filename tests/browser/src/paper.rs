//! What was printed, read back from its PDF: the text of each page, where it stands, and the tags.

use std::collections::BTreeMap;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use crate::Outcome;

/// A text as it was painted.
#[derive(Debug)]
pub struct Painted {
    /// Where it stands from the left edge of the page, in points.
    pub x: f64,
    /// Where its line stands from the lower edge of the page, in points.
    pub y: f64,
    /// The text.
    pub text: String,
}

/// A tag: what a part of the document is.
#[derive(Debug)]
pub struct Tag {
    /// The tag around it; empty for the outermost.
    pub around: String,
    /// What it is: `H1`, `Table`, `TH`, ...
    pub name: String,
    /// What is said in its place, as of a picture; may be empty.
    pub said: String,
}

/// A printed document.
pub struct Paper(Document);

/// A transformation as PDF writes it.
type Matrix = [f64; 6];

const NONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The first transformation, and then the second.
fn then([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix) -> Matrix {
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

impl Paper {
    /// Reads a PDF.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(pdf: &[u8]) -> Outcome<Self> {
        Ok(Self(Document::load_mem(pdf)?))
    }

    /// How many pages there are.
    pub fn n_pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// The language of the document, if it says that it is tagged.
    ///
    /// # Errors
    /// When it has no catalogue.
    pub fn language_if_tagged(&self) -> Outcome<Option<String>> {
        let catalog = self.0.catalog()?;
        let is_marked = self.0.get_dict_in_dict(catalog, b"MarkInfo").and_then(|info| info.get(b"Marked")?.as_bool());
        let language = catalog.get(b"Lang").and_then(lopdf::decode_text_string);
        Ok(language.ok().filter(|_| is_marked.unwrap_or(false) && catalog.has(b"StructTreeRoot")))
    }

    /// The tags in the order of reading, each with the tag around it, and what is said in its place.
    ///
    /// # Errors
    /// When there are none.
    pub fn tags(&self) -> Outcome<Vec<Tag>> {
        let mut tags = Vec::new();
        let root = self.0.get_dict_in_dict(self.0.catalog()?, b"StructTreeRoot")?;
        self.tags_below(root, "", &mut tags);
        Ok(tags)
    }

    fn tags_below(&self, element: &Dictionary, around: &str, tags: &mut Vec<Tag>) {
        let Ok((_, children)) = element.get(b"K").and_then(|children| self.0.dereference(children)) else { return };
        let children = children.as_array().map_or_else(|_| vec![children], |children| children.iter().collect());
        for child in children.into_iter().filter_map(|child| self.0.dereference(child).ok()?.1.as_dict().ok()) {
            if let Ok(own) = child.get(b"S").and_then(Object::as_name) {
                let name = String::from_utf8_lossy(own).into_owned();
                let said = child.get(b"Alt").and_then(lopdf::decode_text_string).unwrap_or_default();
                tags.push(Tag { around: around.to_owned(), name: name.clone(), said });
                self.tags_below(child, &name, tags);
            }
        }
    }

    /// The texts of each page in the order of painting. What several characters became together is told in their place.
    ///
    /// # Errors
    /// When a page cannot be read.
    pub fn pages(&self) -> Outcome<Vec<Vec<Painted>>> {
        self.0.get_pages().into_values().map(|page| self.page(page)).collect()
    }

    fn page(&self, page: ObjectId) -> Outcome<Vec<Painted>> {
        let mut encodings: BTreeMap<Vec<u8>, Encoding<'_>> = BTreeMap::new();
        for (name, font) in self.0.get_page_fonts(page)? {
            encodings.insert(name, font.get_font_encoding(&self.0)?);
        }
        let mut brush = Brush { at: NONE, text_at: NONE, kept: Vec::new(), font: Vec::new(), told: Vec::new() };
        let mut painted = Vec::new();
        for operation in self.0.get_and_decode_page_content(page)?.operations {
            brush.follow(&operation)?;
            let codes: Vec<&Object> = match (operation.operator.as_str(), operation.operands.first()) {
                ("Tj", Some(codes)) => vec![codes],
                ("TJ", Some(codes)) => codes.as_array()?.iter().collect(),
                _ => continue,
            };
            let encoding = encodings.get(&brush.font).ok_or("a text without a font")?;
            let mut text = String::new();
            for codes in codes.into_iter().filter_map(|codes| codes.as_str().ok()) {
                text += &Document::decode_text(encoding, codes)?;
            }
            // What is told in place of its characters is told once.
            let told = brush.told.iter_mut().rev().find_map(Option::as_mut).map(std::mem::take);
            let [.., x, y] = then(brush.text_at, brush.at);
            painted.push(Painted { x, y, text: told.unwrap_or(text) });
        }
        Ok(painted)
    }
}

/// Where and how the next text is painted.
struct Brush {
    at: Matrix,
    text_at: Matrix,
    kept: Vec<Matrix>,
    font: Vec<u8>,
    /// Of each marked part that is open, what it says in place of its characters.
    told: Vec<Option<String>>,
}

impl Brush {
    fn follow(&mut self, operation: &Operation) -> Outcome {
        let operands = &operation.operands;
        let matrix = || -> Outcome<Matrix> {
            let numbers: Result<Vec<f64>, _> = operands.iter().map(|number| number.as_float().map(f64::from)).collect();
            numbers?.try_into().map_err(|_| "no matrix".into())
        };
        match operation.operator.as_str() {
            "q" => self.kept.push(self.at),
            "Q" => self.at = self.kept.pop().unwrap_or(NONE),
            "cm" => self.at = then(matrix()?, self.at),
            "BT" => self.text_at = NONE,
            "Tm" => self.text_at = matrix()?,
            "Td" => {
                let [x, y] = [0, 1].map(|n| operands.get(n).and_then(|number| number.as_float().ok()).unwrap_or(0.0));
                self.text_at = then([1.0, 0.0, 0.0, 1.0, x.into(), y.into()], self.text_at);
            }
            "Tf" => self.font = operands.first().ok_or("no font")?.as_name()?.to_vec(),
            "BMC" => self.told.push(None),
            "BDC" => {
                let said = operands.get(1).and_then(|marks| marks.as_dict().ok()?.get(b"ActualText").ok());
                self.told.push(said.and_then(|said| lopdf::decode_text_string(said).ok()));
            }
            "EMC" => drop(self.told.pop()),
            _ => {}
        }
        Ok(())
    }
}
