//! The begin page: who answers.

use phrom::language::Language;
use phrom::model::{BeginForm, Field};
use phrom::questionnaire::Questionnaire;
use phrom::ui::pages::begin::{BeginPage, begin_page};
use yew::Callback;

use crate::drafts::survey;
use crate::page::{Page, draw_html};
use crate::support;

fn begin(form: BeginForm, is_refused: bool, language: Language) -> Page {
    begin_of(&survey(), form, is_refused, language)
}

fn begin_of(questionnaire: &Questionnaire, form: BeginForm, is_refused: bool, language: Language) -> Page {
    let (code, form) = (&"th-digital-readiness".into(), &form);
    let on_action = &Callback::noop();
    draw_html(begin_page(&BeginPage { language, questionnaire, code, form, is_refused, is_shared: false, on_action }))
}

fn filled(fields: &[(Field, &str)]) -> BeginForm {
    fields.iter().fold(BeginForm::default(), |form, (field, text)| form.with(*field, (*text).into()))
}

#[test]
fn the_fields_carry_their_handles_and_show_the_form() {
    let form = filled(&[
        (Field::AgencyName, "สำนักงาน \"ก\" <b>"),
        (Field::Profile, "province"),
        (Field::Province, "ลำปาง"),
        (Field::Period, "๒๕๖๐"),
    ]);
    let page = begin(form, false, Language::Thai);
    assert_eq!(page.one("main").attr("data-page"), Some("begin"));
    let fields = ["agencyName", "profile", "agencyType", "province", "period", "role"];
    assert_eq!(page.values("[data-field]", "data-field"), fields);
    assert_eq!(page.one("[data-field='agencyName']").attr("value"), Some("สำนักงาน \"ก\" <b>"));
    assert_eq!(page.one("[data-field='period']").attr("value"), Some("๒๕๖๐"));
    assert_eq!(page.values("[data-field='profile'] option[selected]", "value"), ["province"]);
    assert_eq!(page.values("[data-field='province'] option[selected]", "value"), ["ลำปาง"]);
    assert_eq!(page.values("[data-field='agencyType'] option[selected]", "value"), [""]);
    assert_eq!(page.all("[data-field='province'] option").len(), 78, "77 provinces and the invitation");
    page.has_no(".error-summary, [data-problem], [aria-invalid]");
    page.one("button[type='submit'][data-action='continue']");
    page.one("a[data-action='back']");
}

#[test]
fn types_are_asked_where_the_profile_has_them() {
    let questionnaire = survey();
    for profile in &questionnaire.profiles {
        let form = filled(&[(Field::Profile, profile.id.as_str())]);
        let of_profile = questionnaire.agency_types.iter().filter(|kind| kind.profiles.contain(&profile.id)).count();
        let page = begin(form, false, Language::Thai);
        let n_expected = if of_profile == 0 { 0 } else { of_profile + 2 };
        assert_eq!(page.all("[data-field='agencyType'] option").len(), n_expected, "{}", profile.id);
        assert_eq!(page.description("[data-field='profile']"), &*profile.hint.th);
    }
    begin(BeginForm::default(), false, Language::Thai).has_no("[data-field='agencyType']");
}

#[test]
fn types_of_the_only_profile_are_asked_without_choosing_it() {
    let mut questionnaire = support::survey();
    let province = "province".into();
    questionnaire.profiles.retain(|profile| profile.id == province);
    let of_province = questionnaire.agency_types.iter().filter(|kind| kind.profiles.contain(&province)).count();
    let page = begin_of(&questionnaire, BeginForm::default(), false, Language::Thai);
    page.has_no("[data-field='profile']");
    assert!(of_province > 0);
    assert_eq!(page.all("[data-field='agencyType'] option").len(), of_province + 2);
}

#[test]
fn a_refused_form_lists_what_is_wrong_with_links_to_the_fields() {
    let form = filled(&[(Field::Profile, "province"), (Field::Period, "2017"), (Field::Province, "ลำปาง")]);
    let page = begin(form, true, Language::English);
    assert_eq!(page.one(".error-summary").attr("role"), Some("alert"));
    assert_eq!(page.one(".error-summary").attr("tabindex"), Some("-1"));
    assert_eq!(page.values("[data-problem]", "data-problem"), ["agencyName", "agencyType", "period", "role"]);
    let links = page.values(".error-summary a", "href");
    assert_eq!(links, ["#field-agencyName", "#field-agencyType", "#field-period", "#field-role"]);
    for link in links {
        let id = &link[1..];
        let field = page.one(&format!("[id='{id}']"));
        assert_eq!(field.attr("aria-invalid"), Some("true"), "{id}");
        let said = page.text(&format!(".error-summary a[href='{link}']"));
        assert_eq!(page.text(&format!("[id='{id}-error']")), said);
        assert!(page.description(&format!("[id='{id}']")).contains(&said), "{id}");
    }
    assert_eq!(page.one("[data-field='province']").attr("aria-invalid"), None);
    assert!(page.text(".error-summary").contains("the Buddhist-era year is 2560"));
}

#[test]
fn hints_belong_to_their_fields() {
    let page = begin(BeginForm::default(), false, Language::English);
    assert_eq!(page.description("[data-field='period']"), "Four digits, for example 2569 for 2026");
    assert_eq!(page.description("[data-field='role']"), "For example: policy and plan analyst. Not a name.");
    page.speaks_english();
}
