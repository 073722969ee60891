//! Many articles in few bytes: a mark of 100,000 needs about as many.

use super::ArticleId;

/// Sorted, each number as its distance from the one before, seven bits a byte.
pub(super) fn pack(ids: &[ArticleId]) -> Vec<u8> {
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut packed = Vec::with_capacity(sorted.len());
    let mut before = 0;
    for ArticleId(id) in sorted {
        let mut distance = id.abs_diff(before);
        before = id;
        while distance > 0x7F {
            packed.push(u8::try_from(distance & 0x7F).unwrap_or(0) | 0x80);
            distance >>= 7;
        }
        packed.push(u8::try_from(distance).unwrap_or(0));
    }
    packed
}

/// What [`pack`] made.
pub(super) fn unpack(packed: &[u8]) -> Vec<ArticleId> {
    let mut ids = Vec::with_capacity(packed.len());
    let (mut before, mut distance, mut shift) = (0i64, 0u64, 0u32);
    for byte in packed {
        distance |= u64::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            before = before.saturating_add_unsigned(distance);
            ids.push(ArticleId(before));
            (distance, shift) = (0, 0);
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(numbers in proptest::collection::btree_set(1i64.., 0..50)) {
            let ids: Vec<_> = numbers.into_iter().map(ArticleId).collect();
            prop_assert_eq!(unpack(&pack(&ids)), ids);
        }

        #[test]
        fn any_bytes_are_unpacked(bytes: Vec<u8>) {
            unpack(&bytes);
        }
    }

    #[test]
    fn neighbours_take_a_byte_each() {
        let ids: Vec<_> = (1..=100_000).map(ArticleId).collect();
        assert_eq!(pack(&ids).len(), 100_000);
    }
}
