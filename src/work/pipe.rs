//! Gives articles and what is copied to programs of the person, on threads of their own: the
//! screen never waits for them, and each is answered once.

use super::loan::{Loan, Purpose};
use super::pipe_forms::formed;
use super::pipe_program::{Leash, ProgramError, command_of, run};
use super::run::Arrival;
use crate::app::{Copied, Message, PipeForm, PipeJob, Piped, printable};
use crate::config::Hooks;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::sync::mpsc::Sender;

/// The name of the threads.
pub(super) const THREAD_NAME: &str = "pipe";

/// What stands for the address of the article in `[open_with]`.
const LINK: &str = "{link}";

/// The programs that may run.
pub(super) struct Pipes {
    pub(super) hooks: Hooks,
    inbox: Sender<Arrival>,
    /// Of the line that was typed last.
    leash: Leash,
}

impl Pipes {
    pub(super) fn new(hooks: Hooks, inbox: Sender<Arrival>) -> Self {
        Self { hooks, inbox, leash: Leash::default() }
    }

    /// Stops the line that runs.
    pub(super) fn stop(&self) {
        self.leash.stop();
    }

    pub(super) fn give(&mut self, job: PipeJob) {
        match job {
            PipeJob::Line { line, form, article }
                if self.hooks.needs_terminal(last_program(&line)) =>
            {
                let command = ["sh", "-c", &line].map(str::to_owned).to_vec();
                let input = Some(formed(&article, form).into_bytes());
                self.lend(Loan { command, input, purpose: Purpose::Line });
            }
            PipeJob::Line { line, form, article } => {
                self.leash = Leash::default();
                let leash = self.leash.clone();
                self.begin(move || {
                    // The person's own line; what the article says is never a part of it.
                    let mut command = Command::new("sh");
                    command.arg("-c").arg(&line);
                    let input = formed(&article, form).into_bytes();
                    Message::Piped(became("sh".to_owned(), run(&mut command, input, &leash)))
                });
            }
            PipeJob::OpenWith { place, article } => {
                let Some((name, arguments)) = self.hooks.open_with.get(place).cloned() else {
                    return;
                };
                let link = article.link.clone().unwrap_or_default();
                let has_link = arguments.iter().any(|part| part.contains(LINK));
                // Part by part: an address never becomes more than one argument.
                let arguments: Vec<_> =
                    arguments.iter().map(|part| part.replace(LINK, &link)).collect();
                if self.hooks.needs_terminal(arguments.first().map_or("", String::as_str)) {
                    // What is told where to look reads keys where others read the article.
                    let text = || formed(&article, PipeForm::Text).into_bytes();
                    let input = (!has_link).then(text);
                    let purpose = Purpose::OpenWith(name);
                    return self.lend(Loan { command: arguments, input, purpose });
                }
                let _ =
                    self.inbox.send(Arrival::Message(Message::Piped(Piped::Given(name.clone()))));
                let inbox = self.inbox.clone();
                in_thread(move || {
                    let input = formed(&article, PipeForm::Text).into_bytes();
                    let Some(mut command) = command_of(&arguments) else { return };
                    // A browser ends when it is left: that it ended well is no news.
                    if let Err(error) = run(&mut command, input, &Leash::default()) {
                        let piped = Message::Piped(became(name, Err(error)));
                        let _ = inbox.send(Arrival::Message(piped));
                    }
                });
            }
        }
    }

    fn lend(&self, loan: Loan) {
        let _ = self.inbox.send(Arrival::Lend(loan));
    }

    /// Gives what is copied to the command of the settings, where there is one.
    pub(super) fn copy(&self, text: &str) {
        let arguments = self.hooks.copy_command.clone();
        let Some(mut command) = command_of(&arguments) else { return };
        let input = text.as_bytes().to_vec();
        self.begin(move || {
            let name = arguments.first().cloned().unwrap_or_default();
            Message::Copied(match run(&mut command, input, &Leash::default()) {
                Ok(_) => Copied::ByCommand,
                Err(_) => Copied::CommandFailed(name),
            })
        });
    }

    /// Answers once, also after a panic.
    fn begin(&self, work: impl FnOnce() -> Message + Send + 'static) {
        let inbox = self.inbox.clone();
        in_thread(move || {
            let message = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
                Message::Piped(Piped::Failed("khabar".to_owned(), "panic".to_owned()))
            });
            let _ = inbox.send(Arrival::Message(message));
        });
    }
}

/// The program at the end of a line, which shows what the others made: `less` in `fmt | less -S`.
fn last_program(line: &str) -> &str {
    let last = line.rsplit(['|', ';', '&', '\n']).next().unwrap_or("");
    let is_assignment = |word: &&str| word.contains('=');
    last.split_whitespace().find(|word| !is_assignment(word)).unwrap_or("")
}

fn became(name: String, ended: Result<String, ProgramError>) -> Piped {
    match ended {
        Ok(text) => Piped::Printed(printable(&text)),
        Err(ProgramError::NotStarted(cause)) => Piped::NotStarted(name, cause),
        Err(ProgramError::Failed(cause)) => Piped::Failed(name, printable(&cause)),
        Err(ProgramError::Stopped) => Piped::Stopped,
    }
}

fn in_thread(work: impl FnOnce() + Send + 'static) {
    // Without a thread the person hears nothing and presses the key again.
    let _ = std::thread::Builder::new().name(THREAD_NAME.to_owned()).spawn(work);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_program_of_a_line_is_the_one_that_shows() {
        assert_eq!(last_program("less"), "less");
        assert_eq!(last_program("fmt -w 60 | LESS=R less -S"), "less");
        assert_eq!(last_program("cat > file && w3m -T text/html"), "w3m");
        assert_eq!(last_program("less | wc -l"), "wc");
        assert_eq!(last_program(""), "");
    }
}
