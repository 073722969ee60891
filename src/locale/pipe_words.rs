//! What giving articles to programs calls for in words, and the tour of the first start.

/// The words for programs that articles are given to.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct PipeWords {
    pub give_as: &'static str,
    pub as_text: &'static str,
    pub as_markdown: &'static str,
    pub as_html: &'static str,
    pub as_json: &'static str,
    /// With the name of a program.
    pub open_with: &'static str,
    pub ask_line: &'static str,
    pub output: &'static str,
    /// With how many lines are left out.
    pub cut: &'static str,
    pub running: &'static str,
    pub silent: &'static str,
    pub stopped: &'static str,
    pub busy: &'static str,
    /// With the program and the cause.
    pub not_started: &'static str,
    pub failed: &'static str,
    pub hook_failed: &'static str,
    pub given: &'static str,
    pub cmd_pipe: &'static str,
}

/// The words of the tour: pages of a heading and paragraphs.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct TourWords {
    pub title: &'static str,
    pub pages: [(&'static str, [&'static str; 3]); 4],
    /// With the number of the page, and how many there are.
    pub how: &'static str,
    pub cmd_tour: &'static str,
}
