//! What is known of a terminal emulator from its environment.
//!
//! A hint only: it leaks from an outer terminal into an inner one, and the person can
//! always turn the marks on or off by key.

use crate::text::Marks;

/// Whether vowel marks come out right in the terminal that `TERM` names.
///
/// Measured: alacritty draws them one cell off, foot loses the letter under them, st does
/// not draw them, kitty shifts a vowel over shadda.
#[must_use]
pub fn marks_in(term: &str) -> Marks {
    let draws_them_wrong = ["alacritty", "foot", "st-", "xterm-kitty"];
    if term == "st" || draws_them_wrong.iter().any(|name| term.starts_with(name)) {
        Marks::Hidden
    } else {
        Marks::Shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_terminals_that_draw_them_wrong_hide_marks() {
        assert_eq!(marks_in("alacritty"), Marks::Hidden);
        assert_eq!(marks_in("foot-extra"), Marks::Hidden);
        assert_eq!(marks_in("st-256color"), Marks::Hidden);
        assert_eq!(marks_in("xterm-256color"), Marks::Shown);
        assert_eq!(marks_in("sterm"), Marks::Shown);
        assert_eq!(marks_in(""), Marks::Shown);
    }
}
