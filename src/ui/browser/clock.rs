//! The clock, and moments as people read them.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Now, as RFC 3339 with the offset of this device.
pub fn now() -> String {
    let now = Date::new_0();
    // Whole minutes to add to local time to reach UTC: negative east of Greenwich.
    #[expect(clippy::cast_possible_truncation, reason = "at most a day")]
    let behind = now.get_timezone_offset() as i32;
    let local = Date::new(&JsValue::from_f64(now.get_time() - f64::from(behind) * 60_000.0));
    let iso: String = local.to_iso_string().into();
    let (sign, minutes) = if behind > 0 { ('-', behind) } else { ('+', -behind) };
    format!("{}{sign}{:02}:{:02}", iso.trim_end_matches('Z'), minutes / 60, minutes % 60)
}

/// Now, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "a whole number far below 2⁵³")]
pub fn millis() -> i64 {
    Date::now() as i64
}

/// When this day began on this device's clock, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "a whole number far below 2⁵³")]
pub fn midnight() -> i64 {
    let now = Date::new_0();
    now.set_hours(0);
    now.set_minutes(0);
    now.set_seconds(0);
    now.set_milliseconds(0);
    now.get_time() as i64
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

/// A moment of so many milliseconds since 1970, as RFC 3339.
pub fn at(millis: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far below 2⁵³ for any day of a clock; else it is no moment")]
    let date = Date::new(&JsValue::from_f64(millis as f64));
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}

/// A moment of a file in the words of a locale, "21 พฤศจิกายน 2569 10:42" for one of the Buddhist era. As it stands if
/// it is none, and outside a browser, where markup is tested.
pub fn readable(moment: &str, locale: &str) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return moment.to_owned();
    }
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
    date.to_locale_string(locale, &options).into()
}
