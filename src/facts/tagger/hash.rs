//! Numbers for words and features, the same on every machine.

/// The state of FNV-1a before the first letter.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The state after more letters.
#[must_use]
pub fn extend(mut state: u64, text: &str) -> u64 {
    for &byte in text.as_bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    state
}

/// The number of a text.
#[must_use]
pub fn of_text(text: &str) -> u64 {
    mix(extend(EMPTY, text))
}

/// Two numbers as one, not the same the other way round.
#[must_use]
pub fn pair(one: u64, other: u64) -> u64 {
    mix(one.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other)
}

/// Spreads a number over all bits.
#[must_use]
pub fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// The upper half of a number.
#[must_use]
pub fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}
