//! Exact decimal numbers: what an article says is not to be changed by binary fractions.

/// `digits` divided by ten to the power of `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: u128,
    places: u32,
}

impl Decimal {
    pub fn whole(digits: u128) -> Decimal {
        Decimal { digits, places: 0 }
    }

    /// From digits with separators, as the text has them (`1,250.5`, folded). Nothing when
    /// the separators leave doubt: `12.500` is twelve and a half in London and twelve
    /// thousand five hundred in Tunis.
    pub fn read(text: &str, dot_is_decimal: bool) -> Option<Decimal> {
        let commas = text.matches(',').count();
        let dots = text.matches('.').count();
        match (commas, dots) {
            (0, 0) => Decimal::parts(text, ""),
            (0, 1) => {
                let (whole, part) = text.split_once('.')?;
                let is_doubtful = part.len() == 3 && !dot_is_decimal && whole != "0";
                if is_doubtful { None } else { Decimal::parts(whole, part) }
            }
            (1, 0) if !is_grouped(text, ',') => {
                let (whole, part) = text.split_once(',')?;
                if part.len() > 2 { None } else { Decimal::parts(whole, part) }
            }
            (_, 0) if is_grouped(text, ',') => Decimal::parts(&text.replace(',', ""), ""),
            (0, _) if is_grouped(text, '.') => Decimal::parts(&text.replace('.', ""), ""),
            (_, 1) => {
                let (whole, part) = text.split_once('.')?;
                if part.contains(',') {
                    // 1.250,5: the European way.
                    let (whole, part) = text.split_once(',')?;
                    return if is_grouped(whole, '.') && commas == 1 {
                        Decimal::parts(&whole.replace('.', ""), part)
                    } else {
                        None
                    };
                }
                if is_grouped(whole, ',') {
                    Decimal::parts(&whole.replace(',', ""), part)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    fn parts(whole: &str, part: &str) -> Option<Decimal> {
        let digits = format!("{whole}{part}").parse().ok()?;
        Some(Decimal { digits, places: u32::try_from(part.len()).ok()? })
    }

    /// Times ten to the power of `power`.
    pub fn scaled(self, power: u32) -> Option<Decimal> {
        let taken = power.min(self.places);
        let digits = self.digits.checked_mul(10_u128.checked_pow(power - taken)?)?;
        Some(Decimal { digits, places: self.places - taken })
    }

    pub fn times(self, factor: u128) -> Option<Decimal> {
        Some(Decimal { digits: self.digits.checked_mul(factor)?, places: self.places })
    }

    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        let aligned = |number: Decimal| {
            number.digits.checked_mul(10_u128.checked_pow(places - number.places)?)
        };
        Some(Decimal { digits: aligned(self)?.checked_add(aligned(other)?)?, places })
    }

    /// The number if it is whole and fits.
    pub fn as_whole(self) -> Option<u32> {
        if self.places == 0 { u32::try_from(self.digits).ok() } else { None }
    }

    pub fn is_less_than(self, whole: u128) -> bool {
        10_u128.checked_pow(self.places).is_none_or(|unit| self.digits / unit < whole)
    }

    /// `1250.5`, without zeros that say nothing.
    pub fn shown(self) -> String {
        let text = self.digits.to_string();
        let places = self.places as usize;
        if places == 0 {
            return text;
        }
        let padded = format!("{text:0>width$}", width = places + 1);
        let (whole, part) = padded.split_at(padded.len() - places);
        let part = part.trim_end_matches('0');
        if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") }
    }
}

fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && first != "0" && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        Decimal::read(text, false).map(Decimal::shown)
    }

    #[test]
    fn reads_separators() {
        let shown = |text| value(text).unwrap_or_default();
        assert_eq!(shown("1,250,000"), "1250000");
        assert_eq!(shown("27.10"), "27.1");
        assert_eq!(shown("27,1"), "27.1");
        assert_eq!(shown("1.250,5"), "1250.5");
        assert_eq!(shown("0.125"), "0.125");
        assert_eq!(
            Decimal::read("1.5", false).and_then(|d| d.scaled(9)).map(Decimal::shown),
            Some("1500000000".into())
        );
    }

    #[test]
    fn doubt_has_no_value() {
        for text in ["12.500", "1,2,3", "1.2.3", "99999999999999999999999999999999999999999999"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
