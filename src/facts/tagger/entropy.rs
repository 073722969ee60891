//! Packs a row of bytes by how often it has which, for unpacking fast: range asymmetric
//! numeral systems (rANS) with one table for the row, in four lanes that do not wait for
//! each other.

use std::borrow::Cow;

/// Shares are counted in parts of 4096.
const SHARE_BITS: u32 = 12;
const WHOLE: u32 = 1 << SHARE_BITS;
/// A lane's state has 17 to 32 bits; below, it takes in 16 more.
const SMALLEST_STATE: u32 = 1 << 16;
const LANES: usize = 4;
/// A file that is damaged must not ask for all memory.
const LONGEST: usize = 1 << 21;

/// Appends the packed row: its length, how many different bytes it has, their shares, and
/// the states and what the lanes take in. A row that would hardly get shorter is kept
/// plain, which is read faster.
pub fn pack(row: &[u8], file: &mut Vec<u8>) {
    let coded = coded(row);
    if coded.len() + row.len() / 4 < row.len() && row.len() <= LONGEST {
        file.extend((row.len() as u32).to_le_bytes());
        file.extend(coded);
    } else {
        keep(row, file);
    }
}

/// Appends a row as it is, so that it can be used where it lies.
pub fn keep(row: &[u8], file: &mut Vec<u8>) {
    file.extend((row.len() as u32).to_le_bytes());
    file.extend([0, 0]);
    file.extend(row);
}

/// Takes a packed row off the front of a file; past the end rows are empty.
pub fn unpack<'a>(file: &mut &'a [u8]) -> Cow<'a, [u8]> {
    let len = u32::from_le_bytes(take(file)) as usize;
    let different = u16::from_le_bytes(take(file));
    if different == 0 {
        let (row, rest) = file.split_at_checked(len).unwrap_or((file, &[]));
        *file = rest;
        return Cow::Borrowed(row);
    }
    let slots = slots(different, file);
    let mut states = [0; LANES].map(|_: u32| u32::from_le_bytes(take(file)));
    let words = u32::from_le_bytes(take(file)) as usize;
    let (mut words, rest) = file.split_at_checked(words * 2).unwrap_or((file, &[]));
    *file = rest;
    let mut row = vec![0; if states == [0; LANES] { 0 } else { len.min(LONGEST) }];
    for bytes in row.chunks_mut(LANES) {
        for (byte, state) in bytes.iter_mut().zip(&mut states) {
            let slot = slots[(*state % WHOLE) as usize];
            *byte = slot.byte();
            *state = slot.share() * (*state >> SHARE_BITS) + slot.place();
            // Which lanes take in cannot be foreseen, so that the processor is not asked to.
            let (word, rest) = words.split_first_chunk().unwrap_or((&[0; 2], &[]));
            let is_small = *state < SMALLEST_STATE;
            let filled = *state << 16 | u32::from(u16::from_le_bytes(*word));
            *state = if is_small { filled } else { *state };
            words = if is_small { rest } else { words };
        }
    }
    Cow::Owned(row)
}

/// What a lane reads off its state: a byte, the number of the slot among those of the byte
/// and how many the byte has; in one number, since the table is asked most of the time.
#[derive(Clone, Copy, Default)]
struct Slot(u32);

impl Slot {
    fn new(byte: u8, place: u16, share: u16) -> Slot {
        // A share of all parts has thirteen bits, so one less is kept.
        let share = u32::from(share - 1) % WHOLE;
        Slot(u32::from(byte) << 24 | u32::from(place) << SHARE_BITS | share)
    }

    fn byte(self) -> u8 {
        (self.0 >> 24) as u8
    }

    fn place(self) -> u32 {
        (self.0 >> SHARE_BITS) % WHOLE
    }

    fn share(self) -> u32 {
        self.0 % WHOLE + 1
    }
}

fn slots(different: u16, file: &mut &[u8]) -> [Slot; WHOLE as usize] {
    let mut slots = [Slot::default(); WHOLE as usize];
    let mut free = slots.iter_mut();
    for _ in 0..different {
        let [byte, low, high] = take(file);
        let share = u16::from_le_bytes([low, high]);
        for (place, slot) in (0..share).zip(&mut free) {
            *slot = Slot::new(byte, place, share);
        }
    }
    slots
}

fn take<const N: usize>(file: &mut &[u8]) -> [u8; N] {
    let (bytes, rest) = file.split_first_chunk().unwrap_or((&[0; N], &[]));
    *file = rest;
    *bytes
}

fn coded(row: &[u8]) -> Vec<u8> {
    let shares = shares(row);
    let mut starts = [0; 256];
    let mut start = 0;
    let mut file = Vec::new();
    let different = shares.iter().filter(|&&share| share > 0).count() as u16;
    file.extend(different.to_le_bytes());
    for ((byte, &share), at) in (0..=u8::MAX).zip(&shares).zip(&mut starts) {
        *at = start;
        start += share;
        if share > 0 {
            file.push(byte);
            file.extend((share as u16).to_le_bytes());
        }
    }
    // What is read first is written last.
    let mut states = [SMALLEST_STATE; LANES];
    let mut words = Vec::new();
    for (at, &byte) in row.iter().enumerate().rev() {
        let state = &mut states[at % LANES];
        let share = shares[usize::from(byte)];
        if u64::from(*state) >= u64::from(share) << (32 - SHARE_BITS) {
            words.push(*state as u16);
            *state >>= 16;
        }
        *state = ((*state / share) << SHARE_BITS) + *state % share + starts[usize::from(byte)];
    }
    file.extend(states.iter().flat_map(|state| state.to_le_bytes()));
    file.extend((words.len() as u32).to_le_bytes());
    file.extend(words.iter().rev().flat_map(|word| word.to_le_bytes()));
    file
}

/// How many of 4096 parts each byte has of a row; one that occurs has at least one.
fn shares(row: &[u8]) -> [u32; 256] {
    let mut counts = [0_u64; 256];
    row.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
    let all = (row.len() as u64).max(1);
    let mut shares = counts.map(|count| match count {
        0 => 0,
        count => ((count * u64::from(WHOLE) / all) as u32).max(1),
    });
    // What rounding has lost or taken too much, the greatest share bears.
    for _ in 0..2 * shares.len() {
        let sum: u32 = shares.iter().sum();
        let Some(greatest) = shares.iter_mut().max() else { break };
        match sum.cmp(&WHOLE) {
            std::cmp::Ordering::Less => *greatest += 1,
            std::cmp::Ordering::Equal => break,
            std::cmp::Ordering::Greater => *greatest -= 1,
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back(row: &[u8]) -> usize {
        let mut file = Vec::new();
        pack(row, &mut file);
        pack(&[1, 2, 3], &mut file);
        let mut rest = file.as_slice();
        assert!(unpack(&mut rest) == row);
        assert_eq!(*unpack(&mut rest), [1, 2, 3]);
        assert!(rest.is_empty() && unpack(&mut rest).is_empty());
        file.len()
    }

    #[test]
    fn rows_of_all_sorts_come_back() {
        comes_back(&[]);
        comes_back(&[0]);
        let mixed = |at: u32| (at.wrapping_mul(0x9e37_79b9) >> 24) as u8;
        let even: Vec<u8> = (0..9_001).map(mixed).collect();
        assert!(comes_back(&even) < 9_100, "kept plain");
        assert!(comes_back(&vec![7; 100_000]) < 60, "all alike");
        let skewed: Vec<u8> = (0..50_001).map(|at| mixed(at).leading_zeros() as u8).collect();
        // Two bits for each byte is what can be had.
        assert!((12_500..12_700).contains(&comes_back(&skewed)));
        // One byte takes nearly all, each other needs a share all the same.
        let rare: Vec<u8> =
            (0..70_000_u32).map(|at| if at % 200 == 0 { (at / 200) as u8 } else { 9 }).collect();
        assert!(comes_back(&rare) < 2_500);
    }

    #[test]
    fn garbage_is_read_without_harm() {
        let garbage: Vec<u8> = (0..3_000_u32).map(|at| (at * at + 17) as u8).collect();
        for start in 0..200 {
            let mut rest = &garbage[start..];
            for _ in 0..9 {
                assert!(unpack(&mut rest).len() <= LONGEST);
            }
        }
    }
}
