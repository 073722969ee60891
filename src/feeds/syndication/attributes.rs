//! The attributes of a tag, with quotes around their values or without, or without a value.

use super::tag::end_of_name;
use memchr::memchr;

/// Reads what stands in a tag behind its name. A quotation mark without its partner ends it.
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    pub(super) fn of(rest: &'a str) -> Self {
        Self { rest }
    }

    fn value(&mut self, from: &'a str) -> Option<&'a str> {
        let from = from.trim_ascii_start();
        if let Some(quote @ (b'"' | b'\'')) = from.as_bytes().first() {
            let quoted = from.get(1..)?;
            let end = memchr(*quote, quoted.as_bytes())?;
            self.rest = quoted.get(end + 1..)?;
            return quoted.get(..end);
        }
        let end = from.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(from.len());
        let (value, rest) = from.split_at_checked(end)?;
        self.rest = rest;
        Some(value).filter(|value| !value.is_empty())
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let from = std::mem::take(&mut self.rest).trim_ascii_start();
        if from.is_empty() {
            return None;
        }
        if let Some((usual, rest)) = usual(from) {
            self.rest = rest;
            return Some(usual);
        }
        let ends = |byte: u8| byte.is_ascii_whitespace() || byte == b'=';
        let end = from.bytes().position(ends).unwrap_or(from.len());
        let (name, rest) = from.split_at_checked(end)?;
        match rest.trim_ascii_start().strip_prefix('=') {
            Some(after) => self.value(after).map(|value| (name, value)),
            None => {
                self.rest = rest;
                (!name.is_empty()).then_some((name, ""))
            }
        }
    }
}

/// An attribute that is written as it should be, and what stands behind it.
#[inline]
fn usual(from: &str) -> Option<((&str, &str), &str)> {
    let (end, _) = end_of_name(from.as_bytes(), 0)?;
    let [b'=', quote @ (b'"' | b'\''), value @ ..] = from.as_bytes().get(end..)? else {
        return None;
    };
    let begin = end + 2;
    let value_end = begin + memchr(*quote, value)?;
    let attribute = (from.get(..end)?, from.get(begin..value_end)?);
    Some((attribute, from.get(value_end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_they_are_written() {
        let read = |text| Attributes::of(text).collect::<Vec<_>>();
        let all = " a=\"1 > 2\"\n b = 'x\"y' c=3 d e='خبر'";
        assert_eq!(read(all), [("a", "1 > 2"), ("b", "x\"y"), ("c", "3"), ("d", ""), ("e", "خبر")]);
        assert_eq!(read(" a='1' b='2"), [("a", "1")]);
        for none in ["", " ", " a=", "="] {
            assert_eq!(read(none), [], "{none}");
        }
    }
}
