//! Where the elements of well-nested markup go, and what ends where they begin.
//!
//! The rules are those of the standard (HTML, 13.2.6.4) for the cases in which they close
//! nothing but what may always be closed so. Documents without a type, as pieces are, have a
//! table within a paragraph.

use super::growing::Growing;
use super::limits::MOST_FORMATS;
use super::nesting::Nesting;
use std::borrow::Cow;

impl<'a> Growing<'a> {
    /// A start tag; `None` where the tree is not simply one element deeper.
    pub(super) fn start_element(&mut self, name: Cow<'a, str>, nesting: Nesting) -> Option<()> {
        self.drops_line_end = false;
        if self.is_among_table_parts() {
            self.start_table_part(name, nesting)
        } else {
            self.start_in_body(name, nesting)
        }
    }

    fn start_in_body(&mut self, name: Cow<'a, str>, nesting: Nesting) -> Option<()> {
        match nesting {
            Nesting::Ordinary | Nesting::Object | Nesting::Table => {}
            Nesting::Void => return self.add_void(name),
            // It would stand in the head.
            Nesting::Metadata if !self.is_begun => return None,
            Nesting::Metadata => return self.add_void(name),
            Nesting::Rule => {
                self.close_paragraph()?;
                return self.add_void(name);
            }
            Nesting::Format | Nesting::Link => {
                let is_nested = nesting == Nesting::Link && self.nestings().any(|n| n == nesting);
                if is_nested || self.formats() + 1 >= MOST_FORMATS {
                    return None;
                }
            }
            Nesting::Paragraph | Nesting::Block | Nesting::Division => self.close_paragraph()?,
            Nesting::Preformatted => {
                self.close_paragraph()?;
                self.drops_line_end = true;
            }
            Nesting::Heading => {
                self.close_paragraph()?;
                if self.innermost() == Some(Nesting::Heading) {
                    return None;
                }
            }
            Nesting::Form => {
                if self.nestings().any(|open| open == Nesting::Form) {
                    return None;
                }
                self.close_paragraph()?;
            }
            Nesting::Item | Nesting::Description => {
                self.close_item(nesting)?;
                self.close_paragraph()?;
            }
            Nesting::Caption
            | Nesting::ColumnGroup
            | Nesting::Column
            | Nesting::Rows
            | Nesting::Row
            | Nesting::Cell
            | Nesting::RawText
            | Nesting::Program
            | Nesting::Special => return None,
        }
        self.open(name, nesting)
    }

    fn add_void(&mut self, name: Cow<'a, str>) -> Option<()> {
        self.add(name);
        Some(())
    }

    /// A paragraph ends where a block begins.
    fn close_paragraph(&mut self) -> Option<()> {
        if self.is_in_paragraph() {
            if self.innermost() != Some(Nesting::Paragraph) {
                return None;
            }
            self.close();
        }
        Some(())
    }

    /// An item ends where the next one begins. Lists and other blocks keep those around them
    /// from ending.
    fn close_item(&mut self, nesting: Nesting) -> Option<()> {
        let is_looked_through = |around: &Nesting| {
            matches!(
                around,
                Nesting::Paragraph
                    | Nesting::Ordinary
                    | Nesting::Format
                    | Nesting::Link
                    | Nesting::Division
            )
        };
        let inside = self.nestings().take_while(is_looked_through).count();
        if self.nestings().nth(inside) != Some(nesting) {
            return Some(());
        }
        let end = self.nestings().take(inside).all(|around| around == Nesting::Paragraph);
        end.then(|| self.close_from(self.depth() - inside - 1))
    }

    /// A part of a table, with the parts around it that need no tags.
    fn start_table_part(&mut self, name: Cow<'a, str>, nesting: Nesting) -> Option<()> {
        if !matches!(
            nesting,
            Nesting::Caption
                | Nesting::ColumnGroup
                | Nesting::Column
                | Nesting::Rows
                | Nesting::Row
                | Nesting::Cell
        ) {
            return None;
        }
        while let Some(around) = self.innermost() {
            match (around, nesting) {
                (Nesting::Table, Nesting::Caption | Nesting::ColumnGroup | Nesting::Rows)
                | (Nesting::Rows, Nesting::Row)
                | (Nesting::Row, Nesting::Cell) => return self.open(name, nesting),
                (Nesting::ColumnGroup, Nesting::Column) => return self.add_void(name),
                (Nesting::Table, Nesting::Column) => {
                    self.open_implied("colgroup", Nesting::ColumnGroup)?;
                }
                (Nesting::Table, _) => self.open_implied("tbody", Nesting::Rows)?,
                (Nesting::Rows, Nesting::Cell) => self.open_implied("tr", Nesting::Row)?,
                _ => self.close(),
            }
        }
        None
    }

    /// An end tag; `None` where it ends more than what it names.
    pub(super) fn end_element(&mut self, name: &str) -> Option<()> {
        self.drops_line_end = false;
        if !self.is_begun {
            return None;
        }
        if self.is_innermost(name) {
            self.close();
            return Some(());
        }
        let nesting = Nesting::of(&name.to_ascii_lowercase());
        if self.is_among_table_parts() {
            return self.end_table_part(name, nesting);
        }
        match nesting {
            Nesting::Paragraph if self.is_in_paragraph() => None,
            // It stands for an empty one.
            Nesting::Paragraph => {
                self.open_implied("p", Nesting::Paragraph)?;
                self.close();
                Some(())
            }
            Nesting::Block
            | Nesting::Division
            | Nesting::Preformatted
            | Nesting::Item
            | Nesting::Description
            | Nesting::Object
            | Nesting::Form
            | Nesting::Heading
            | Nesting::Caption
            | Nesting::Cell => self.end_around(name, nesting),
            Nesting::Ordinary | Nesting::Format | Nesting::Link | Nesting::Rule => {
                self.pass_by(name)
            }
            Nesting::Void if name.eq_ignore_ascii_case("br") => None,
            Nesting::Void | Nesting::RawText => self.pass_by(name),
            Nesting::Table
            | Nesting::ColumnGroup
            | Nesting::Column
            | Nesting::Rows
            | Nesting::Row
            | Nesting::Metadata
            | Nesting::Program
            | Nesting::Special => None,
        }
    }

    /// The end of what stands around elements that end by themselves.
    fn end_around(&mut self, name: &str, nesting: Nesting) -> Option<()> {
        match self.depth_of(name) {
            Some(depth) => {
                let inside = self.depth() - depth - 1;
                let end = self.nestings().take(inside).all(Nesting::ends_by_itself);
                end.then(|| self.close_from(depth))
            }
            None if matches!(nesting, Nesting::Heading | Nesting::Caption | Nesting::Cell) => None,
            None => Some(()),
        }
    }

    /// An end tag without its start does nothing.
    fn pass_by(&self, name: &str) -> Option<()> {
        self.depth_of(name).is_none().then_some(())
    }

    fn end_table_part(&mut self, name: &str, nesting: Nesting) -> Option<()> {
        if !matches!(nesting, Nesting::Table | Nesting::Rows) {
            return None;
        }
        while let Some(around) = self.innermost() {
            if self.is_innermost(name) {
                self.close();
                return Some(());
            }
            let is_passed = match nesting {
                Nesting::Table => around != Nesting::Table && around.holds_table_parts(),
                _ => around == Nesting::Row,
            };
            if !is_passed {
                return None;
            }
            self.close();
        }
        None
    }
}
