//! Elements, written as calls. The results page took 38 KB of WebAssembly with Yew's `html!` and took 20 KB with
//! this, and a first visit has a budget; `rustfmt` and the compiler also read it like any other code. Components
//! are still drawn with `html!`.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::virtual_dom::{Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{AttrValue, Callback, Html};

use crate::language::{Language, Text};

/// An element in the making.
pub struct Element(Box<VTag>);

/// The events that the page listens to. Yew's own list of all there are is a long table wherever it is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Pressed, by whichever means.
    Clicked,
    /// Something was typed into a field.
    Typed,
    /// Something was chosen, or a field was left after typing.
    Changed,
    /// A form was sent.
    Submitted,
}

/// An element of a tag.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(VTag::new(tag)))
}

/// An element of a tag with a class.
#[inline(never)]
pub fn div(class: &'static str) -> Element {
    el("div").class(class)
}

/// A paragraph with a class and a text.
#[inline(never)]
pub fn p(class: &'static str, words: &str) -> Element {
    el("p").class(class).text(words)
}

/// A link that looks like a button, or an ordinary one, by its class.
#[inline(never)]
pub fn link(class: &'static str, href: &str, words: &str) -> Element {
    el("a").class(class).attr("href", href).text(words)
}

/// A button with a class, a label and what its press does. Scripts find it by its `data-action`.
#[inline(never)]
pub fn button(class: &'static str, action: &'static str, words: &str, on_click: Rc<dyn Fn()>) -> Element {
    let button = el("button").set("type", "button").class(class).set("data-action", action).text(words);
    button.on(When::Clicked, Rc::new(move |_| on_click()))
}

/// What a person hears and does not see, behind what can be seen.
#[inline(never)]
pub fn unseen(words: &str) -> Element {
    el("span").class("visually-hidden").text(words)
}

/// A person's own text, marked with the language that it is written in.
#[inline(never)]
pub fn own(words: &str) -> Element {
    el("span").set("lang", Language::of(words).code()).text(words)
}

/// A list as one child, with keys of its own.
#[inline(never)]
pub fn list(children: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::with_children(children, None)))
}

/// Nothing.
pub fn nothing() -> Html {
    Html::default()
}

impl Element {
    /// With a class; an empty one is none.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.set("class", class) }
    }

    /// With an attribute whose value is fixed.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, AttrValue::Static(value));
        self
    }

    /// With an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, AttrValue::Rc(value.into()));
        self
    }

    /// With an attribute whose value is a number.
    #[inline(never)]
    pub fn number(self, name: &'static str, value: usize) -> Self {
        self.attr(name, &value.to_string())
    }

    /// With an attribute, if it has a value.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that is there or not.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_there: bool) -> Self {
        if is_there { self.set(name, "") } else { self }
    }

    /// With the key that it has among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// With what stands in a field.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(Some(AttrValue::Rc(value.into())));
        self
    }

    /// With what is chosen in a list. The mark of an option says it only until a person has chosen: a browser then no
    /// longer looks at marks, and a row that moves up would show the choices of the one before.
    #[inline(never)]
    pub fn chosen(mut self, code: &str) -> Self {
        if cfg!(target_arch = "wasm32") {
            self.0.add_property("value", wasm_bindgen::JsValue::from_str(code));
        }
        self
    }

    /// Checked or not.
    #[inline(never)]
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.set_checked(is_checked);
        self
    }

    /// With a text inside; an empty one is none.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        if words.is_empty() {
            return self;
        }
        self.html(VNode::VText(VText::new(AttrValue::Rc(words.into()))))
    }

    /// With an element inside.
    #[inline(never)]
    pub fn child(self, child: Self) -> Self {
        self.html(child.into())
    }

    /// With anything inside.
    #[inline(never)]
    pub fn html(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// With an element for each item of a list inside.
    pub fn each<T>(self, items: impl IntoIterator<Item = T>, mut draw: impl FnMut(T) -> Self) -> Self {
        let mut children = Vec::new();
        for item in items {
            children.push(draw(item).into());
        }
        self.html(list(children))
    }

    /// With an element inside that may be missing. Its place is kept: Yew tells siblings apart by their place, and
    /// would draw the others anew, with the focus and what is unfolded lost.
    #[inline(never)]
    pub fn maybe_child(self, child: Option<Self>) -> Self {
        self.html(child.map_or_else(nothing, Html::from))
    }

    /// The same with anything.
    #[inline(never)]
    pub fn maybe_html(self, child: Option<Html>) -> Self {
        self.html(child.unwrap_or_default())
    }

    /// With an element inside if a condition holds; its place is kept as with [`Element::maybe_child`].
    pub fn when(self, condition: bool, draw: impl FnOnce() -> Self) -> Self {
        self.maybe_child(condition.then(draw))
    }

    /// A title with the English one beside it, on a Thai page, as its readers know it.
    #[inline(never)]
    pub fn titles(self, title: &Text, language: Language, class: &'static str) -> Self {
        self.text(title.get(language))
            .text(" ")
            .when(language == Language::Thai, || el("span").class(class).set("lang", "en").text(&title.en))
    }

    /// With something that an event does.
    #[inline(never)]
    pub fn on(mut self, when: When, handle: Rc<dyn Fn(Event)>) -> Self {
        self.0.add_listener(Rc::new(On { when, handle }));
        self
    }

    /// With something that typing does, given what stands in the field then.
    #[inline(never)]
    pub fn on_input(self, handle: Rc<dyn Fn(Rc<str>)>) -> Self {
        self.on(When::Typed, Rc::new(move |event| handle(text_of(&event))))
    }

    /// With something that a choice, or leaving a field, does, given what stands in it then.
    #[inline(never)]
    pub fn on_change(self, handle: Rc<dyn Fn(Rc<str>)>) -> Self {
        self.on(When::Changed, Rc::new(move |event| handle(text_of(&event))))
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Self {
        Self::VTag(Rc::new(*element.0))
    }
}

/// One kind of listener for every event: each of Yew's own brings a function for its type.
struct On {
    when: When,
    handle: Rc<dyn Fn(Event)>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        match self.when {
            When::Clicked => ListenerKind::onclick,
            When::Typed => ListenerKind::oninput,
            When::Changed => ListenerKind::onchange,
            When::Submitted => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        (self.handle)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What stands in the field that an event is about.
fn text_of(event: &Event) -> Rc<str> {
    let Some(target) = event.target() else { return "".into() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value().into();
    }
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return select.value().into();
    }
    target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default().into()
}

/// What sends always the same: a change that is known beforehand.
pub fn emits<T: Clone + 'static>(to: &Callback<T>, what: T) -> Rc<dyn Fn()> {
    let to = to.clone();
    Rc::new(move || to.emit(what.clone()))
}

/// The same for what is made when it is sent: the program has nothing then that copies any action.
pub fn sends<T: 'static>(to: &Callback<T>, make: fn() -> T) -> Rc<dyn Fn()> {
    let to = to.clone();
    Rc::new(move || to.emit(make()))
}
