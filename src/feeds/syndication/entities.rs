//! The entities that a document declares for itself, as far as they do no harm.

use super::problems::Problems;
use crate::feeds::references::decoded;
use crate::news::FeedProblem;
use std::collections::HashMap;

/// Feeds that declare entities declare a few signs or an address.
const MOST_ENTITIES: usize = 300;

/// Bytes of one entity. Longer ones are no abbreviation.
const LONGEST_ENTITY: usize = 1_000;

/// Bytes that all expansions of a document may come to. Ten thousand uses of an address.
const MOST_EXPANDED_BYTES: usize = 1_000_000;

/// The declared entities.
#[derive(Debug, Default)]
pub(in crate::feeds) struct Entities<'a> {
    declared: HashMap<&'a str, String>,
    expanded_bytes: usize,
}

impl<'a> Entities<'a> {
    /// Reads the `<!ENTITY name "value">` of a document type declaration. An entity that refers
    /// to another one of the document is how the bombs are built: it is not kept, nor is one
    /// whose value lies in another file.
    pub(in crate::feeds) fn declare(&mut self, declaration: &'a str, problems: &mut Problems) {
        for text in declaration.split("<!ENTITY").skip(1).take(MOST_ENTITIES) {
            let Some((name, value)) = name_and_value(text) else { continue };
            let value = decoded(value);
            if value.len() > LONGEST_ENTITY || value.contains('&') && refers(&value) {
                problems.note(FeedProblem::EntitiesNotExpanded);
            } else {
                // XML, 4.2: the first declaration counts.
                self.declared.entry(name).or_insert_with(|| value.into_owned());
            }
        }
    }

    /// What an entity stands for.
    pub(in crate::feeds) fn value(&mut self, name: &str, problems: &mut Problems) -> Option<&str> {
        let value = self.declared.get(name)?;
        self.expanded_bytes += value.len();
        if self.expanded_bytes > MOST_EXPANDED_BYTES {
            problems.note(FeedProblem::EntitiesNotExpanded);
            return None;
        }
        Some(value)
    }
}

fn name_and_value(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.trim_start().split_once(|c: char| c.is_ascii_whitespace())?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = rest.get(1..)?.split_once(quote)?;
    Some((name, value))
}

/// Whether a reference is left in it.
fn refers(value: &str) -> bool {
    value.split('&').skip(1).any(|after| {
        after.split_once(';').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        })
    })
}
