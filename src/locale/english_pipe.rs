//! The words of pipes and of the tour in English.

use super::{PipeWords, TourWords};

pub(super) const WORDS: PipeWords = PipeWords {
    give_as: "Give the article to a program",
    as_text: "A command line that gets it as text",
    as_markdown: "… as Markdown",
    as_html: "… as HTML",
    as_json: "… as JSON",
    open_with: "Open with {}",
    ask_line: "Command:",
    output: "Output",
    cut: "… and {} lines more",
    running: "The command is running · x stops it",
    silent: "Done; the command printed nothing",
    stopped: "The command was stopped",
    busy: "A command is running already · x stops it",
    not_started: "{} could not be started ({})",
    failed: "{} has failed ({})",
    hook_failed: "The program for new articles: {}",
    given: "Given to {}",
    cmd_pipe: "Give the article to a program",
};

pub(super) const TOUR: TourWords = TourWords {
    title: "A short tour",
    pages: [
        (
            "Three panes",
            [
                "Headlines, the article, and its key facts stand side by side; in a narrow window one after the other.",
                "Tab goes to the next pane. The arrows, or j and k, move in it.",
                "Enter opens, Space reads on page by page, Esc goes back.",
            ],
        ),
        (
            "Facts",
            [
                "Who, where, when, how much, who said what: each fact is a quotation from the article.",
                "Enter on a fact shows where the text says it. ] and [ walk from mention to mention.",
                "y copies the fact with its sentence and its source.",
            ],
        ),
        (
            "Your own news",
            [
                "a follows a feed: type the address of a site, or nothing to get suggestions.",
                "R fetches all feeds, / searches, s stars, u marks read or unread, U takes back.",
                "F6 chooses colours; J, i, p, d, m and - + set the text as you like it, and it stays so.",
            ],
        ),
        (
            "Help",
            [
                "? shows all keys of the pane that you are in.",
                "Does Arabic look wrong? Leave, and run: khabar doctor",
                "F2 shows this tour again. It does not come by itself any more.",
            ],
        ),
    ],
    how: "{} of {} · any key goes on, Esc leaves",
    cmd_tour: "The tour of the first start",
};
