//! What is said at the start, in ASCII and English, where a terminal cannot show Arabic at all.
//!
//! It is the reader's first message, gone with the first key, at each start: a console shows
//! nothing else that would explain its boxes, and one line that costs no key press is no bother.

use super::decision::Decision;
use super::environment::Encoding;
use super::evidence::Evidence;
use crate::config::Config;
use crate::locale::Language;

const NO_GLYPHS: &str = "This console has no Arabic letters; a terminal in a window has them.";

const NOT_UTF8: &str = "This terminal does not read UTF-8: Arabic cannot be shown in it.";

/// All that the reader has to say before the first key.
pub(super) fn notices(
    evidence: &Evidence,
    encoding: &Encoding,
    decision: &Decision,
    config: &Config,
    language: Language,
) -> Vec<String> {
    let words = language.doctor_words();
    let mut notices = Vec::new();
    if is_console(evidence) {
        notices.push(NO_GLYPHS.to_owned());
    }
    match encoding {
        Encoding::Other(_) => notices.push(NOT_UTF8.to_owned()),
        Encoding::Utf8 | Encoding::Unknown => {}
    }
    notices.extend(config.problems.iter().map(|problem| problem.sentence(&config.file, language)));
    notices.extend(decision.unclear.iter().map(|unclear| unclear.sentence(words)));
    notices
}

/// The console of Linux, which draws with a font of 256 or 512 glyphs. A terminal with a name or
/// a kind has only inherited its `TERM`.
pub(super) fn is_console(evidence: &Evidence) -> bool {
    evidence.term_is("linux") && (evidence.tmux.is_some() || evidence.answers.kind.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::answers::Answers;
    use super::super::environment::Environment;
    use super::super::evidence::Tmux;
    use super::*;

    fn is_console_by(answers: &str, term: &str, tmux: Option<Tmux>) -> bool {
        let environment = Environment::of(&[("TERM", term)]);
        is_console(&Evidence { answers: Answers::read(answers.as_bytes()), environment, tmux })
    }

    #[test]
    fn a_console_is_told_from_what_inherited_its_term() {
        assert!(is_console_by("\x1b[?6c", "linux", None));
        assert!(!is_console_by("\x1bP>|XTerm(379)\x1b\\\x1b[?64c", "linux", None));
        assert!(!is_console_by("\x1b[>65;7006;1c\x1b[?65c", "linux", None));
        assert!(!is_console_by("\x1b[?6c", "xterm", None));
        let tmux = Tmux { outer_term: "linux".to_owned(), ..Tmux::default() };
        assert!(is_console_by("\x1b[>84;0;0c\x1b[?1c", "screen", Some(tmux)));
    }
}
