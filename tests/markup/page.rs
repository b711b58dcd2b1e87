//! A drawn component: its markup, and what can be asked about it.

use std::collections::BTreeSet;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use scraper::{ElementRef, Html, Selector};
use yew::{BaseComponent, LocalServerRenderer, Properties, component};

/// The markup of a component.
pub(crate) struct Page {
    /// As it was written.
    pub(crate) markup: String,
    tree: Html,
}

/// Draws a component.
#[track_caller]
pub(crate) fn draw<C: BaseComponent>(props: C::Properties) -> Page {
    let mut drawing = pin!(LocalServerRenderer::<C>::with_props(props).hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    // Nothing here waits for anything: effects, which would, do not run.
    match drawing.as_mut().poll(&mut context) {
        Poll::Ready(markup) => Page::of(markup),
        Poll::Pending => panic!("the component waits for something"),
    }
}

/// Draws what a function gives.
#[track_caller]
pub(crate) fn draw_html(content: impl Into<yew::Html>) -> Page {
    draw::<Bare>(BareProps { content: content.into() })
}

#[derive(Properties, PartialEq)]
struct BareProps {
    content: yew::Html,
}

#[component]
fn Bare(props: &BareProps) -> yew::Html {
    props.content.clone()
}

impl Page {
    /// Reads markup, and holds it to what every part of the page promises: ids are unique and what refers to one
    /// finds it; every input has a label, every group its name; buttons and links say what they do; headings
    /// are in order, and a whole page has one that can take the focus.
    #[track_caller]
    fn of(markup: String) -> Self {
        let tree = Html::parse_fragment(&markup);
        let page = Self { markup, tree };
        page.ids_are_sound();
        page.inputs_have_labels();
        page.everything_has_a_name();
        page.headings_are_in_order();
        page
    }

    /// Every element of a selector.
    #[track_caller]
    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let parsed = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.tree.select(&parsed).collect()
    }

    /// The one element of a selector.
    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "elements `{selector}` in\n{}", self.markup);
        found[0]
    }

    /// Whether there is none.
    #[track_caller]
    pub(crate) fn has_no(&self, selector: &str) {
        assert!(self.all(selector).is_empty(), "an element `{selector}` in\n{}", self.markup);
    }

    /// The text of the one element of a selector.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        text(self.one(selector))
    }

    /// The texts of every element of a selector.
    #[track_caller]
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text).collect()
    }

    /// An attribute of every element of a selector that has it.
    #[track_caller]
    pub(crate) fn values(&self, selector: &str, name: &str) -> Vec<&str> {
        self.all(selector).iter().filter_map(|element| element.attr(name)).collect()
    }

    /// The text of what describes the one element of a selector, by its `aria-describedby`.
    #[track_caller]
    pub(crate) fn description(&self, selector: &str) -> String {
        let ids = self.one(selector).attr("aria-describedby").unwrap_or_default();
        ids.split_whitespace().map(|id| self.text(&format!("[id='{id}']"))).collect::<Vec<_>>().join(" ")
    }

    /// Text in the wrong language: Thai letters outside what is marked as Thai.
    #[track_caller]
    pub(crate) fn speaks_english(&self) {
        let of_others: String = self.texts("[lang='th']").concat();
        let all = self.tree.root_element().text().map(str::trim);
        let labels = self.all("*").into_iter().filter_map(|element| element.attr("aria-label"));
        for words in all.chain(labels) {
            let is_thai = words.chars().any(|c| ('\u{0E01}'..='\u{0E5B}').contains(&c));
            assert!(!is_thai || of_others.contains(words), "Thai on an English page: {words}");
        }
    }

    #[track_caller]
    fn ids_are_sound(&self) {
        let ids = self.values("[id]", "id");
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "an id stands twice: {ids:?}");
        for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
            for id in self.values(&format!("[{name}]"), name).iter().flat_map(|value| value.split_whitespace()) {
                assert!(distinct.contains(id), "{name}=\"{id}\" leads nowhere in\n{}", self.markup);
            }
        }
    }

    #[track_caller]
    fn inputs_have_labels(&self) {
        for input in self.all("input, select, textarea") {
            let label = input.attr("id").map(|id| self.texts(&format!("label[for='{id}']")).concat());
            let around =
                input.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "label");
            let is_around = around.is_some_and(|label| label.children().any(|child| child.id() != input.id()));
            let is_named = is_around || input.attr("aria-label").is_some_and(|label| !label.is_empty());
            assert!(is_named || label.is_some_and(|label| !label.is_empty()), "no label: {}", input.html());
        }
    }

    #[track_caller]
    fn everything_has_a_name(&self) {
        for element in self.all("button, a, legend, summary, h1, h2, h3, th, caption, dt, label, option") {
            assert!(!text(element).is_empty(), "says nothing: {}", element.html());
        }
        for element in self.all("nav, svg[role], progress, [role='region']") {
            assert!(element.attr("aria-label").is_some_and(|label| !label.is_empty()), "no name: {}", element.html());
        }
        for group in self.all("fieldset") {
            let first = group.child_elements().next().map(|child| child.value().name().to_owned());
            assert_eq!(first.as_deref(), Some("legend"), "a group without a name: {}", group.html());
        }
        assert!(self.all("button:not([type])").is_empty(), "a button without type submits a form");
        assert!(self.all("a:not([href]), a[href='']").is_empty(), "a link that leads nowhere in\n{}", self.markup);
        assert!(self.all("svg:not([role='img']):not([aria-hidden='true'])").is_empty(), "an image for nobody");
    }

    #[track_caller]
    fn headings_are_in_order(&self) {
        let levels: Vec<u8> = self
            .all("h1, h2, h3, h4, h5, h6")
            .iter()
            .map(|heading| heading.value().name().as_bytes()[1] - b'0')
            .collect();
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        assert!(!skips, "a level of heading is left out: {levels:?}");
        if !self.all("[data-page]").is_empty() {
            self.one("main#content[data-page]");
            self.one("main h1[tabindex='-1']");
            assert_eq!(levels.first(), Some(&1), "a page begins with its title");
        }
    }
}

/// The text of an element, with single spaces.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
