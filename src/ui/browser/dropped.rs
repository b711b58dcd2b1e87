//! Files that were chosen or dropped, whole folders among them, with their paths.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Date, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DragEvent, Event, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry, HtmlInputElement,
};
use yew::Callback;

/// How many files are handed on at a time: a browser looks at each on the disk before it hands it over, and the page stands
/// still for a millisecond or two.
const GROUP: u32 = 4;
/// How long files are handed on before the browser may do something else, in milliseconds.
const SLICE_MS: f64 = 16.0;

/// Which of the files that were chosen together are handed on. The last may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whether they are the first.
    pub is_first: bool,
    /// Whether they are the last.
    pub is_last: bool,
}

/// Hands on what was chosen in a file input, some at a time, file and path one after the other,
/// until it says that no more are wanted. The input is emptied, so
/// that the same can be chosen again.
pub fn chosen(event: &Event, hand_on: impl Fn(Array, Turn) -> bool + 'static) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(files) = input.files() else { return };
    spawn_local(async move {
        let (mut at, mut end) = (0, Date::now() + SLICE_MS);
        while at < files.length() {
            let beside = Array::new();
            for file in (at..at + GROUP).filter_map(|at| files.get(at)) {
                // The path below a folder that was chosen; web-sys has no name for it.
                let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
                push(&beside, &file, path.filter(|path| !path.is_empty()).as_deref());
            }
            let is_first = at == 0;
            at += GROUP;
            if !hand_on(beside, Turn { is_first, is_last: at >= files.length() }) {
                break;
            }
            if Date::now() > end {
                breath().await;
                end = Date::now() + SLICE_MS;
            }
        }
        // Emptied at the end: the list of files is that of the field.
        input.set_value("");
    });
}

/// Takes what is dropped anywhere on the page; without that, a browser opens the file and the page is gone. `on_drag` hears
/// whether something is being dragged over it.
pub fn listen(on_drag: &Callback<bool>, hand_on: impl Fn(Array, Turn) -> bool + Clone + 'static) -> Vec<EventListener> {
    let window = gloo::utils::window();
    let listen = |name: &'static str, hear: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| {
            event.prevent_default();
            hear(event.unchecked_ref());
        })
    };
    let (over, left, done) = (on_drag.clone(), on_drag.clone(), on_drag.clone());
    let leave = move |event: &DragEvent| {
        // Leaving one element for another is not leaving the page.
        if event.related_target().is_none() {
            left.emit(false);
        }
    };
    let drop = move |event: &DragEvent| {
        done.emit(false);
        dropped(event, hand_on.clone());
    };
    vec![
        listen("dragover", Box::new(move |_| over.emit(true))),
        listen("dragleave", Box::new(leave)),
        listen("drop", Box::new(drop)),
    ]
}

/// Hands on what was dropped, folders and all that is in them.
fn dropped(event: &DragEvent, hand_on: impl Fn(Array, Turn) -> bool + 'static) {
    let Some(transfer) = event.data_transfer() else { return };
    let items = transfer.items();
    // What was dropped can only be asked for now; what is in its folders, later.
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten()).collect();
    let files = transfer.files();
    spawn_local(async move {
        let (mut waiting, mut end, mut is_first) = (Array::new(), Date::now() + SLICE_MS, true);
        if entries.is_empty() {
            plain(files.as_ref(), &waiting);
        }
        let mut ahead = entries;
        ahead.reverse();
        while let Some(entry) = ahead.pop() {
            if entry.is_directory() {
                let mut inside = children(entry.unchecked_ref()).await;
                inside.reverse();
                ahead.extend(inside);
            } else if let Some(file) = file(entry.unchecked_ref()).await {
                push(&waiting, &file, Some(entry.full_path().trim_start_matches('/')));
            }
            if waiting.length() >= 2 * GROUP {
                let turn = Turn { is_first: std::mem::take(&mut is_first), is_last: false };
                if !hand_on(std::mem::replace(&mut waiting, Array::new()), turn) {
                    return;
                }
            }
            if Date::now() > end {
                breath().await;
                end = Date::now() + SLICE_MS;
            }
        }
        hand_on(waiting, Turn { is_first, is_last: true });
    });
}

fn plain(files: Option<&FileList>, into: &Array) {
    for file in files.into_iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))) {
        push(into, &file, None);
    }
}

fn push(into: &Array, file: &File, path: Option<&str>) {
    into.push(file);
    into.push(&path.map_or_else(|| file.name(), str::to_owned).into());
}

/// All entries of a folder; a browser gives them a hundred at a time. What cannot be read is left out by the browser.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let some = Promise::new(&mut |keep, refuse| {
            let _ = reader.read_entries_with_callback_and_callback(keep.unchecked_ref(), refuse.unchecked_ref());
        });
        let Ok(some) = JsFuture::from(some).await else { return all };
        let some: Array = some.unchecked_into();
        if some.length() == 0 {
            return all;
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let file = Promise::new(&mut |keep, refuse| {
        entry.file_with_callback_and_callback(keep.unchecked_ref(), refuse.unchecked_ref());
    });
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}

/// Lets the browser do something else.
async fn breath() {
    let pause = Promise::new(&mut |keep, _| {
        let wake = Closure::once_into_js(move || {
            // Nobody waits for what this gives.
            let _ = keep.call0(&JsValue::UNDEFINED);
        });
        let _ = gloo::utils::window().set_timeout_with_callback(wake.unchecked_ref());
    });
    // It is always kept.
    let _ = JsFuture::from(pause).await;
}
