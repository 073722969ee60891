//! Writes cells to the terminal, each with where it leads (OSC 8).

use crate::view::link_number;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Cell;
use ratatui::style::Color;
use std::io::{self, Write};

/// Longer addresses are not told: VTE takes 2083 bytes.
const LONGEST_BYTES: usize = 2083;

/// Whether the terminal may be told where cells lead. Those that know nothing of it leave it out;
/// consoles and GNU screen write what they do not know on the screen.
pub(super) fn are_welcome() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    let is_console =
        ["linux", "dumb", "vt", "cons", "screen"].iter().any(|name| term.starts_with(name));
    let is_in_tmux = std::env::var_os("TMUX").is_some();
    std::env::var_os("STY").is_none() && (is_in_tmux || !is_console)
}

/// Writes cells; `target` says where a number leads.
pub(super) fn write<'a, W: Write>(
    backend: &mut CrosstermBackend<W>,
    cells: Vec<(u16, u16, &'a Cell)>,
    target: impl Fn(usize) -> Option<&'a str>,
) -> io::Result<()> {
    for run in
        cells.chunk_by(|(_, _, left), (_, _, right)| left.underline_color == right.underline_color)
    {
        let number = run.first().and_then(|(_, _, cell)| link_number(cell));
        let Some(number) = number else {
            backend.draw(run.iter().copied())?;
            continue;
        };
        let plain: Vec<(u16, u16, Cell)> = run
            .iter()
            .map(|(x, y, cell)| {
                let mut cell = (*cell).clone();
                cell.underline_color = Color::Reset;
                (*x, *y, cell)
            })
            .collect();
        let address = target(number).and_then(sendable);
        if let Some(address) = &address {
            // The number joins the parts of a link that stand in several lines.
            write!(backend, "\x1b]8;id=khabar{number};{address}\x1b\\")?;
        }
        backend.draw(plain.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
        if address.is_some() {
            backend.write_all(b"\x1b]8;;\x1b\\")?;
        }
    }
    Ok(())
}

/// The address in signs that may stand in the sequence.
fn sendable(address: &str) -> Option<String> {
    let address: String = url::Url::parse(address).ok()?.into();
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    (is_plain && address.len() <= LONGEST_BYTES).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn sent(target: Option<&str>) -> String {
        let mut link = Cell::new("a");
        link.set_style(Style::new().underline_color(Color::Rgb(0, 0, 7)));
        let plain = Cell::new("b");
        let mut bytes = Vec::new();
        let mut backend = CrosstermBackend::new(&mut bytes);
        let cells = vec![(0, 0, &link), (1, 0, &link), (2, 0, &plain)];
        write(&mut backend, cells, |number| target.filter(|_| number == 7)).expect("written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn cells_of_a_link_are_sent_with_where_it_leads() {
        let sent = sent(Some("https://example.org/خبر"));
        let (before, after) = sent.split_once("\x1b]8;id=khabar7;").expect("a link");
        assert!(!before.contains('a') && after.contains("%D8%AE%D8%A8%D8%B1\x1b\\"));
        let (inside, behind) = after.split_once("\x1b]8;;\x1b\\").expect("its end");
        let (_, cells) = inside.split_once("\x1b\\").expect("the end of the address");
        assert_eq!(cells.matches('a').count(), 2);
        assert!(behind.contains('b') && !sent.contains("58;2"), "no colour is sent for it");
    }

    #[test]
    fn what_leads_nowhere_is_sent_plain() {
        assert!(!sent(None).contains("]8;"));
        assert!(!sent(Some("no address")).contains("]8;"));
    }
}
