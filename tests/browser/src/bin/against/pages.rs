//! The three pages, and the scripts that do the same on each of them.

/// One of the pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Ours.
    Phrom,
    /// SurveyJS.
    SurveyJs,
    /// HTML and JavaScript without a framework.
    ByHand,
}

impl Page {
    /// All of them, in the order of the tables.
    pub(crate) const ALL: [Self; 3] = [Self::Phrom, Self::SurveyJs, Self::ByHand];

    /// What its folder is called.
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Self::Phrom => "phrom",
            Self::SurveyJs => "surveyjs",
            Self::ByHand => "by-hand",
        }
    }

    /// Where its form before the questions is.
    pub(crate) fn begins_at(self, questionnaire: &str) -> String {
        match self {
            // As a coordinator's link leads there.
            Self::Phrom => format!("#/begin/{questionnaire}"),
            Self::SurveyJs | Self::ByHand => String::new(),
        }
    }

    /// What all scripts below know of it.
    const fn words(self) -> &'static str {
        match self {
            Self::Phrom => {
                "const page = {
                    field: name => document.querySelector(`main[data-page=begin] [data-field=${name}]`),
                    go: () => document.querySelector('main[data-page=begin] [data-action=continue]').click(),
                    next: () => document.querySelector('[data-action=continue]'),
                    radios: () => [...document.querySelectorAll('main[data-page=fill] .question__body input[type=radio]')],
                    question: '[data-question]',
                    isChosen: () => document.querySelector('.option--chosen'),
                    isKept: () => document.querySelector('[data-save-state=saved]'),
                };"
            }
            Self::SurveyJs => {
                "const named = name => document.querySelector(`[data-name=\"${name}\"] :is(input, select)`);
                const page = {
                    field: named,
                    go: () => document.querySelector('.sd-navigation__next-btn').click(),
                    next: () => document.querySelector('.sd-navigation__next-btn'),
                    radios: () => [...document.querySelectorAll('.sd-question input[type=radio]')],
                    question: '[data-name]',
                    isChosen: () => document.querySelector('.sd-item--checked'),
                    isKept: () => localStorage.draft,
                };"
            }
            Self::ByHand => {
                "const page = {
                    field: name => document.querySelector(`form [name=${name}]`),
                    go: () => document.querySelector('.next').click(),
                    next: () => document.querySelector('.next'),
                    radios: () => [...document.querySelectorAll('fieldset input[type=radio]')],
                    question: 'fieldset',
                    isChosen: () => document.querySelector('[data-answered=\"1\"]'),
                    isKept: () => localStorage.draft,
                };"
            }
        }
    }

    /// A script with the page's words before it.
    pub(crate) fn script(self, script: &str) -> String {
        format!("{} {ALIKE} {script}", self.words())
    }
}

/// What all scripts use.
const ALIKE: &str = "
    // The text of a question may stand in several elements: a number, the rest.
    const asks = (element, text) => element?.closest(page.question)?.textContent.includes(text);
    const drawn = () => new Promise(done => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));
    const groups = () => { const all = new Map();
        for (const radio of page.radios()) all.set(radio.name, [...(all.get(radio.name) ?? []), radio]);
        return [...all.values()]; };";

/// Run before anything of a page: fills in the form, goes on and gives the first answer, each at the first moment at which it
/// can be done. Leaves in `window.marks` when that was, in milliseconds from the navigation.
pub(crate) const FIRST_ANSWER: &str = "
    const marks = window.marks = {};
    const entries = { agencyName: 'สำนักงานคลังจังหวัดลำปาง', agencyType: null, province: 'ลำปาง', period: '2569',
        role: 'นักวิชาการคอมพิวเตอร์' };
    const mark = name => { marks[name] = performance.now(); };
    const steps = [
        () => {
            const fields = Object.keys(entries).map(page.field);
            if (fields.includes(null)) return false;
            mark('form');
            for (const [name, value] of Object.entries(entries)) {
                const field = page.field(name);
                field.focus();
                const entry = value ?? field.options[field.options.length - 1].value;
                Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, entry);
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));
                field.blur();
            }
            page.go();
            return true;
        },
        () => page.radios().length > 0 && (mark('question'), page.radios()[0].click(), true),
        () => page.isChosen() && (drawn().then(() => mark('accepted')), true),
        () => page.isKept() && (mark('kept'), true),
    ];
    let at = 0;
    const look = () => {
        while (at < steps.length && steps[at]()) at += 1;
        if (at === steps.length) { watching.disconnect(); clearInterval(timer); }
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { subtree: true, childList: true, attributes: true });
    // What is kept in a store changes no element.
    const timer = setInterval(look, 20);";

/// Brings the next question that is not answered into the middle of the window; nothing if there is none.
pub(crate) const NEXT_QUESTION: &str = "
    const open = groups().filter(radios => !radios.some(radio => radio.checked));
    window.target = open[0]?.[arguments[0] % open[0].length];
    window.target?.scrollIntoView({ block: 'center', behavior: 'instant' });
    return open.length;";

/// Answers it, or does not, as a task of the page's own: what runs within a command of these tools is not counted.
pub(crate) const ANSWER: &str = "
    await new Promise(done => setTimeout(() => { if (CLICKS) window.target.click(); done(); }));
    await drawn();
    await drawn();";

/// Answers all questions of the page that are open, five in a frame.
pub(crate) const ANSWER_ALL: &str = "
    for (const [at, radios] of groups().entries()) {
        if (radios.some(radio => radio.checked)) continue;
        radios[1].click();
        if (at % 5 === 4) await drawn();
    }
    await drawn();
    const open = groups().find(radios => !radios.some(radio => radio.checked));
    if (open) throw new Error(`${open[0].name} took no answer`);";

/// Goes to the next page, and gives how many milliseconds it took until its last question was there and two frames drawn.
pub(crate) const NEXT_PAGE: &str = "
    const begun = performance.now();
    await new Promise(done => {
        const look = () => {
            if (!asks(page.radios().at(-1), LAST)) return;
            watching.disconnect();
            done();
        };
        const watching = new MutationObserver(look);
        watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => { page.next().click(); look(); });
    });
    await drawn();
    await drawn();
    return performance.now() - begun;";
