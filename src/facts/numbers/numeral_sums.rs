//! Adds up the pieces of a number: «ثلاثة», «آلاف», «وخمسمئة».

use super::decimal::Decimal;
use super::numeral_words::Part;
use crate::facts::document::Language;

/// A token's meaning in a number.
#[derive(Clone, Copy)]
pub enum Piece {
    Digits(Option<Decimal>),
    Word(Part),
}

/// Whether a piece went into a number.
pub enum Added {
    Yes,
    Doubt,
    No,
}

/// A number being read: finished thousands, millions …, and the group below them.
#[derive(Default)]
pub struct Sum {
    total: Option<Decimal>,
    group: Option<Decimal>,
    pub smallest_power: Option<u32>,
    pub is_scaled: bool,
}

impl Sum {
    pub fn value(&self) -> Option<Decimal> {
        match (self.total, self.group) {
            (Some(total), Some(group)) => total.plus(group),
            (total, group) => total.or(group),
        }
    }

    pub fn add(&mut self, piece: Piece, is_joined: bool, language: Language) -> Added {
        match piece {
            Piece::Digits(None) if self.value().is_none() => {
                self.group = Some(Decimal::whole(1));
                Added::Doubt
            }
            Piece::Digits(Some(number)) if self.group.is_none() => {
                self.group = Some(number);
                Added::Yes
            }
            Piece::Digits(_) => Added::No,
            Piece::Word(Part::Add(number)) => self.add_number(number, is_joined, language),
            Piece::Word(Part::Hundred) => self.add_hundred(is_joined),
            Piece::Word(Part::Scale { power, count }) => self.add_scale(power, count, is_joined),
            Piece::Word(Part::PluralScale { power }) => {
                if self.group.is_none() || is_joined {
                    Added::No
                } else {
                    self.add_scale(power, 1, false)
                }
            }
        }
    }

    fn add_number(&mut self, number: u32, is_joined: bool, language: Language) -> Added {
        let Some(group) = self.group else {
            if self.total.is_some()
                && !is_joined
                && language != Language::English
                && language != Language::Urdu
            {
                return Added::No;
            }
            self.group = Some(Decimal::whole(u128::from(number)));
            return Added::Yes;
        };
        let Some(before) = group.as_whole() else { return Added::No };
        let low = before % 100;
        let is_teen = !is_joined && number == 10 && (1..10).contains(&before);
        // «خمسة وعشرون», "twenty five", «صد و بیست»; never «خمسة وثلاثة», which is two numbers.
        let fits = (low == 0 && number < 100 && before >= 100)
            || (low < 10 && low > 0 && number >= 20 && number.is_multiple_of(10) && number < 100)
            || (low >= 20 && low % 10 == 0 && number < 10);
        let needs_and =
            matches!(language, Language::Arabic | Language::Persian | Language::Kurdish);
        if !is_teen && !(fits && (is_joined || !needs_and)) {
            return Added::No;
        }
        self.group = group.plus(Decimal::whole(u128::from(number)));
        Added::Yes
    }

    fn add_hundred(&mut self, is_joined: bool) -> Added {
        match self.group {
            None => {
                self.group = Some(Decimal::whole(100));
                Added::Yes
            }
            Some(group) if !is_joined && group.is_less_than(10) => {
                self.group = group.times(100);
                Added::Yes
            }
            Some(_) => Added::No,
        }
    }

    fn add_scale(&mut self, power: u32, count: u32, is_joined: bool) -> Added {
        // «۳۸ هزار میلیارد», «ألف مليار»: thousands of them.
        if self.smallest_power == Some(3) && power > 3 && self.group.is_none() && !is_joined {
            self.total = self.total.and_then(|total| total.scaled(power));
            self.smallest_power = Some(power);
            return if self.total.is_some() { Added::Yes } else { Added::Doubt };
        }
        if self.smallest_power.is_some_and(|smallest| power >= smallest) {
            return Added::No;
        }
        let factor = match self.group {
            Some(_) if is_joined || count > 1 => return Added::No,
            Some(group) => group,
            None if self.total.is_some() && !is_joined => return Added::No,
            None => Decimal::whole(u128::from(count)),
        };
        let Some(scaled) = factor.scaled(power) else { return Added::No };
        self.total = match self.total {
            Some(total) => total.plus(scaled),
            None => Some(scaled),
        };
        self.group = None;
        self.smallest_power = Some(power);
        self.is_scaled = true;
        Added::Yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(pieces: &[(Part, bool)]) -> Option<String> {
        let mut sum = Sum::default();
        for &(part, is_joined) in pieces {
            match sum.add(Piece::Word(part), is_joined, Language::Arabic) {
                Added::Yes => {}
                Added::Doubt | Added::No => return None,
            }
        }
        sum.value().map(Decimal::shown)
    }

    #[test]
    fn adds_what_belongs_together() {
        let thousands = Part::PluralScale { power: 3 };
        let number = [(Part::Add(3), false), (thousands, false), (Part::Add(500), true)];
        assert_eq!(sum(&number).as_deref(), Some("3500"));
    }

    #[test]
    fn two_numbers_stay_apart() {
        assert_eq!(sum(&[(Part::Add(5), false), (Part::Add(3), true)]), None);
        assert_eq!(sum(&[(Part::PluralScale { power: 3 }, false)]), None);
    }
}
