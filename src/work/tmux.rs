//! Asks tmux about the terminal around it: what that answered, and what its environment says.

use super::environment::Environment;
use super::evidence::Tmux;
use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Between two looks for the answer.
const PAUSE: Duration = Duration::from_millis(1);

/// A line each, in the order of [`understood`].
const FORMAT: &str = "#{allow-passthrough}\n#{client_termtype}\n#{client_termname}\n\
                      #{client_termfeatures}\n#{client_pid}";

/// Asks until then at most. Over ssh there is no tmux to be asked: then nothing is known.
pub(super) fn ask_tmux(until: Instant) -> Option<Tmux> {
    std::env::var_os("TMUX")?;
    let mut child = Command::new("tmux")
        .args(["display-message", "-p", FORMAT])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    loop {
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if Instant::now() < until => std::thread::sleep(PAUSE),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
    let mut said = String::new();
    child.stdout?.read_to_string(&mut said).ok()?;
    let (mut tmux, client) = understood(&said);
    if let Some(bytes) = client.and_then(environment_of) {
        tmux.outer = as_environment(&bytes);
    }
    Some(tmux)
}

/// With the number of the client's process. Up to version 3.3 the option is 0 or 1, later off,
/// on or all; before, there was none.
fn understood(said: &str) -> (Tmux, Option<u32>) {
    let mut lines = said.lines();
    let mut next = || lines.next().unwrap_or_default().trim();
    let tmux = Tmux {
        lets_through: matches!(next(), "1" | "2" | "on" | "all"),
        outer_name: next().to_owned(),
        outer_term: next().to_owned(),
        has_rgb: next().split(',').any(|feature| feature == "RGB"),
        outer: Environment::default(),
    };
    (tmux, next().parse().ok())
}

/// Linux alone shows it. A process of someone else keeps it to itself.
fn environment_of(process: u32) -> Option<Vec<u8>> {
    std::fs::read(format!("/proc/{process}/environ")).ok()
}

/// `NAME=VALUE`, each ended by a zero byte.
fn as_environment(bytes: &[u8]) -> Environment {
    let text = String::from_utf8_lossy(bytes);
    let value =
        |entry: &str, name: &str| Some(entry.strip_prefix(name)?.strip_prefix('=')?.to_owned());
    Environment::read(|name| text.split('\0').find_map(|entry| value(entry, name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tmux_says_is_understood() {
        let (konsole, client) = understood("0\nKonsole 22.12.3\nxterm-256color\ntitle,RGB\n17\n");
        assert_eq!((konsole.lets_through, konsole.outer_name.as_str()), (false, "Konsole 22.12.3"));
        assert_eq!((konsole.has_rgb, client), (true, Some(17)));
        let (vte, client) = understood("on\n\nxterm-256color\n256,title\n");
        assert_eq!((vte.lets_through, vte.outer_term.as_str()), (true, "xterm-256color"));
        assert_eq!((vte.has_rgb, client), (false, None));
        assert_eq!(understood(""), (Tmux::default(), None));
    }

    #[test]
    fn the_environment_of_a_process_is_read() {
        let read = as_environment(b"PATH=/bin\0VTE_VERSION=7006\0TERM=xterm-256color\0STY=\0");
        assert_eq!((read.get("VTE_VERSION"), read.get("TERM")), ("7006", "xterm-256color"));
        assert!(!read.is_set("KONSOLE_VERSION") && !read.is_set("STY"));
    }
}
