//! An address as a person can judge it: what is readable is shown readable, what deceives is not.

use unicode_script::{Script, UnicodeScript};

/// Cyrillic and Greek letters that look like Latin ones.
const LOOK_LATIN: &str = "\u{430}\u{435}\u{43e}\u{440}\u{441}\u{443}\u{445}\u{455}\u{456}\u{458}\u{4bb}\u{4cf}\u{501}\u{51b}\u{51d}\u{3bf}\u{3bd}\u{3c1}\u{3b1}\u{3b9}\u{3ba}\u{3c5}\u{3c7}";

/// The address for the eye. A host of one script is shown in its letters (`موقع.مصر`), one that
/// mixes scripts or looks like another as the machine writes it (`xn--…`). Letters of a path are
/// decoded, signs are not. Shown left to right.
///
/// ```
/// use khabar::app::shown_address;
/// assert_eq!(shown_address("https://xn--4gbrim.xn--wgbh1c/"), "https://\u{645}\u{648}\u{642}\u{639}.\u{645}\u{635}\u{631}/");
/// // The first letter is Cyrillic.
/// assert_eq!(shown_address("https://\u{430}pple.com/"), "https://xn--pple-43d.com/");
/// ```
#[must_use]
pub fn shown_address(address: &str) -> String {
    let Ok(url) = url::Url::parse(address) else { return visible(address) };
    let text = url.as_str();
    let shown = match url.host_str() {
        Some(host) => {
            let (before, after) = text.split_once(host).unwrap_or((text, ""));
            format!("{before}{}{}", shown_host(host), decoded(after))
        }
        None => decoded(text),
    };
    visible(&shown)
}

fn shown_host(host: &str) -> String {
    let (readable, result) = idna::domain_to_unicode(host);
    let is_clear = result.is_ok() && readable.split('.').all(is_of_one_script);
    if is_clear { readable } else { host.to_owned() }
}

/// Whether the letters of a label are of one script, or of those that are written together, and
/// it does not look like a label of another.
fn is_of_one_script(label: &str) -> bool {
    let mut scripts: Vec<Script> = Vec::new();
    for script in label.chars().map(|letter| letter.script()) {
        let script = match script {
            Script::Common | Script::Inherited => continue,
            Script::Hiragana | Script::Katakana | Script::Bopomofo => Script::Han,
            other => other,
        };
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    let looks_latin = matches!(scripts.as_slice(), [Script::Cyrillic | Script::Greek])
        && label.chars().filter(|c| c.is_alphabetic()).all(|c| LOOK_LATIN.contains(c));
    scripts.len() <= 1 && !looks_latin
}

/// Percent-encoded letters and digits of other scripts as they are read. What could be taken for
/// a part of the address, or is not seen, stays encoded.
fn decoded(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('%') {
        let (before, from) = rest.split_at(start);
        shown.push_str(before);
        let run = from.as_bytes().chunks(3).take_while(|chunk| byte_of(chunk).is_some()).count();
        let (encoded, after) = from.split_at(run * 3);
        let bytes: Vec<u8> = encoded.as_bytes().chunks(3).filter_map(byte_of).collect();
        for chunk in bytes.utf8_chunks() {
            for letter in chunk.valid().chars() {
                push_readable(&mut shown, letter);
            }
            for byte in chunk.invalid() {
                shown.push_str(&format!("%{byte:02X}"));
            }
        }
        if run == 0 {
            shown.push('%');
        }
        rest = if run == 0 { after.get(1..).unwrap_or("") } else { after };
    }
    shown + rest
}

fn push_readable(shown: &mut String, letter: char) {
    if letter.is_alphanumeric() && !letter.is_ascii() {
        shown.push(letter);
        return;
    }
    let mut bytes = [0; 4];
    for byte in letter.encode_utf8(&mut bytes).bytes() {
        shown.push_str(&format!("%{byte:02X}"));
    }
}

/// The byte that `%41` stands for.
fn byte_of(chunk: &[u8]) -> Option<u8> {
    let [b'%', high, low] = chunk else { return None };
    let digits = [*high, *low];
    let digits = std::str::from_utf8(&digits).ok()?;
    let is_hex = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

/// Without anything that is not seen: controls, marks of direction, blanks of no width.
fn visible(text: &str) -> String {
    let is_unseen = |c: &char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().filter(|c| !is_unseen(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_deceive_are_shown_as_the_machine_writes_them() {
        assert_eq!(shown_address("https://example.org/a?b#c"), "https://example.org/a?b#c");
        assert_eq!(shown_address("https://münchen.de/"), "https://münchen.de/");
        assert_eq!(shown_address("https://пример.рф/"), "https://пример.рф/");
        assert!(shown_address("https://сор.com/").starts_with("https://xn--"));
        assert_eq!(shown_address("https://日本の.jp/"), "https://日本の.jp/");
        assert!(shown_address("https://pаypal.com/").starts_with("https://xn--"));
    }

    #[test]
    fn letters_of_a_path_are_read_and_signs_stay_encoded() {
        let path = "https://example.org/%D8%AE%D8%A8%D8%B1/a%20b%2Fc%FF";
        assert_eq!(shown_address(path), "https://example.org/خبر/a%20b%2Fc%FF");
        assert_eq!(shown_address("https://example.org/100%"), "https://example.org/100%");
        let hidden = "https://example.org/%E2%80%AEtxt";
        assert_eq!(shown_address(hidden), hidden, "a mark of direction stays encoded");
    }

    #[test]
    fn what_is_no_address_is_shown_without_what_is_not_seen() {
        assert_eq!(shown_address("no\u{202e}thing"), "nothing");
        assert_eq!(shown_address("mailto:a@example.org"), "mailto:a@example.org");
    }
}
