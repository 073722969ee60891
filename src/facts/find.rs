//! What a rule hands in: one mention with what is known about it, before merging.

use crate::news::FactKind;
use crate::text::Span;

/// One mention found by one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    pub kind: FactKind,
    /// Where the text says it.
    pub span: Span,
    /// Equal for mentions of the same fact.
    pub key: String,
    pub value: Option<String>,
    pub role: Option<Span>,
    pub speaker: Option<Span>,
    pub verb: Option<Span>,
    /// Whether it is a whole name: `للأردن` has lost letters of it, and a title stands for
    /// its holder, so another mention is shown when there is one.
    pub is_whole: bool,
    /// Whether it stays where the tagger sees no name.
    pub is_certain: bool,
    /// Whether it takes the place of the tagger's names that lie within it.
    pub overrules: bool,
}

impl Find {
    pub fn new(kind: FactKind, span: Span, key: String) -> Find {
        Find {
            kind,
            span,
            key,
            value: None,
            role: None,
            speaker: None,
            verb: None,
            is_whole: true,
            is_certain: true,
            overrules: false,
        }
    }

    pub fn with_value(mut self, value: Option<String>) -> Find {
        self.value = value;
        self
    }
}
