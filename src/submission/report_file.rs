//! The report file: a page for people, whole in itself and without anything that runs, with its submission inside.

use super::in_page::embedded;
use crate::language::Language;

/// What a report file is made of.
#[derive(Clone, Copy, Debug)]
pub struct ReportFile<'a> {
    /// The language that it is written in.
    pub language: Language,
    /// What a browser calls it.
    pub title: &'a str,
    /// Its style sheet.
    pub style: &'a str,
    /// What it shows, as HTML, already escaped.
    pub body: &'a str,
    /// The submission, as a file of its own would have it.
    pub submission: &'a str,
}

impl ReportFile<'_> {
    /// The file. The submission stands before what is shown, so that it is still whole where the end was cut off.
    pub fn to_html(&self) -> String {
        let Self { body, .. } = self;
        let (language, title) = (self.language.code(), self.title.replace('&', "&amp;").replace('<', "&lt;"));
        let submission = embedded(self.submission);
        // In a style sheet, a text in quotes may be written like this, and nothing else has these two.
        let style = self.style.replace("</", "<\\/");
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
             base-uri 'none'; form-action 'none'\">\n\
             <title>{title}</title>\n{submission}\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
        )
    }
}
