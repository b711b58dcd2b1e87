//! The clock.

use js_sys::Date;
use wasm_bindgen::JsValue;

// The result page still looks for it here.
pub use crate::ui::text::say::moment as readable;

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
