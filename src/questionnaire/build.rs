//! From the file's types to the domain's, noting what does not hold together.

use std::rc::Rc;

use super::file::{
    AgencyTypeFile, ColumnFile, ConditionFile, IndicatorFile, KindFile, LadderFile, LevelFile, NaFile, OptionFile,
    PartFile, ProfileFile, QuestionFile, QuestionnaireFile, SourceFile, TextFile,
};
use super::order::order_of;
use super::{
    AgencyType, Choice, Column, Condition, FORMAT_VERSION, Indicator, Kind, Ladder, Level, NotApplicable, Part,
    Profile, Profiles, Quantity, Question, Questionnaire, ReadError, Role, Source, check,
};
use crate::json::{Parsed, Problem, ProblemKind, digest, read};
use crate::language::Text;

/// Collects the problems of a conversion.
type Notes = Vec<Problem>;

/// The `format` of a questionnaire.
const FORMAT: &str = "phrom/questionnaire";

/// The deepest nesting of a condition.
const MAX_CONDITION_DEPTH: usize = 8;

pub(super) fn questionnaire_from_parsed(parsed: Parsed) -> Result<Questionnaire, ReadError> {
    let Parsed { value, mut duplicates } = parsed;
    if value.get("format").is_some_and(|format| format != FORMAT) {
        let problem = Problem::inconsistent("format", format!("expected `{FORMAT}`"));
        return Err(ReadError::Problems(vec![problem]));
    }
    let newer = value.get("formatVersion").and_then(serde_json::Value::as_u64).filter(|v| *v > FORMAT_VERSION.into());
    if let Some(version) = newer {
        return Err(ReadError::NewerVersion(u32::try_from(version).unwrap_or(u32::MAX)));
    }
    let sha256 = digest(&value);
    let (file, problems) = read::<QuestionnaireFile>(&value);
    let has_lost = problems.iter().any(|problem| !problem.is_harmless());
    duplicates.extend(problems);
    let mut notes = duplicates;
    // With something left out, positions would be wrong and references seem to lead nowhere.
    let Some(file) = file.filter(|_| !has_lost) else {
        return Err(ReadError::Problems(notes));
    };
    let questionnaire = questionnaire_from_file(file, &sha256, &mut notes);
    check::check(&questionnaire, &mut notes);
    if notes.is_empty() { Ok(questionnaire) } else { Err(ReadError::Problems(notes)) }
}

fn questionnaire_from_file(file: QuestionnaireFile, sha256: &str, notes: &mut Notes) -> Questionnaire {
    if file.format_version != FORMAT_VERSION {
        notes.push(Problem::inconsistent("formatVersion", format!("expected {FORMAT_VERSION}")));
    }
    let mut parts = parts_from_files(file.dimensions, "dimensions", Role::Dimension, notes);
    parts.extend(parts_from_files(file.annexes, "annexes", Role::Annex, notes));
    let (places, order) = order_of(&parts);
    Questionnaire {
        id: file.id.as_str().into(),
        version: file.version.as_str().into(),
        sha256: sha256.into(),
        title: text(file.title, "title", notes),
        purpose: text(file.purpose, "purpose", notes),
        audience: text(file.audience, "audience", notes),
        disclaimer: text(file.disclaimer, "disclaimer", notes),
        minutes: file.minutes,
        sources: each(file.sources, "sources", notes, source_from_file),
        profiles: each(file.profiles, "profiles", notes, profile_from_file),
        agency_types: each(file.agency_types, "agencyTypes", notes, agency_type_from_file),
        parts,
        ladders: each(file.ladders, "ladders", notes, ladder_from_file),
        places,
        order,
    }
}

/// Converts the elements of a list, each with its path.
fn each<F, T>(files: Vec<F>, path: &str, notes: &mut Notes, convert: fn(F, &str, &mut Notes) -> T) -> Vec<T> {
    files.into_iter().enumerate().map(|(i, file)| convert(file, &format!("{path}[{i}]"), notes)).collect()
}

fn text(file: TextFile, path: &str, notes: &mut Notes) -> Text {
    for (side, words) in [("th", &file.th), ("en", &file.en)] {
        if words.trim().is_empty() {
            notes.push(Problem::new(format!("{path}.{side}"), ProblemKind::Invalid("text is empty".into())));
        }
        if words.contains("\u{0E4D}\u{0E32}") {
            let words = "sara am is written as two characters (U+0E4D U+0E32); use U+0E33";
            notes.push(Problem::new(format!("{path}.{side}"), ProblemKind::Invalid(words.into())));
        }
    }
    Text { th: file.th.into(), en: file.en.into() }
}

fn optional(file: Option<TextFile>, path: &str, notes: &mut Notes) -> Option<Text> {
    file.map(|file| text(file, path, notes))
}

fn profiles(ids: &[String]) -> Profiles {
    Profiles(ids.iter().map(|id| id.as_str().into()).collect())
}

fn source_from_file(file: SourceFile, path: &str, notes: &mut Notes) -> Source {
    Source {
        title: text(file.title, &format!("{path}.title"), notes),
        publisher: text(file.publisher, &format!("{path}.publisher"), notes),
        year: file.year,
    }
}

fn profile_from_file(file: ProfileFile, path: &str, notes: &mut Notes) -> Profile {
    Profile {
        id: file.id.as_str().into(),
        title: text(file.title, &format!("{path}.title"), notes),
        hint: text(file.hint, &format!("{path}.hint"), notes),
    }
}

fn agency_type_from_file(file: AgencyTypeFile, path: &str, notes: &mut Notes) -> AgencyType {
    AgencyType {
        id: file.id.as_str().into(),
        title: text(file.title, &format!("{path}.title"), notes),
        profiles: profiles(&file.profiles),
    }
}

fn parts_from_files(files: Vec<PartFile>, path: &str, role: Role, notes: &mut Notes) -> Vec<Rc<Part>> {
    let parts = each(files, path, notes, |file, path, notes| Part {
        id: file.id.as_str().into(),
        role: Role::Dimension,
        title: text(file.title, &format!("{path}.title"), notes),
        about: text(file.about, &format!("{path}.about"), notes),
        profiles: profiles(&file.profiles),
        indicators: each(file.indicators, &format!("{path}.indicators"), notes, indicator_from_file),
    });
    parts.into_iter().map(|part| Rc::new(Part { role, ..part })).collect()
}

fn indicator_from_file(file: IndicatorFile, path: &str, notes: &mut Notes) -> Indicator {
    Indicator {
        id: file.id.as_str().into(),
        title: text(file.title, &format!("{path}.title"), notes),
        about: text(file.about, &format!("{path}.about"), notes),
        advice: text(file.advice, &format!("{path}.advice"), notes),
        profiles: profiles(&file.profiles),
        weight: file.weight.unwrap_or(1),
        questions: {
            let questions = each(file.questions, &format!("{path}.questions"), notes, question_from_file);
            questions.into_iter().map(Rc::new).collect()
        },
    }
}

fn question_from_file(file: QuestionFile, path: &str, notes: &mut Notes) -> Question {
    let na_reason = optional(file.na_reason, &format!("{path}.naReason"), notes);
    let na = match (file.na, na_reason) {
        (NaFile::Never, None) => NotApplicable::Never,
        (NaFile::WithReason, None) => NotApplicable::WithReason,
        (NaFile::Flagged, Some(reason)) => NotApplicable::Flagged(reason),
        (NaFile::Flagged, None) => {
            notes.push(Problem::new(path, ProblemKind::MissingKey("naReason")));
            NotApplicable::Never
        }
        (_, Some(_)) => {
            notes.push(Problem::inconsistent(format!("{path}.naReason"), "only with na `flagged`"));
            NotApplicable::Never
        }
    };
    Question {
        id: file.id.as_str().into(),
        kind: kind_from_file(file.kind, &format!("{path}.kind"), notes),
        text: text(file.text, &format!("{path}.text"), notes),
        help: optional(file.help, &format!("{path}.help"), notes),
        condition: optional(file.condition, &format!("{path}.condition"), notes),
        verification: optional(file.verification, &format!("{path}.verification"), notes),
        reference: optional(file.reference, &format!("{path}.reference"), notes),
        current_law: optional(file.current_law, &format!("{path}.currentLaw"), notes),
        year: file.year,
        na,
        when: file.when.and_then(|when| condition(when, &format!("{path}.when"), 0, notes)),
        profiles: profiles(&file.profiles),
        weight: file.weight.unwrap_or(1),
    }
}

fn kind_from_file(file: KindFile, path: &str, notes: &mut Notes) -> Kind {
    let mut labelled = |file, name: &str| text(file, &format!("{path}.{name}"), notes);
    match file {
        KindFile::Practice => Kind::Practice,
        KindFile::Share { part, whole, max } => {
            let (part, whole) = (labelled(part, "share.part"), labelled(whole, "share.whole"));
            within(max, Quantity::LIMIT.unsigned_abs(), &format!("{path}.share.max"), notes);
            Kind::Share { part, whole, max }
        }
        KindFile::Number { min, max, unit } => {
            let unit = labelled(unit, "number.unit");
            let min = quantity(min, &format!("{path}.number.min"), notes);
            let max = quantity(max, &format!("{path}.number.max"), notes);
            if min.zip(max).is_some_and(|(min, max)| min >= max) {
                notes.push(Problem::inconsistent(format!("{path}.number.max"), "max must be above min"));
            }
            Kind::Number { min: min.unwrap_or_default(), max: max.unwrap_or_default(), unit }
        }
        KindFile::Scale { low, high, steps } => {
            let (low, high) = (labelled(low, "scale.low"), labelled(high, "scale.high"));
            if !(2..=11).contains(&steps) {
                notes.push(Problem::inconsistent(format!("{path}.scale.steps"), "expected 2 to 11"));
            }
            Kind::Scale { low, high, steps }
        }
        KindFile::Text { lines } => {
            within(lines.into(), 100, &format!("{path}.text.lines"), notes);
            Kind::Text { lines }
        }
        KindFile::Checklist { options } => {
            Kind::Checklist(each(options, &format!("{path}.checklist.options"), notes, choice_from_file))
        }
        KindFile::Ladder { options } => {
            Kind::Ladder(each(options, &format!("{path}.ladder.options"), notes, choice_from_file))
        }
        KindFile::Table { columns, max } => {
            within(max.into(), 1_000, &format!("{path}.table.max"), notes);
            Kind::Table { columns: each(columns, &format!("{path}.table.columns"), notes, column_from_file), max }
        }
    }
}

fn within(count: u64, most: u64, path: &str, notes: &mut Notes) {
    if !(1..=most).contains(&count) {
        notes.push(Problem::inconsistent(path, format!("expected 1 to {most}")));
    }
}

fn quantity(number: f64, path: &str, notes: &mut Notes) -> Option<Quantity> {
    let quantity = Quantity::from_f64(number);
    if quantity.is_none() {
        notes.push(Problem::inconsistent(path, "expected at most six decimals, within 1000000000"));
    }
    quantity
}

fn choice_from_file(file: OptionFile, path: &str, notes: &mut Notes) -> Choice {
    Choice { id: file.id.as_str().into(), title: text(file.title, &format!("{path}.title"), notes) }
}

fn column_from_file(file: ColumnFile, path: &str, notes: &mut Notes) -> Column {
    let kind = match file.kind {
        KindFile::Table { .. } => {
            notes.push(Problem::inconsistent(format!("{path}.kind"), "a table cannot hold a table"));
            Kind::Text { lines: 1 }
        }
        kind => kind_from_file(kind, &format!("{path}.kind"), notes),
    };
    Column { id: file.id.into(), text: text(file.text, &format!("{path}.text"), notes), kind }
}

fn condition(file: ConditionFile, path: &str, depth: usize, notes: &mut Notes) -> Option<Condition> {
    if depth == MAX_CONDITION_DEPTH {
        notes.push(Problem::inconsistent(path, format!("nested deeper than {MAX_CONDITION_DEPTH} levels")));
        return None;
    }
    let mut list = |files: Vec<ConditionFile>, name: &str| {
        let path = |i| format!("{path}.{name}[{i}]");
        let conditions =
            files.into_iter().enumerate().filter_map(|(i, file)| condition(file, &path(i), depth + 1, notes));
        conditions.collect()
    };
    Some(match file {
        ConditionFile::All(files) => Condition::All(list(files, "all")),
        ConditionFile::Any(files) => Condition::Any(list(files, "any")),
        ConditionFile::Not(file) => {
            Condition::Not(Box::new(condition(*file, &format!("{path}.not"), depth + 1, notes)?))
        }
        ConditionFile::Equals { question, value } => {
            Condition::Equals { question: question.as_str().into(), value: value.into() }
        }
        ConditionFile::AtLeast { question, value } => {
            let value = quantity(value, &format!("{path}.atLeast.value"), notes)?;
            Condition::AtLeast { question: question.as_str().into(), value }
        }
    })
}

fn ladder_from_file(file: LadderFile, path: &str, notes: &mut Notes) -> Ladder {
    Ladder {
        id: file.id.as_str().into(),
        part: file.part.as_str().into(),
        title: text(file.title, &format!("{path}.title"), notes),
        about: text(file.about, &format!("{path}.about"), notes),
        levels: each(file.levels, &format!("{path}.levels"), notes, level_from_file),
    }
}

fn level_from_file(file: LevelFile, path: &str, notes: &mut Notes) -> Level {
    Level {
        id: file.id.as_str().into(),
        title: text(file.title, &format!("{path}.title"), notes),
        about: text(file.about, &format!("{path}.about"), notes),
        holds: condition(file.holds, &format!("{path}.holds"), 0, notes).unwrap_or(Condition::All(Vec::new())),
    }
}
