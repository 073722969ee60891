//! Packs numbers tightly: an adaptive binary range coder. What is written and what is read
//! is described once, by code over [`Coder`], for both directions.

/// Probability of a zero bit, of 4096.
pub type Chance = u16;
const CHANCE_BITS: u32 = 12;
const WHOLE: u32 = 1 << CHANCE_BITS;
/// How fast a chance follows what was seen.
const SPEED: u32 = 5;
const SMALLEST_RANGE: u32 = 1 << 24;

/// A chance of one half.
pub const EVEN: Chance = 1 << (CHANCE_BITS - 1);

/// Writes the bits that it is given, or reads bits and ignores what it is given.
pub trait Coder {
    /// Codes a bit and adapts its chance.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;

    /// Keeps a byte as it is, for bytes that no chance would make shorter.
    fn byte(&mut self, byte: u8) -> u8;

    /// Codes a number below `1 << bits` with a tree of chances, one for each node.
    fn symbol(&mut self, tree: &mut [Chance], bits: u32, symbol: u32) -> u32 {
        let mut node = 1_usize;
        for place in (0..bits).rev() {
            let mut lost = EVEN;
            let chance = tree.get_mut(node).unwrap_or(&mut lost);
            let bit = self.bit(chance, symbol >> place & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        node as u32 - (1 << bits)
    }

    /// Codes any number: its length in bits, its upper bits by chances, the rest as they are.
    fn number(&mut self, chances: &mut NumberChances, number: u32) -> u32 {
        let len = self.symbol(&mut chances.len, 6, 32 - number.leading_zeros()).min(32);
        if len < 2 {
            return len;
        }
        let mut value = 1_u32;
        for place in (0..len - 1).rev() {
            let bit = number >> place & 1 == 1;
            let mut even = EVEN;
            let is_upper = len - 2 - place < 3;
            let node = (len as usize) << 3 | (value as usize & 7);
            let chance = match chances.upper.get_mut(node) {
                Some(chance) if is_upper => chance,
                _ => &mut even,
            };
            value = value << 1 | u32::from(self.bit(chance, bit));
        }
        value
    }
}

/// The chances of the parts of numbers of one sort.
pub struct NumberChances {
    len: [Chance; 64],
    upper: [Chance; 33 * 8],
}

impl Default for NumberChances {
    fn default() -> NumberChances {
        NumberChances { len: [EVEN; 64], upper: [EVEN; 33 * 8] }
    }
}

fn bound(range: u32, chance: Chance) -> u32 {
    (range >> CHANCE_BITS) * u32::from(chance)
}

fn adapt(chance: &mut Chance, bit: bool) {
    if bit {
        *chance -= *chance >> SPEED;
    } else {
        *chance += (WHOLE as Chance - *chance) >> SPEED;
    }
}

/// Writes.
pub struct Encoder {
    low: u64,
    range: u32,
    bytes: Vec<u8>,
    plain: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Encoder {
        Encoder { low: 0, range: u32::MAX, bytes: Vec::new(), plain: Vec::new() }
    }
}

impl Encoder {
    /// The packed bytes: how many are kept as they are, those, and the coded ones.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..4 {
            self.shift();
        }
        let mut file = (self.plain.len() as u32).to_le_bytes().to_vec();
        file.append(&mut self.plain);
        file.append(&mut self.bytes);
        file
    }

    fn shift(&mut self) {
        self.bytes.push((self.low >> 24) as u8);
        self.low = (self.low << 8) & 0xffff_ffff;
    }

    /// Adds one to what was written, where a sum ran over.
    fn carry(&mut self) {
        for byte in self.bytes.iter_mut().rev() {
            *byte = byte.wrapping_add(1);
            if *byte != 0 {
                break;
            }
        }
        self.low &= 0xffff_ffff;
    }
}

impl Coder for Encoder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let bound = bound(self.range, *chance);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
            if self.low > 0xffff_ffff {
                self.carry();
            }
        } else {
            self.range = bound;
        }
        adapt(chance, bit);
        while self.range < SMALLEST_RANGE {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    fn byte(&mut self, byte: u8) -> u8 {
        self.plain.push(byte);
        byte
    }
}

/// Reads; past the end it reads zeros.
pub struct Decoder<'a> {
    code: u32,
    range: u32,
    bytes: std::slice::Iter<'a, u8>,
    plain: std::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    /// Reads what an [`Encoder`] wrote.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Decoder<'a> {
        let (len, rest) = bytes.split_first_chunk::<4>().unwrap_or((&[0; 4], &[]));
        let (plain, coded) =
            rest.split_at_checked(u32::from_le_bytes(*len) as usize).unwrap_or((rest, &[]));
        let mut decoder =
            Decoder { code: 0, range: u32::MAX, bytes: coded.iter(), plain: plain.iter() };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
    }
}

impl Coder for Decoder<'_> {
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let bound = bound(self.range, *chance);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        adapt(chance, bit);
        while self.range < SMALLEST_RANGE {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    fn byte(&mut self, _: u8) -> u8 {
        self.plain.next().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes a list of numbers and says what the coder gave back.
    fn code(coder: &mut impl Coder, numbers: &[u32]) -> Vec<u32> {
        let mut chances = NumberChances::default();
        let mut tree = [EVEN; 16];
        numbers
            .iter()
            .flat_map(|&number| {
                let byte = coder.byte(number as u8);
                let low = coder.symbol(&mut tree, 4, number % 16);
                [coder.number(&mut chances, number), low, u32::from(byte)]
            })
            .collect()
    }

    #[test]
    fn reads_what_was_written() {
        let mut numbers = vec![0, 1, 2, 3, 255, 256, u32::MAX, u32::MAX - 1, 1 << 31];
        numbers.extend((0..5_000_u32).map(|at| at.wrapping_mul(0x9e37_79b9) >> (at % 32)));
        let mut encoder = Encoder::default();
        let written = code(&mut encoder, &numbers);
        let bytes = encoder.finish();
        assert_eq!(code(&mut Decoder::new(&bytes), &vec![0; numbers.len()]), written);
    }

    #[test]
    fn reads_garbage_without_harm() {
        let garbage: Vec<u8> = (0..200_u32).map(|at| (at * at + 17) as u8).collect();
        assert_eq!(code(&mut Decoder::new(&garbage), &[0; 500]).len(), 1500);
        assert_eq!(code(&mut Decoder::new(&[]), &[0; 50]).len(), 150);
    }
}
