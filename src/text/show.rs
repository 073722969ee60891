//! A line as readable text, for pipes and for people.

use super::{Line, clean};

impl Line {
    /// The line in logical order with plain letters: what a pipe, the clipboard or a screen
    /// reader wants. `text` is the logical text that was shaped. Hanging spaces and soft
    /// hyphens are left out; what layout added (an ellipsis, a hyphen) stands at the end.
    ///
    /// ```
    /// use khabar::text::{shape, lay_out, Base, LayoutOptions, Span};
    /// let text = "خبر عاجل من بيروت";
    /// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
    /// let lines = lay_out(&shaped, 9, &LayoutOptions::default());
    /// assert_eq!(lines[0].logical(text), "خبر عاجل");
    /// ```
    #[must_use]
    pub fn logical(&self, text: &str) -> String {
        let mut logical = clean(self.source.slice(text)).replace('\u{ad}', "");
        logical
            .truncate(logical.trim_end_matches(|c: char| c.is_whitespace() && c != '\u{a0}').len());
        for (symbol, _) in self.iter().filter(|(_, cell)| cell.source.is_empty()) {
            logical.push_str(symbol);
        }
        logical
    }
}
