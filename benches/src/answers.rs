//! Complete answers of one agency, about as long as officers write them.

use std::rc::Rc;

use phrom::answers::{Answer, Evidence, EvidenceKind, Practice, Response, Row, Scope, Secrecy, Sheet, Value};
use phrom::questionnaire::{Choice, Kind, NotApplicable, ProfileId, Quantity, Question, Questionnaire, Table};

use crate::random::Random;
use crate::words::{NOTES, REASONS, TITLES, UNITS};

/// An answer to everything that is asked. `day` is that of the month on which the agency began.
pub(crate) fn complete(questionnaire: &Questionnaire, profile: &ProfileId, day: u64, random: &mut Random) -> Sheet {
    // How ready the agency is, in percent: figures differ between agencies more than by chance.
    let ready = u32::try_from(30 + random.below(41) + random.below(21)).unwrap_or(50);
    let answers = questionnaire.questions().enumerate().map(|(n, question)| {
        let n = u64::try_from(n).unwrap_or_default();
        let at = format!("2026-11-{:02}T{:02}:{:02}:{:02}+07:00", day + n / 40, 9 + n % 7, n % 60, random.below(60));
        (question.id.clone(), answer(question, ready, at, random))
    });
    let all = Sheet::new(answers);
    let scope = Scope::new(questionnaire, profile, &all);
    let asked = questionnaire.questions().filter(|question| scope.asks(question));
    Sheet::new(asked.filter_map(|question| Some((question.id.clone(), (**all.get(&question.id)?).clone()))))
}

fn answer(question: &Question, ready: u32, at: String, random: &mut Random) -> Answer {
    let is_open_to_it = question.na != NotApplicable::Never;
    let response = if is_open_to_it && random.is_in(12) {
        Response::NotApplicable { reason: random.pick(&REASONS).into() }
    } else {
        Response::Value(value(&question.kind, ready, random))
    };
    let text = |percent, from: &[&'static str; 8], random: &mut Random| match random.is_in(percent) {
        true => random.pick(from).into(),
        false => Rc::default(),
    };
    Answer {
        response: Some(response),
        typed: None,
        note: text(4, &NOTES, random),
        unit: text(5, &UNITS, random),
        evidence: if random.is_in(2) { vec![document(random)] } else { Vec::new() },
        at: at.into(),
        carried: None,
    }
}

fn document(random: &mut Random) -> Evidence {
    let place = random.place(TITLES.len());
    let number = random.is_in(50).then(|| format!("ลป {:04}/{}", random.below(9999), random.below(999)));
    let location = random.is_in(20).then(|| format!("https://agency.example/doc?id={}&v=2", random.below(9999)));
    Evidence {
        kind: EvidenceKind::ALL[place % EvidenceKind::ALL.len()],
        title: TITLES[place].into(),
        number: number.unwrap_or_default().into(),
        date: match random.below(4) {
            0 => "ส.ค. 2569".into(),
            month => format!("2026-{:02}-{:02}", month * 3, 1 + random.below(28)).into(),
        },
        holder: random.pick(&UNITS).into(),
        location: location.unwrap_or_default().into(),
        secrecy: if random.is_in(90) { Secrecy::Open } else { Secrecy::ALL[random.place(Secrecy::ALL.len())] },
    }
}

fn value(kind: &Kind, ready: u32, random: &mut Random) -> Value {
    match kind {
        Kind::Practice => Value::Practice(practice(ready, random)),
        Kind::Checklist(options) => {
            Value::Chosen(options.iter().filter(|_| random.is_in(ready)).map(|option| option.id.clone()).collect())
        }
        Kind::Share { max, .. } => {
            let whole = 1 + random.below((*max).min(400));
            let part = (0..4).map(|_| random.below(whole + 1)).max().unwrap_or_default();
            Value::Share { part, whole }
        }
        Kind::Number { min, max, .. } => {
            let above = u64::try_from(max.millionths() - min.millionths()).unwrap_or_default();
            // In hundredths, as people give them.
            let step = above / 10_000;
            let above = i64::try_from(random.below(step + 1) * 10_000).unwrap_or_default();
            Value::Number(Quantity::from_millionths(min.millionths() + above))
        }
        Kind::Ladder(options) => step(options, random),
        Kind::Scale { steps, .. } => {
            Value::Scale(1 + u8::try_from(random.below(u64::from(*steps))).unwrap_or_default())
        }
        Kind::Text { .. } => Value::Text(random.pick(&UNITS).into()),
        Kind::Table(table) => Value::Table(rows(table, ready, random)),
    }
}

fn practice(ready: u32, random: &mut Random) -> Practice {
    match () {
        () if random.is_in(ready) => Practice::Yes,
        () if random.is_in(45) => Practice::Partly,
        () => Practice::No,
    }
}

fn step(options: &[Choice], random: &mut Random) -> Value {
    // A questionnaire that exists is sound: there is at least one.
    match options.get(random.place(options.len())) {
        Some(option) => Value::Step(option.id.clone()),
        None => Value::Text(Rc::default()),
    }
}

/// One to six rows with something in every cell.
fn rows(table: &Table, ready: u32, random: &mut Random) -> Vec<Rc<Row>> {
    let n = 1 + random.below(u64::from(table.max.clamp(1, 6)));
    let row = |_| {
        let cells = table.columns.iter().map(|column| (column.id.clone(), value(&column.kind, ready, random)));
        Rc::new(cells.collect())
    };
    (0..n).map(row).collect()
}
