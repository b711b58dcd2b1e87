//! Randomness.

/// A new UUID (version 4). `crypto.randomUUID` would need a secure context, which an intranet host may not be.
pub fn uuid() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = gloo::utils::window().crypto() {
        // Without randomness the time below still tells drafts of one device apart.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    if bytes == [0; 16] {
        bytes[..8].copy_from_slice(&js_sys::Date::now().to_bits().to_be_bytes());
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}
