//! The clock, and dates as people read them.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::language::Language;

/// Now, as RFC 3339 with the offset of this device.
pub fn now() -> String {
    let now = Date::new_0();
    // Minutes to add to local time to reach UTC: negative east of Greenwich.
    let behind = now.get_timezone_offset();
    let local = Date::new(&JsValue::from_f64(now.get_time() - behind * 60_000.0));
    let iso: String = local.to_iso_string().into();
    let (sign, minutes) = if behind > 0.0 { ('-', behind) } else { ('+', -behind) };
    let (hours, minutes) = ((minutes / 60.0).floor(), minutes % 60.0);
    format!("{}{sign}{hours:02}:{minutes:02}", iso.trim_end_matches('Z'))
}

/// This year, Gregorian.
pub fn year() -> u32 {
    Date::new_0().get_full_year()
}

/// The time of day now, "10:42".
pub fn time_of_day() -> String {
    let now = Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// A moment of a file as people read it: "21 พฤศจิกายน 2569 10:42". As it stands if it is none.
pub fn readable(moment: &str, language: Language) -> String {
    let date = Date::new(&JsValue::from_str(moment));
    if date.get_time().is_nan() {
        return moment.to_owned();
    }
    let options = Object::new();
    for (key, value) in
        [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")]
    {
        // Setting a key of a fresh object cannot fail.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    let locale = match language {
        Language::Thai => "th-TH-u-ca-buddhist-nu-latn",
        Language::English => "en-GB",
    };
    date.to_locale_string(locale, &options).into()
}
