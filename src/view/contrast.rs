//! Whether a colour can be read on another one, and the nearest one that can: the contrast of
//! WCAG 2, from 1 (the same) to 21 (black and white).

use crate::config::{Depth, Ink};

/// Red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// What text needs by WCAG 2 (1.4.3, level AA).
pub(super) const LEGIBLE: f64 = 4.5;
/// What it needs for eyes that see little (1.4.6, level AAA).
pub(super) const STRONG: f64 = 7.0;

const BLACK: Rgb = (0, 0, 0);
const WHITE: Rgb = (255, 255, 255);

/// The relative luminance of WCAG 2, from 0 to 1.
pub(super) fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Whether black is read better on this than white.
pub(super) fn is_light(background: Rgb) -> bool {
    contrast(BLACK, background) > contrast(WHITE, background)
}

/// Black or white, whichever is read better on this.
pub(super) fn opposite(background: Rgb) -> Rgb {
    if is_light(background) { BLACK } else { WHITE }
}

/// What a colour is in red, green and blue; none of the first sixteen, which the person has set.
pub(super) fn rgb(ink: Ink) -> Option<Rgb> {
    match ink {
        Ink::Rgb(red, green, blue) => Some((red, green, blue)),
        Ink::Index(0..=15) => None,
        Ink::Index(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let cube = index - 16;
            Some((level(cube / 36), level(cube / 6 % 6), level(cube % 6)))
        }
        Ink::Index(grey @ 232..) => {
            let value = 8 + 10 * (grey - 232);
            Some((value, value, value))
        }
    }
}

/// The colour as a terminal of that many colours has it.
pub(super) fn as_shown(color: Rgb, depth: Depth) -> Ink {
    match depth {
        Depth::True => Ink::Rgb(color.0, color.1, color.2),
        Depth::Table | Depth::Few => Ink::Index(in_table(color)),
    }
}

/// The nearest of the colours 16 to 255: in the cube, or on the ramp of greys.
fn in_table((red, green, blue): Rgb) -> u8 {
    let step = |value: u8| match value {
        0..=47 => 0,
        48..=114 => 1,
        115.. => (value - 35) / 40,
    };
    let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let grey = 232 + u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(23).min(23);
    let distance = |index: u8| {
        let (r, g, b) = rgb(Ink::Index(index)).unwrap_or(BLACK);
        let apart = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        apart(r, red) + apart(g, green) + apart(b, blue)
    };
    if distance(grey) < distance(cube) { grey } else { cube }
}

/// The colour, or the nearest one towards black or white that is read on this background.
pub(super) fn legible(color: Rgb, background: Rgb, depth: Depth, least: f64) -> Ink {
    const STEPS: u16 = 20;
    let end = opposite(background);
    let mut shown = as_shown(color, depth);
    for step in 0..=STEPS {
        let towards = |from: u8, to: u8| {
            let part = (u16::from(from) * (STEPS - step) + u16::from(to) * step) / STEPS;
            u8::try_from(part).unwrap_or(to)
        };
        let mixed = (towards(color.0, end.0), towards(color.1, end.1), towards(color.2, end.2));
        shown = as_shown(mixed, depth);
        if rgb(shown).is_some_and(|shown| contrast(shown, background) >= least) {
            break;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
        // The grey that is said to be just enough on white.
        assert!(contrast((0x76, 0x76, 0x76), WHITE) >= 4.5);
        assert!(contrast((0x77, 0x77, 0x77), WHITE) < 4.5);
    }

    #[test]
    fn on_every_background_something_is_legible() {
        for grey in 0..=255 {
            for background in [(grey, grey, grey), (grey, 128, 0), (255, grey, 90)] {
                for depth in [Depth::True, Depth::Table] {
                    let ink = legible((0x5f, 0xaf, 0x5f), background, depth, LEGIBLE);
                    assert!(contrast(rgb(ink).unwrap(), background) >= LEGIBLE, "{background:?}");
                }
            }
        }
    }

    #[test]
    fn a_colour_that_is_legible_stays_as_it_is() {
        let gold = (0xd7, 0xaf, 0x5f);
        assert_eq!(legible(gold, BLACK, Depth::True, LEGIBLE), Ink::Rgb(0xd7, 0xaf, 0x5f));
        assert_eq!(legible(gold, BLACK, Depth::Table, LEGIBLE), Ink::Index(179));
    }

    #[test]
    fn the_nearest_of_the_table_is_found() {
        for index in 16..=255 {
            let color = rgb(Ink::Index(index)).unwrap();
            assert_eq!(rgb(Ink::Index(in_table(color))), Some(color), "{index}");
        }
    }
}
