//! Per cent: `27.1%`, «27.1 في المئة», `27 percent`, `۲۷ درصد`, `27 فیصد`, `27 אחוזים`.

use super::numerals::Numeral;
use super::quantities;
use crate::facts::document::Document;
use crate::facts::find::Find;
use crate::news::FactKind;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    for numeral in &document.numerals {
        if let Some((first, end)) = extent(document, numeral) {
            let skip = if first == numeral.first { numeral.skip } else { 0 };
            let span = document.span_after(first, skip, end);
            let value = quantities::value(numeral);
            let key = value.clone().unwrap_or_else(|| document.key(span));
            finds.push(Find::new(FactKind::Percent, span, key).with_value(value));
        }
    }
}

/// First token and end of the expression if the number is a per cent figure.
fn extent(document: &Document, numeral: &Numeral) -> Option<(usize, usize)> {
    // Arabic typists also put the sign first.
    if let Some(before) = numeral.first.checked_sub(1)
        && document.is_sign(before, "%")
        && document.is_glued(numeral.first)
        && !(before > 0 && document.is_number(before - 1))
    {
        return Some((before, numeral.end));
    }
    let at = quantities::unit_at(document, numeral)?;
    let end = match (document.word(at), document.word(at + 1)) {
        ("في", "الميه" | "المايه")
        | ("per", "cent")
        | ("نقطه", "مييويه")
        | ("percentage", "points" | "point") => at + 2,
        (
            "%" | "بالميه" | "بالمايه" | "percent" | "درصد" | "فيصد" | "אחוז" | "אחוזים" | "لهسهدا",
            _,
        ) => at + 1,
        // Uyghur writes its endings on to the word.
        (word, _) if word.starts_with("پيرسهنت") => at + 1,
        _ => return None,
    };
    Some((quantities::first(numeral), end))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_all_ways_of_writing() {
        for (text, expected) in [
            ("بنسبة 27.1٪ هذا العام", "27.1٪ = 27.1"),
            ("بنسبة ٢٧٫١ في المئة", "٢٧٫١ في المئة = 27.1"),
            ("زاد خمسة بالمئة", "خمسة بالمئة = 5"),
            ("زاد %50 هنا", "%50 = 50"),
            ("۲۵ درصد مردم این شهر", "۲۵ درصد = 25"),
            ("یہ 30 فیصد ہے", "30 فیصد = 30"),
            ("עלייה של 12 אחוזים", "12 אחוזים = 12"),
            ("up 4.5 percent today", "4.5 percent = 4.5"),
            ("من 10-15% منهم", "10-15%"),
            ("أغلق منخفضًا (-0.4%) أمس", "-0.4% = -0.4"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_plain_numbers_alone() {
        assert!(found(find, "100 كتاب في المئة يوم و12 شخصا").is_empty());
    }
}
