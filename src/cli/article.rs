//! `khabar article`: takes the article out of a web page and prints it.

use super::arguments::Article as Options;
use super::failure::{Failure, faulty, not_opened};
use super::head::{Head, rfc_3339};
use super::show::Printer;
use super::speech::Speech;
use crate::feeds::PageArticle;
use crate::news::BlockKind;
use crate::work;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Each page that can be read is answered; that one cannot does not keep the others away.
pub(super) fn article(options: &Options, speech: &Speech) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    let printer = (!options.json).then(|| Printer::usual(&options.saying));
    let mut failed = false;
    for (index, file) in options.files.iter().enumerate() {
        let page = match work::page_at(file, options.url.as_deref()) {
            Ok(page) => page,
            Err(reason) => {
                let sentence = not_opened(&reason, speech.language);
                speech.complain_of(&work::shown_name(file), &sentence);
                failed = true;
                continue;
            }
        };
        if let Some(printer) = &printer {
            if index > 0 {
                writeln!(output)?;
            }
            printer.print(&page.article, &mut output)?;
            output.flush()?;
            say_problems(&work::shown_name(file), &page, speech);
        } else {
            serde_json::to_writer(&mut output, &Answer::new(&page)).map_err(io::Error::from)?;
            writeln!(output)?;
        }
        output.flush()?;
    }
    if failed { Err(Failure::Told) } else { Ok(()) }
}

/// What was wrong with the page, beside its article and not in it.
fn say_problems(name: &str, page: &PageArticle, speech: &Speech) {
    for problem in &page.problems {
        speech.complain_of(name, &faulty(problem, speech.language));
    }
}

/// The JSON that other programs rely on.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'a str>,
    problems: Vec<String>,
    text: String,
}

impl<'a> Answer<'a> {
    fn new(page: &'a PageArticle) -> Self {
        let article = &page.article;
        Self {
            head: Head::new(Some(article.title()), article.language.as_deref(), page.direction),
            byline: article.byline.as_deref(),
            published: article.published.as_ref().map(rfc_3339),
            site: page.site.as_deref(),
            excerpt: page.excerpt.as_deref(),
            problems: page.problems.iter().map(ToString::to_string).collect(),
            text: body(page),
        }
    }
}

/// The text without its title, its blocks parted by empty lines. What pictures show is said
/// about the text, not in it.
fn body(page: &PageArticle) -> String {
    let text = &page.article.text;
    let body = text.blocks.iter().filter(|block| match block.kind {
        BlockKind::Title | BlockKind::Picture => false,
        BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::ListItem { .. }
        | BlockKind::ItemParagraph { .. }
        | BlockKind::Quotation
        | BlockKind::TableRow { .. }
        | BlockKind::Caption
        | BlockKind::Rule
        | BlockKind::Code => true,
    });
    let blocks: Vec<&str> = body.map(|block| block.span.slice(&text.plain)).collect();
    blocks.join("\n\n").replace('\u{2028}', "\n")
}
