//! The assessment of one agency, closed once or more often.

use phrom::answers::{Answer, Sheet, Timestamp};
use phrom::questionnaire::Questionnaire;
use phrom::submission::{Draft, Status};

use crate::agency::Agency;
use crate::answers;
use crate::random::Random;

/// A moment of the month in which everything is answered and handed in.
pub(crate) fn moment(day: u64, hour: u64, random: &mut Random) -> Timestamp {
    format!("2026-11-{day:02}T{hour:02}:{:02}:{:02}+07:00", random.below(60), random.below(60)).into()
}

/// A complete assessment that is still open.
pub(crate) fn open(agency: &Agency, questionnaire: &Questionnaire, random: &mut Random) -> Draft {
    let day = 1 + random.below(20);
    let sheet = answers::complete(questionnaire, &agency.profile, day, random);
    Draft {
        id: uuid(random).into(),
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        respondent: agency.respondent(random),
        period: "2569".into(),
        profile: agency.profile.clone(),
        status: Status::Draft,
        revision: 1,
        history: Vec::new(),
        created: moment(day, 8, random),
        updated: moment(day + 3, 16, random),
        sheet,
        part: None,
        merges: Vec::new(),
    }
}

/// The assessment opened again, two of its answers changed, and closed again.
pub(crate) fn revised(closed: &Draft, questionnaire: &Questionnaire, random: &mut Random) -> Option<Draft> {
    let at = moment(25 + random.below(3), 10, random);
    let mut draft = closed.reopened(&at)?;
    for _ in 0..2 {
        let (id, answer) = draft.sheet.iter().nth(random.place(40))?;
        let note = format!("แก้ไขแล้ว {}", answer.note);
        let changed = Answer { note: note.into(), at: at.clone(), ..(**answer).clone() };
        draft.sheet = draft.sheet.with(&id.clone(), changed);
    }
    draft.finished(questionnaire, &at)
}

/// An assessment of which every fourth answer is missing: handed in before it was closed.
pub(crate) fn half_done(draft: &Draft, random: &mut Random) -> Draft {
    let kept = draft.sheet.iter().filter(|_| random.below(4) > 0);
    Draft { sheet: Sheet::new(kept.map(|(id, answer)| (id.clone(), (**answer).clone()))), ..draft.clone() }
}

/// A UUID of version 4.
fn uuid(random: &mut Random) -> String {
    let bits = format!("{:016x}{:016x}", random.next(), random.next());
    let variant = ["8", "9", "a", "b"][random.place(4) % 4];
    format!("{}-{}-4{}-{variant}{}-{}", &bits[..8], &bits[8..12], &bits[13..16], &bits[17..20], &bits[20..])
}
