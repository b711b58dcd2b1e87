//! The way that most people take: begin, answer, see, export; and the file leads back to the same place.

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::figures::{Figures, expected};
use browser_tests::pages::{AnyPage, Begin, Fill, Home, Next, Respondent, Results, Review};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, in_every_engine};
use browser_tests::submission::Submission;

use crate::SURVEY;

#[tokio::test]
async fn an_officer_answers_and_the_exported_file_brings_the_same_figures_back() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let respondent = Respondent::default();
        let begin = Home::open(&browser).await?.start(SURVEY).await?;
        refuses_to_go_on_empty(&begin).await?;
        begin.fill_in(&respondent).await?;

        let fill = begin.go_on().await?;
        let (answers, review) = answer_with_a_reload_on_the_way(&browser, fill).await?;
        let results = review.finish().await?;
        let questionnaire = Questionnaire::read(SURVEY)?;
        let figures = results.figures().await?;
        all_questions_were_asked(&questionnaire, respondent.profile, &answers);
        figures_are_means_of_the_answers(&figures, &expected(&questionnaire, respondent.profile, &answers));
        priorities_are_the_lowest_indicators(&questionnaire, &figures, &results.priorities().await?);

        let (name, exported) = results.export().await?;
        assert!(name.ends_with(".json") && name.contains("2560"), "not a readable file name: {name}");
        file_says_what_was_answered(&exported, &answers)?;

        let elsewhere = rig.browser().await?;
        let file = browser.engine.downloads().join(name);
        let results = import(&elsewhere, &file).await?;
        assert_eq!(results.figures().await?, figures);
        let (_, again) = results.export().await?;
        assert_eq!(again.raw("answers")?, exported.raw("answers")?);
        Ok(())
    })
    .await
}

async fn refuses_to_go_on_empty(begin: &Begin<'_>) -> Outcome {
    begin.submit_incomplete().await?;
    assert!(begin.focus_is_on_problems().await?, "the focus is not on the summary of problems");
    let fields = begin.follow_problem_links().await?;
    assert!(fields.contains(&"agencyName".to_owned()), "no link to the agency's name: {fields:?}");
    Ok(())
}

/// Reloads after the second part: what was answered is still there, in the part that is open and in the first.
async fn answer_with_a_reload_on_the_way<'a>(
    browser: &'a Browser,
    mut fill: Fill<'a>,
) -> Outcome<(Answers, Review<'a>)> {
    let first = fill.parts().await?.into_iter().next().ok_or("no parts to choose from")?;
    let mut answers = Answers::new();
    for part in 0.. {
        let of_part = fill.answer_by_hand(part).await?;
        assert_eq!(fill.answers().await?, of_part);
        answers.extend(of_part.clone());
        if part == 1 {
            AnyPage(browser).saved().await?;
            browser.reload().await?;
            fill = Fill::here(browser).await?;
            assert_eq!(fill.answers().await?, of_part, "after a reload");
            fill.open(&first).await?;
            let of_first = fill.answers().await?;
            assert!(of_first.iter().all(|(id, answer)| answers.get(id) == Some(answer)), "{of_first:#?}");
            assert_eq!(of_first.len() + of_part.len(), answers.len());
            fill.open("2").await?;
        }
        fill = match fill.go_on().await? {
            Next::Part(next) => {
                AnyPage(browser).begins_at_the_top().await?;
                next
            }
            Next::Review(review) => return Ok((answers, review)),
        };
    }
    Err("the questionnaire has no end".into())
}

fn all_questions_were_asked(questionnaire: &Questionnaire, profile: &str, answers: &Answers) {
    let wanted = questionnaire.asked_of(profile).flat_map(|part| part.questions());
    let mut wanted: Vec<&str> = wanted.map(|question| question.id.as_str()).collect();
    wanted.sort_unstable();
    assert_eq!(answers.keys().map(String::as_str).collect::<Vec<_>>(), wanted);
}

/// Every figure on the page is as computed, and no figure of what was asked is missing.
fn figures_are_means_of_the_answers(shown: &Figures, computed: &Figures) {
    let mut shown = shown.clone();
    let completeness = shown.remove("completeness").unwrap_or_default();
    assert!(completeness.starts_with("100"), "all is answered, yet completeness is {completeness:?}");
    for (handle, figure) in &shown {
        assert_eq!(Some(figure), computed.get(handle), "{handle}");
    }
    let missing: Vec<_> =
        computed.iter().filter(|(handle, figure)| !shown.contains_key(*handle) && *figure != "–").collect();
    assert!(missing.is_empty(), "not shown: {missing:?}");
}

fn priorities_are_the_lowest_indicators(questionnaire: &Questionnaire, figures: &Figures, shown: &[String]) {
    let dimensions = questionnaire.parts.iter().filter(|part| part.is_dimension);
    let indicators = dimensions.flat_map(|part| &part.indicators);
    let figure = |id: &str| figures.get(&format!("indicator:{id}"))?.parse::<f64>().ok();
    let mut lowest: Vec<_> = indicators.filter_map(|indicator| Some((figure(&indicator.id)?, &indicator.id))).collect();
    lowest.sort_by(|a, b| a.0.total_cmp(&b.0));
    let lowest: Vec<_> = lowest.into_iter().take(5).map(|(_, id)| id.clone()).collect();
    assert_eq!(shown, lowest);
}

fn file_says_what_was_answered(file: &Submission, answers: &Answers) -> Outcome {
    assert_eq!(file.json["format"], "phrom/submission");
    assert_eq!(file.json["status"], "final");
    assert_eq!(file.json["questionnaire"]["id"], SURVEY);
    assert_eq!(file.json["respondent"]["agencyName"], Respondent::default().agency_name);
    assert_eq!(file.json["respondent"]["province"], "ลำปาง");
    assert!(file.is_sealed()?, "the digest is not that of the file");
    let in_file = file.json["answers"].as_object().ok_or("no answers")?;
    assert_eq!(in_file.keys().collect::<Vec<_>>(), answers.keys().collect::<Vec<_>>());
    for (id, answer) in answers {
        for (key, value) in answer.json().as_object().into_iter().flatten() {
            assert_eq!(&in_file[id][key], value, "{key} of {id}");
        }
    }
    Ok(())
}

/// The file's report comes first and changes nothing; only consent takes it in.
async fn import<'a>(browser: &'a Browser, file: &std::path::Path) -> Outcome<Results<'a>> {
    let home = Home::open(browser).await?;
    home.offer(file).await?;
    assert_eq!(AnyPage(browser).problems().await?, Vec::<String>::new());
    assert!(home.drafts().await?.is_empty(), "the file was taken in without consent");
    home.accept().await?;
    Results::here(browser).await
}
