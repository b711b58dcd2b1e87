//! Who answers: agency, type, province, period, role.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent, SubmitEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_effect_with};

use crate::answers::BUDDHIST_OFFSET;
use crate::language::Language;
use crate::model::{Action, BeginForm, Field, FieldProblem, OTHER_TYPE};
use crate::questionnaire::{PROVINCES, Questionnaire};
use crate::ui::browser::{clock, focus, random};
use crate::ui::components::field::{described_by, field};
use crate::ui::text::{self, faults};

/// Props of [`BeginPage`].
#[derive(Properties, PartialEq)]
pub struct BeginPageProps {
    /// The language of the page.
    pub language: Language,
    /// What is to be answered.
    pub questionnaire: Rc<Questionnaire>,
    /// What stands in the form.
    pub form: BeginForm,
    /// Whether it was sent with something wrong in it.
    pub is_refused: bool,
    /// What a person does.
    pub on_action: Callback<Action>,
}

/// What the fields of the form need to know.
struct Form<'a> {
    props: &'a BeginPageProps,
    problems: Vec<(Field, FieldProblem)>,
}

/// The begin page.
#[component]
pub fn BeginPage(props: &BeginPageProps) -> Html {
    let BeginPageProps { language, questionnaire, form, is_refused, on_action } = props;
    let home = text::home(*language);
    use_effect_with((), {
        let (on_action, is_empty) = (on_action.clone(), form.period.is_empty());
        move |()| {
            if is_empty {
                let year = clock::year() + u32::from(BUDDHIST_OFFSET);
                let text = year.to_string().into();
                on_action.emit(Action::FillIn { field: Field::Period, text });
            }
        }
    });
    let problems = if *is_refused { form.problems(questionnaire) } else { Vec::new() };
    let onsubmit = {
        let (on_action, questionnaire) = (on_action.clone(), questionnaire.id.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (id, at) = (random::uuid().into(), clock::now().into());
            on_action.emit(Action::Begin { questionnaire: questionnaire.clone(), id, at });
            focus::focus(".error-summary");
        }
    };
    let form = Form { props, problems };
    let has_types = props.form.has_types(questionnaire);
    html! {
        <main id="content" class="page page--narrow" data-page="begin">
            <p class="page__over">{ questionnaire.title.get(*language) }</p>
            <h1 tabindex="-1">{ home.begin_title }</h1>
            <p>{ home.begin_lead }</p>
            { form.summary() }
            <form {onsubmit} novalidate=true>
                { form.text(Field::AgencyName, home.agency_name, Some(home.agency_name_hint), "text") }
                { form.profiles() }
                if has_types { { form.types() } }
                { form.provinces(has_types) }
                { form.text(Field::Period, home.period, Some(home.period_hint), "numeric") }
                { form.text(Field::Role, home.role, Some(home.role_hint), "text") }
                <div class="actions">
                    <button type="submit" class="button button--primary" data-action="continue">{ home.begin_submit }</button>
                    <a class="button" href="#/" data-action="back">{ text::fill(*language).back }</a>
                </div>
            </form>
        </main>
    }
}

impl Form<'_> {
    fn home(&self) -> &'static text::Home {
        text::home(self.props.language)
    }

    fn error(&self, field: Field) -> Option<AttrValue> {
        let (_, problem) = self.problems.iter().find(|(of, _)| *of == field)?;
        Some(faults::field_problem(field, *problem, self.props.language).into())
    }

    /// What is wrong, each with a link to its field. It takes the focus when the form was refused.
    fn summary(&self) -> Html {
        if self.problems.is_empty() {
            return Html::default();
        }
        html! {
            <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-title">
                <h2 id="error-title">{ self.home().error_title }</h2>
                <ul>
                    { for self.problems.iter().map(|(field, problem)| {
                        let target = format!("#field-{}", field.code());
                        let onclick = { let target = target.clone(); move |event: yew::MouseEvent| { event.prevent_default(); focus::focus(&target); } };
                        html! {
                            <li key={field.code()} data-problem={field.code()}>
                                <a href={target} {onclick}>{ faults::field_problem(*field, *problem, self.props.language) }</a>
                            </li>
                        }
                    }) }
                </ul>
            </div>
        }
    }

    fn text(&self, of: Field, label: &str, hint: Option<&str>, mode: &'static str) -> Html {
        let (id, error) = (format!("field-{}", of.code()), self.error(of));
        let on_action = self.props.on_action.clone();
        let oninput = move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value().into();
            on_action.emit(Action::FillIn { field: of, text });
        };
        let input = html! {
            <input type="text" class="input" id={id.clone()} inputmode={mode} maxlength="200" autocomplete="off" data-field={of.code()}
                required=true aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by(&id, hint.is_some(), error.is_some())}
                value={self.props.form.get(of).to_string()} {oninput} />
        };
        field(&id, label, hint, error, input)
    }

    fn select(&self, of: Field, label: &str, hint: Option<&str>, options: Vec<(String, String)>) -> Html {
        let (id, error) = (format!("field-{}", of.code()), self.error(of));
        let on_action = self.props.on_action.clone();
        let onchange = move |event: Event| {
            let text = event.target_unchecked_into::<HtmlSelectElement>().value().into();
            on_action.emit(Action::FillIn { field: of, text });
        };
        let chosen = self.props.form.get(of);
        let input = html! {
            <select class="input" id={id.clone()} data-field={of.code()} aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by(&id, hint.is_some(), error.is_some())} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ self.home().choose }</option>
                { for options.into_iter().map(|(code, label)| {
                    let selected = **chosen == *code;
                    html! { <option key={code.clone()} {selected} value={code}>{ label }</option> }
                }) }
            </select>
        };
        field(&id, label, hint, error, input)
    }

    fn profiles(&self) -> Html {
        let language = self.props.language;
        let profiles = &self.props.questionnaire.profiles;
        let options = profiles.iter().map(|profile| (profile.id.to_string(), profile.title.get(language).to_string()));
        let chosen = profiles.iter().find(|profile| profile.id.as_str() == &*self.props.form.profile);
        let hint = chosen.map(|profile| profile.hint.get(language).to_string());
        self.select(Field::Profile, self.home().profile, hint.as_deref(), options.collect())
    }

    fn types(&self) -> Html {
        let language = self.props.language;
        let profile = (*self.props.form.profile).into();
        let of_profile = self.props.questionnaire.agency_types.iter().filter(|kind| kind.profiles.contain(&profile));
        let mut options: Vec<_> =
            of_profile.map(|kind| (kind.id.to_string(), kind.title.get(language).to_string())).collect();
        options.push((OTHER_TYPE.into(), self.home().other_type.into()));
        self.select(Field::AgencyType, self.home().agency_type, None, options)
    }

    fn provinces(&self, is_needed: bool) -> Html {
        let mut provinces = PROVINCES.to_vec();
        if self.props.language == Language::English {
            provinces.sort_by_key(|province| province.en);
        }
        let name = |province: &crate::questionnaire::Province| match self.props.language {
            Language::Thai => province.th.to_owned(),
            Language::English => province.en.to_owned(),
        };
        let options = provinces.iter().map(|province| (province.th.to_owned(), name(province))).collect();
        let label = if is_needed { self.home().province } else { self.home().province_optional };
        self.select(Field::Province, label, None, options)
    }
}
