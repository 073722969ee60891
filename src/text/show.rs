//! A line as readable text, for pipes and for people.

use super::{Line, Span, clean, justify};

impl Line {
    /// The line in logical order with plain letters: what a pipe, the clipboard or a screen
    /// reader wants. `text` is the logical text that was shaped. Hanging spaces and soft
    /// hyphens are left out; an ellipsis or a hyphen that layout added stands at the end, and
    /// what it added to fill the line is not shown.
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
        let is_ending =
            |symbol: &str, source: Span| source.is_empty() && !justify::is_filling(symbol);
        for (symbol, _) in self.iter().filter(|(symbol, cell)| is_ending(symbol, cell.source)) {
            logical.push_str(symbol);
        }
        logical
    }
}
