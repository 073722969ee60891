//! Puts text into the clipboard of the terminal that is looked at, however far away it is.

use super::terminal;
use crate::app::Copied;
use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use std::io::Write;
use std::process::{Command, Stdio};

/// Some terminals drop OSC 52 sequences of more than 100,000 bytes; base64 makes four of three.
const LONGEST_BYTES: usize = 74_994;

/// By OSC 52. tmux keeps that to itself as it comes configured, but takes a text into its own
/// buffer, and passes that on; both are done, since `TMUX` may have leaked from further out.
pub(super) fn copy(text: &str) -> Copied {
    if text.len() > LONGEST_BYTES {
        return Copied::TooLong;
    }
    let mut sequence = String::new();
    let written = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    let is_in_buffer = std::env::var_os("TMUX").is_some() && hand_to_tmux(text);
    let is_sent = written.is_ok() && terminal::send(&sequence).is_ok();
    if is_sent || is_in_buffer { Copied::Sent } else { Copied::Failed }
}

/// `-w` is known to tmux 3.2 and later.
fn hand_to_tmux(text: &str) -> bool {
    let child = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let is_written =
        child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && is_written
}
