//! Whatever the bytes are, reading them ends in an article whose blocks tile its text, or in
//! a plain refusal; never in a panic.

use khabar::feeds::{article_from_text, decode};
use khabar::news::language_of;
use proptest::prelude::*;

/// Texts that look like what files hold: line ends of all kinds, front matter, many scripts.
fn file_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("---\n".to_owned()),
        Just("title: T\n".to_owned()),
        Just("date: 2026-11-20\n".to_owned()),
        Just("\u{2029}".to_owned()),
        Just("\u{200F} \u{FEFF}".to_owned()),
        "[خبراليومعن ]{1,12}",
        "[a-zA-Z .:]{1,12}",
        "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn assert_blocks_tile_the_text(text: &str) {
    let Some(article) = article_from_text(text, "name") else { return };
    let plain = &article.text.plain;
    let mut parts = Vec::new();
    for block in &article.text.blocks {
        let part = block.span.slice(plain);
        assert!(!part.trim().is_empty(), "an empty block in {plain:?}");
        parts.push(part);
    }
    assert_eq!(&parts.join("\n\n"), plain);
    assert!(!parts.iter().any(|part| part.contains(['\n', '\r'])), "a line end in {plain:?}");
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode(&bytes) {
            assert_blocks_tile_the_text(&decoded.text);
        }
    }

    #[test]
    fn any_text(text in any::<String>()) {
        let _ = language_of(&text);
        assert_blocks_tile_the_text(&text);
    }

    #[test]
    fn texts_like_those_in_files(text in file_like()) {
        assert_blocks_tile_the_text(&text);
        prop_assert_eq!(&decode(text.as_bytes()).expect("text").text, text.trim_start_matches('\u{FEFF}'));
    }

    #[test]
    fn valid_utf8_is_never_taken_for_something_else(text in "[\u{A0}-\u{7FF}a-z \n]{1,80}") {
        prop_assert_eq!(decode(text.as_bytes()).expect("text").encoding, "UTF-8");
    }
}
