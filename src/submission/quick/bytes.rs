//! Many bytes looked at together: most of a file is strings.

/// Where the next quotation mark, backslash or control character stands, or the end.
pub(super) fn end_of_plain(bytes: &[u8], mut at: usize) -> usize {
    // Eight bytes at a time.
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let eight = u64::from_le_bytes(*eight);
        let found = places_of(b'"', eight) | places_of(b'\\', eight) | places_below_space(eight);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    bytes.get(at..).and_then(|rest| rest.iter().position(is_end)).map_or(bytes.len(), |more| at + more)
}

/// Whether as many brackets end as begin, and so do strings, whatever their order: sixteen bytes at a time, as compilers
/// see it.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let (mut n_open, mut n_marks) = (0_i64, 0_u64);
    for piece in bytes.chunks(64) {
        let (mut open, mut marks) = (0_i8, 0_u8);
        for byte in piece {
            // The two kinds of brackets differ in this bit.
            let bracket = byte | 0x20;
            open += i8::from(bracket == b'{') - i8::from(bracket == b'}');
            marks += u8::from(*byte == b'"');
        }
        n_open += i64::from(open);
        n_marks += u64::from(marks);
    }
    n_open == 0 && n_marks.is_multiple_of(2)
}

const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of each byte that is this one; of those behind the first, perhaps of others too.
const fn places_of(byte: u8, eight: u64) -> u64 {
    let zero_where_it_is = eight ^ (ONES * byte as u64);
    zero_where_it_is.wrapping_sub(ONES) & !zero_where_it_is & (ONES << 7)
}

/// The same for control characters.
const fn places_below_space(eight: u64) -> u64 {
    eight.wrapping_sub(ONES * b' ' as u64) & !eight & (ONES << 7)
}
