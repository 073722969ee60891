//! Which ways are shown side by side, and which alone, since they switch the whole terminal.

use crate::app::Page;
use crate::config::{OutputMode, Way};
use crate::work::evidence::Evidence;
use crate::work::notice::is_console;

/// How far a way reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Its cells, and the row that they are in.
    Row,
    /// The whole terminal, by a switch of Konsole.
    Konsole,
    /// The whole terminal, by a switch of mlterm.
    Mlterm,
}

fn reach(mode: OutputMode) -> Reach {
    match mode {
        OutputMode::Plain
        | OutputMode::Explicit
        | OutputMode::Kitty
        | OutputMode::KittyFallback
        | OutputMode::Alternate
        | OutputMode::Marks
        | OutputMode::Inverse
        | OutputMode::Logical => Reach::Row,
        OutputMode::Konsole => Reach::Konsole,
        OutputMode::Mlterm => Reach::Mlterm,
    }
}

/// The pages that make sense in this terminal; the first has a line for each way of a row.
pub(super) fn pages(evidence: &Evidence) -> Vec<Page> {
    // tmux keeps a screen of its own: a sequence that it passes on does not reach the row that
    // was meant, so that the way through it is for the whole terminal.
    let is_passed = match &evidence.tmux {
        Some(tmux) => tmux.lets_through || tmux.outer_term.is_empty(),
        None => false,
    };
    let is_told = evidence.tmux.as_ref().is_some_and(|tmux| tmux.lets_through);
    let way = |mode| Way { mode, through_tmux: is_passed && !is_told };
    let lines = OutputMode::ALL
        .into_iter()
        .filter(|mode| reach(*mode) == Reach::Row && !(is_told && *mode == OutputMode::Explicit))
        .map(Way::from);
    let mut pages = vec![Page { ways: lines.collect(), is_whole: false }];
    let mut add = |mode| pages.push(Page { ways: vec![way(mode)], is_whole: true });
    if is_passed {
        add(OutputMode::Explicit);
    }
    for mode in OutputMode::ALL {
        let may_be = match reach(mode) {
            Reach::Row => false,
            // Elsewhere its sequence sets the font.
            Reach::Konsole => may_be_konsole(evidence),
            // It gives no name, so that one with a name is none.
            Reach::Mlterm => outer_name(evidence).is_empty() && !is_console(evidence),
        };
        if may_be {
            add(mode);
        }
    }
    pages
}

/// Whether it is Konsole, or may be an old one that does not name itself. A terminal with another
/// name is none, whatever variable it inherited.
fn may_be_konsole(evidence: &Evidence) -> bool {
    let name = outer_name(evidence);
    let has_its_kind = match &evidence.tmux {
        // tmux answers in its place; the variable may be of a terminal that left long ago.
        Some(tmux) => tmux.outer_term.is_empty() || tmux.outer_term.starts_with("xterm"),
        None => evidence.answers.kind.get(1) == Some(&115),
    };
    let has_variable = evidence.environment.is_set("KONSOLE_VERSION");
    name.starts_with("Konsole") || (name.is_empty() && has_variable && has_its_kind)
}

/// The name of the terminal itself, when tmux lies in between.
fn outer_name(evidence: &Evidence) -> &str {
    evidence.tmux.as_ref().map_or(&evidence.answers.name, |tmux| &tmux.outer_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::answers::Answers;
    use crate::work::evidence::Tmux;

    fn modes(answers: &str, tmux: Option<Tmux>) -> Vec<Vec<&'static str>> {
        let answers = Answers::read(answers.as_bytes());
        let evidence = Evidence { answers, tmux, ..Evidence::default() };
        let pages = pages(&evidence).into_iter();
        pages.map(|page| page.ways.iter().map(|way| way.mode.name()).collect()).collect()
    }

    #[test]
    fn every_mode_is_on_some_page_of_some_terminal() {
        let konsole = modes("\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c", None);
        let mlterm = modes("\x1b[>24;279;0c", None);
        let all = [konsole.concat(), mlterm.concat()].concat();
        for mode in OutputMode::ALL {
            assert!(all.contains(&mode.name()), "{mode:?}");
        }
        assert_eq!(modes("\x1bP>|XTerm(379)\x1b\\", None).len(), 1);
    }

    #[test]
    fn a_switch_of_konsole_is_shown_to_konsole_alone() {
        for answers in ["", "\x1bP>|XTerm(379)\x1b\\", "\x1b[>0;115;0c", "\x1b[>65;7006;1c"] {
            assert!(!modes(answers, None).concat().contains(&"konsole"), "{answers:?}");
        }
    }

    #[test]
    fn what_goes_through_tmux_stands_alone() {
        let told = Tmux { lets_through: true, outer_term: "xterm".to_owned(), ..Tmux::default() };
        let pages = modes("\x1bP>|tmux 3.3a\x1b\\", Some(told.clone()));
        assert!(!pages[0].contains(&"explicit"));
        assert_eq!(pages[1], ["explicit"]);
        let blocked = Tmux { lets_through: false, ..told };
        assert!(modes("\x1bP>|tmux 3.3a\x1b\\", Some(blocked))[0].contains(&"explicit"));
    }
}
