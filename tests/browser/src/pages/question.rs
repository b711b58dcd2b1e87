//! Questions as they stand on the page: what they offer, and what they are answered with.

use serde_json::Value;

use crate::respondent::{Answer, Offer};

/// Every question on the page with what it offers.
pub(super) const OFFERS: &str = "
    const values = (question, type) =>
        [...question.querySelectorAll(`input[type=${type}]`)].map(input => input.value);
    return [...document.querySelectorAll('main fieldset[data-question]')].map(question => ({
        id: question.dataset.question,
        radio: values(question, 'radio'),
        checkbox: values(question, 'checkbox'),
        share: !!question.querySelector('[data-part]'),
        number: !!question.querySelector('[data-number]'),
        text: !!question.querySelector('[data-text]'),
        table: !!question.querySelector('[data-rows]'),
        // What it is said with stands beside the answer, and is drawn once that is unfolded; its head tells of it.
        na: /ไม่เกี่ยวข้อง|not applicable/.test(question.querySelector('.beside > summary')?.textContent),
    }))";

/// Every question on the page with what it is answered with.
pub(super) const STATES: &str = "
    const checked = (question, type) =>
        [...question.querySelectorAll(`input[type=${type}]:checked`)].map(input => input.value);
    const value = (question, handle) => question.querySelector(`[${handle}]`)?.value ?? '';
    return [...document.querySelectorAll('main fieldset[data-question]')].map(question => ({
        id: question.dataset.question,
        single: !!question.querySelector('.question__body input[type=radio]'),
        checked: [...checked(question, 'radio'), ...checked(question, 'checkbox')],
        part: value(question, 'data-part'),
        whole: value(question, 'data-whole'),
        number: value(question, 'data-number'),
        text: value(question, 'data-text'),
        reason: value(question, 'data-reason'),
    }))";

/// One question of [`OFFERS`].
pub(super) fn offer_from_json(question: &Value) -> Offer {
    let values = |key: &str| question[key].as_array().into_iter().flatten().filter_map(Value::as_str);
    let is_plain = |value: &&str| !matches!(*value, "na" | "none" | "" | "on");
    Offer {
        id: text(question, "id"),
        choices: values("radio").filter(is_plain).map(str::to_owned).collect(),
        options: values("checkbox").filter(is_plain).map(str::to_owned).collect(),
        is_share: question["share"] == true,
        is_number: question["number"] == true,
        is_text: question["text"] == true,
        is_table: question["table"] == true,
        allows_na: question["na"] == true || values("radio").chain(values("checkbox")).any(|value| value == "na"),
    }
}

/// One question of [`STATES`], unless it is open.
pub(super) fn answer_from_json(question: &Value) -> Option<(String, Answer)> {
    Some((text(question, "id"), answer_of(question)?))
}

fn answer_of(question: &Value) -> Option<Answer> {
    let checked = || question["checked"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if checked().any(|value| value == "na") {
        let reason = text(question, "reason");
        return Some(Answer::NotApplicable((!reason.is_empty()).then_some(reason)));
    }
    if let (Ok(part), Ok(whole)) = (text(question, "part").parse(), text(question, "whole").parse()) {
        return Some(Answer::Share(part, whole));
    }
    if let Ok(number) = text(question, "number").parse() {
        return Some(Answer::Number(number));
    }
    if !text(question, "text").is_empty() {
        return Some(Answer::Text(text(question, "text")));
    }
    match checked().collect::<Vec<_>>().as_slice() {
        [] => None,
        [step] if question["single"] == true => Some(Answer::Choice((*step).to_owned())),
        ["yes" | "partly" | "no"] => checked().next().map(|value| Answer::Choice(value.to_owned())),
        options => Some(Answer::Chosen(options.iter().map(|&option| option.to_owned()).collect())),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
