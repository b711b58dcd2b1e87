//! stand-in
/// f
pub fn fold(s:&str)->String{ s.chars().filter(|c|!c.is_whitespace()).collect::<String>().to_lowercase() }
