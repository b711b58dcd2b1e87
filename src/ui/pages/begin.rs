//! Who answers: agency, type, province, period, role.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::language::Language;
use crate::model::{Action, BeginForm, Field, FieldProblem, OTHER_TYPE};
use crate::questionnaire::{PROVINCES, Questionnaire};
use crate::sorted::Sorted;
use crate::ui::browser::{clock, focus, random};
use crate::ui::components::field::{field, line, select, shared_choice};
use crate::ui::components::page::{heading, page};
use crate::ui::element::{Element, When, div, el, link, p};
use crate::ui::text::{self, faults};

/// The longest entry, in characters.
const LIMIT: usize = 200;

/// What the begin page needs to know.
pub struct BeginPage<'a> {
    /// The language of the page.
    pub language: Language,
    /// What is to be answered.
    pub questionnaire: &'a Questionnaire,
    /// How the library names it.
    pub code: &'a Rc<str>,
    /// What stands in the form.
    pub form: &'a BeginForm,
    /// Whether it was sent with something wrong in it.
    pub is_refused: bool,
    /// Whether this is a computer that others use.
    pub is_shared: bool,
    /// What a person does.
    pub on_action: &'a Callback<Action>,
}

/// What the fields of the form need to know.
struct Form<'a> {
    props: &'a BeginPage<'a>,
    problems: Vec<(Field, FieldProblem)>,
}

/// Draws the begin page.
pub fn begin_page(props: &BeginPage<'_>) -> Html {
    let BeginPage { language, questionnaire, .. } = *props;
    let home = text::home(language);
    let problems = if props.is_refused { props.form.problems(questionnaire) } else { Vec::new() };
    let form = Form { props, problems };
    let has_types = props.form.has_types(questionnaire);
    let submit = el("button").set("type", "submit").class("button button--primary").set("data-action", "continue");
    let fields = el("form")
        .flag("novalidate", true)
        .on(When::Submitted, form.submission())
        .child(form.text(Field::AgencyName, home.agency_name, home.agency_name_hint))
        .when(questionnaire.profiles.len() > 1, || form.profiles())
        .when(has_types, || form.types())
        .child(form.provinces(has_types))
        .child(form.text(Field::Period, home.period, home.period_hint))
        .child(form.text(Field::Role, home.role, home.role_hint))
        .child(shared_choice("field-shared", language, props.is_shared, props.on_action))
        .child(
            div("actions")
                .child(submit.text(home.begin_submit))
                .child(link("button", "#/", text::fill(language).back).set("data-action", "back")),
        );
    let page = page("page page--narrow", "begin")
        .child(p("page__over", questionnaire.title.get(language)))
        .child(heading(home.begin_title))
        .child(p("", home.begin_lead));
    page.when(!form.problems.is_empty(), || form.summary()).child(fields).into()
}

impl Form<'_> {
    fn home(&self) -> &'static text::Home {
        text::home(self.props.language)
    }

    fn submission(&self) -> Rc<dyn Fn(web_sys::Event)> {
        let (on_action, questionnaire) = (self.props.on_action.clone(), self.props.code.clone());
        Rc::new(move |event| {
            event.prevent_default();
            let (id, at) = (random::uuid().into(), clock::now().into());
            on_action.emit(Action::Begin { questionnaire: questionnaire.clone(), id, at });
            focus::focus(".error-summary");
        })
    }

    /// What is wrong, each with a link to its field. It takes the focus when the form was refused.
    fn summary(&self) -> Element {
        let problems = el("ul").each(&self.problems, |(field, problem)| {
            let target = format!("#field-{}", field.code());
            let words = faults::field_problem(*field, *problem, self.props.language);
            let link = link("", &target, &words).on(
                When::Clicked,
                Rc::new(move |event| {
                    event.prevent_default();
                    focus::focus(&target);
                }),
            );
            el("li").key(field.code()).set("data-problem", field.code()).child(link)
        });
        let summary = div("error-summary").set("role", "alert").set("tabindex", "-1");
        let title = el("h2").set("id", "error-title").text(self.home().error_title);
        summary.set("aria-labelledby", "error-title").child(title).child(problems)
    }

    /// A field of the form: its input with the handle, the error and the change.
    fn field(&self, of: Field, label: &str, hint: Option<&str>, input: Element) -> Element {
        let problem = self.problems.iter().find(|(field, _)| *field == of);
        let error = problem.map(|(_, problem)| faults::field_problem(of, *problem, self.props.language));
        let on_action = self.props.on_action.clone();
        let fill_in: Rc<dyn Fn(Rc<str>)> = Rc::new(move |text| on_action.emit(Action::FillIn { field: of, text }));
        let input = match of {
            Field::AgencyName | Field::Period | Field::Role => input.on_input(fill_in),
            Field::Profile | Field::AgencyType | Field::Province => input.on_change(fill_in),
        };
        let input = input.set("data-field", of.code());
        field(&format!("field-{}", of.code()), label, hint, error.as_deref(), input)
    }

    fn text(&self, of: Field, label: &str, hint: &str) -> Element {
        let mode = if of == Field::Period { "numeric" } else { "text" };
        let input = line(LIMIT, self.props.form.get(of)).set("inputmode", mode).flag("required", true);
        self.field(of, label, Some(hint), input)
    }

    fn select(&self, of: Field, label: &str, hint: Option<&str>, options: Vec<(&str, &str)>) -> Element {
        let mut all = vec![("", self.home().choose)];
        all.extend(options);
        self.field(of, label, hint, select(all, self.props.form.get(of)))
    }

    fn profiles(&self) -> Element {
        let language = self.props.language;
        let profiles = &self.props.questionnaire.profiles;
        let options = profiles.iter().map(|profile| (profile.id.as_str(), profile.title.get(language)));
        let chosen = profiles.iter().find(|profile| profile.id.as_str() == &*self.props.form.profile);
        let hint = chosen.map(|profile| profile.hint.get(language));
        let terms = self.props.questionnaire.terms.as_ref().and_then(|terms| terms.profile.as_ref());
        let label = terms.map_or(self.home().profile, |profile| profile.get(language));
        self.select(Field::Profile, label, hint, options.collect())
    }

    fn types(&self) -> Element {
        let profile = self.props.form.profile_of(self.props.questionnaire);
        let mut options = Vec::new();
        for kind in self.props.questionnaire.agency_types.iter().filter(|kind| kind.profiles.contain(&profile)) {
            options.push((&*kind.id, kind.title.get(self.props.language)));
        }
        options.push((OTHER_TYPE, self.home().other_type));
        self.select(Field::AgencyType, self.home().agency_type, None, options)
    }

    fn provinces(&self, is_needed: bool) -> Element {
        let language = self.props.language;
        let options = match language {
            Language::Thai => PROVINCES.iter().map(|province| (province.th, province.th)).collect(),
            Language::English => {
                let by_name: Sorted<&str, &str> = PROVINCES.iter().map(|province| (province.en, province.th)).collect();
                by_name.iter().map(|(en, th)| (*th, *en)).collect()
            }
        };
        let label = if is_needed { self.home().province } else { self.home().province_optional };
        self.select(Field::Province, label, None, options)
    }
}
