//! A browser over WebKitGTK that its driver can drive and that keeps its profile on disk: `webkit PROFILE_FOLDER`.
//!
//! The one that comes with the driver forgets everything when it is driven. The libraries are opened when it runs, so that
//! nothing but the driver's own package has to be installed. What the page says to its console goes to standard output.

#![allow(unsafe_code, reason = "libraries in C cannot be called otherwise")]

use std::error::Error;
use std::ffi::{CString, c_char, c_int, c_uint, c_ulong, c_void};
use std::path::Path;
use std::ptr::null;
use std::sync::atomic::{AtomicUsize, Ordering};

use libloading::Library;

/// An object of the libraries.
type Object = *mut c_void;

/// What a signal calls. Signals with more arguments pass them before the last one, see [`Shell::connect`].
type Handler = *const c_void;

const TRUE: c_int = 1;

/// Fields that are functions of one library, read from it by their names.
macro_rules! functions {
    ($(#[$about:meta])* $name:ident { $($function:ident: fn($($argument:tt)*) $(-> $result:ty)?;)* }) => {
        $(#[$about])*
        struct $name { $($function: unsafe extern "C" fn($($argument)*) $(-> $result)?,)* }

        impl $name {
            /// # Safety
            /// The library must have the functions with these arguments.
            unsafe fn from(library: &Library) -> Result<Self, libloading::Error> {
                // SAFETY: as promised by the caller.
                Ok(unsafe { Self { $($function: *library.get(concat!(stringify!($function), "\0"))?,)* } })
            }
        }
    };
}

functions! {
    /// Objects and their signals.
    Objects {
        g_object_new: fn(usize, *const c_char, ...) -> Object;
        g_signal_connect_data: fn(Object, *const c_char, Handler, Object, Object, c_uint) -> c_ulong;
    }
}

functions! {
    /// Windows.
    Windows {
        gtk_init: fn(Object, Object);
        gtk_main: fn();
        gtk_main_quit: fn();
        gtk_window_new: fn(c_int) -> Object;
        gtk_window_set_default_size: fn(Object, c_int, c_int);
        gtk_container_add: fn(Object, Object);
        gtk_widget_grab_focus: fn(Object);
        gtk_widget_show_all: fn(Object);
        gtk_widget_get_toplevel: fn(Object) -> Object;
        gtk_widget_destroy: fn(Object);
    }
}

functions! {
    /// The engine.
    Engine {
        webkit_website_data_manager_new: fn(*const c_char, ...) -> Object;
        webkit_web_context_new_with_website_data_manager: fn(Object) -> Object;
        webkit_web_context_set_preferred_languages: fn(Object, *const *const c_char);
        webkit_web_context_set_automation_allowed: fn(Object, c_int);
        webkit_settings_new_with_settings: fn(*const c_char, ...) -> Object;
        webkit_web_view_get_type: fn() -> usize;
        webkit_get_major_version: fn() -> c_uint;
        webkit_get_minor_version: fn() -> c_uint;
        webkit_get_micro_version: fn() -> c_uint;
        webkit_application_info_new: fn() -> Object;
        webkit_application_info_set_name: fn(Object, *const c_char);
        webkit_application_info_set_version: fn(Object, u64, u64, u64);
        webkit_automation_session_set_application_info: fn(Object, Object);
    }
}

/// The browser. It lives as long as the program, and every signal brings it along.
struct Shell {
    objects: Objects,
    windows: Windows,
    engine: Engine,
    context: Object,
    n_open: AtomicUsize,
}

impl Shell {
    /// Opens the libraries and a profile.
    fn new(profile: &Path) -> Result<&'static Self, Box<dyn Error>> {
        // SAFETY: what is in the libraries is declared in their headers as it is above; they are never closed again, and
        // everything here happens on the thread that begins with `gtk_init`.
        unsafe {
            let open = |name: &str| Library::new(name).map(|library| &*Box::leak(Box::new(library)));
            let objects = Objects::from(open("libgobject-2.0.so.0")?)?;
            let windows = Windows::from(open("libgtk-3.so.0")?)?;
            let engine = Engine::from(open("libwebkit2gtk-4.1.so.0")?)?;
            (windows.gtk_init)(null::<c_void>().cast_mut(), null::<c_void>().cast_mut());
            let folder = |name: &str| CString::new(profile.join(name).to_string_lossy().into_owned());
            let (kept, cache) = (folder("kept")?, folder("cache")?);
            let store = (engine.webkit_website_data_manager_new)(
                c"base-data-directory".as_ptr(),
                kept.as_ptr(),
                c"base-cache-directory".as_ptr(),
                cache.as_ptr(),
                null::<c_char>(),
            );
            let context = (engine.webkit_web_context_new_with_website_data_manager)(store);
            let languages = [c"th".as_ptr(), c"en".as_ptr(), null()];
            (engine.webkit_web_context_set_preferred_languages)(context, languages.as_ptr());
            Ok(Box::leak(Box::new(Self { objects, windows, engine, context, n_open: AtomicUsize::new(0) })))
        }
    }

    /// Waits for the driver, and ends when it or the last window does.
    fn run(&'static self) {
        // SAFETY: the context is one, and the handler takes what the signal gives.
        unsafe {
            self.connect(self.context, c"automation-started".as_ptr(), automation_started as Handler);
            (self.engine.webkit_web_context_set_automation_allowed)(self.context, TRUE);
            (self.windows.gtk_main)();
        }
    }

    /// # Safety
    /// The object must have the signal, and the handler must take its arguments with the shell as the last one.
    unsafe fn connect(&'static self, object: Object, signal: *const c_char, handler: Handler) {
        let (shell, nothing) = (std::ptr::from_ref(self).cast_mut().cast(), null::<c_void>().cast_mut());
        // SAFETY: as promised by the caller.
        unsafe { (self.objects.g_signal_connect_data)(object, signal, handler, shell, nothing, 0) };
    }

    /// A window with a view that the driver controls.
    ///
    /// # Safety
    /// Only on the thread of the windows.
    unsafe fn open_view(&'static self) -> Object {
        let (windows, engine) = (&self.windows, &self.engine);
        // SAFETY: names and types of the properties are those of the view and the settings.
        unsafe {
            let settings = (engine.webkit_settings_new_with_settings)(
                c"enable-write-console-messages-to-stdout".as_ptr(),
                TRUE,
                null::<c_char>(),
            );
            let view = (self.objects.g_object_new)(
                (engine.webkit_web_view_get_type)(),
                c"web-context".as_ptr(),
                self.context,
                c"settings".as_ptr(),
                settings,
                c"is-controlled-by-automation".as_ptr(),
                TRUE,
                null::<c_char>(),
            );
            let window = (windows.gtk_window_new)(0);
            (windows.gtk_window_set_default_size)(window, 1280, 800);
            (windows.gtk_container_add)(window, view);
            (windows.gtk_widget_grab_focus)(view);
            (windows.gtk_widget_show_all)(window);
            // A session ends with the driver closing each view; it waits until they are gone.
            self.connect(view, c"close".as_ptr(), view_closed as Handler);
            self.connect(window, c"destroy".as_ptr(), window_gone as Handler);
            self.n_open.fetch_add(1, Ordering::Relaxed);
            view
        }
    }
}

/// The driver has come: it is told who this is, and gets a view when it asks.
unsafe extern "C" fn automation_started(_context: Object, session: Object, shell: &'static Shell) {
    let engine = &shell.engine;
    // SAFETY: `session` is what the signal gives.
    unsafe {
        let about = (engine.webkit_application_info_new)();
        (engine.webkit_application_info_set_name)(about, c"WebKitGTK".as_ptr());
        let [major, minor, micro] =
            [engine.webkit_get_major_version, engine.webkit_get_minor_version, engine.webkit_get_micro_version]
                .map(|part| u64::from(part()));
        (engine.webkit_application_info_set_version)(about, major, minor, micro);
        (engine.webkit_automation_session_set_application_info)(session, about);
        shell.connect(session, c"create-web-view".as_ptr(), view_wanted as Handler);
        shell.connect(session, c"will-close".as_ptr(), session_over as Handler);
    }
}

unsafe extern "C" fn view_wanted(_session: Object, shell: &'static Shell) -> Object {
    // SAFETY: signals come on the thread of the windows.
    unsafe { shell.open_view() }
}

unsafe extern "C" fn view_closed(view: Object, shell: &'static Shell) {
    // SAFETY: the view is in its window.
    unsafe { (shell.windows.gtk_widget_destroy)((shell.windows.gtk_widget_get_toplevel)(view)) };
}

unsafe extern "C" fn window_gone(_window: Object, shell: &'static Shell) {
    if shell.n_open.fetch_sub(1, Ordering::Relaxed) == 1 {
        // SAFETY: the loop runs, or no signal would have come.
        unsafe { (shell.windows.gtk_main_quit)() };
    }
}

unsafe extern "C" fn session_over(_session: Object, shell: &'static Shell) {
    // SAFETY: as above.
    unsafe { (shell.windows.gtk_main_quit)() };
}

fn main() -> Result<(), Box<dyn Error>> {
    let profile = std::env::args_os().nth(1).ok_or("usage: webkit PROFILE_FOLDER")?;
    Shell::new(Path::new(&profile))?.run();
    Ok(())
}
