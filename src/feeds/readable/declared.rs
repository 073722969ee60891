//! What a page declares about its article: in meta elements, microdata, JSON-LD and `<time>`.

use crate::feeds::dates::known_date;
use crate::feeds::html::{PageNode, resolve, words};
use dom_query::Document;
use jiff::Zoned;
use serde_json::Value;
use std::collections::HashMap;
use url::Url;

/// Meta elements that hold when the article was published, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "date",
    "article:published",
    "og:published_time",
];

const BYLINE: &[&str] = &[
    "author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
];

/// Objects of JSON-LD that are looked into, and how deep.
const MOST_OBJECTS: usize = 2_000;

/// What a page declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub published: Option<Zoned>,
    pub byline: Option<String>,
    pub site: Option<String>,
    /// As written.
    pub language: Option<String>,
    /// The one address of an article that has several.
    pub canonical: Option<String>,
    pub image: Option<String>,
    /// The first headings of the page.
    pub headings: Vec<String>,
    /// What it is headed with: its headings of the first level, or else its first heading.
    pub main_headings: Vec<String>,
}

/// Reads what a page at `base` declares.
pub(super) fn declared(document: &Document, base: Option<&Url>) -> Declared {
    let root = document.root();
    let mut found = Found::default();
    for node in root.descendants_it() {
        found.node(&node, base);
    }
    let meta = |names: &[&str]| names.iter().find_map(|name| found.metas.get(*name).cloned());
    let dates = PUBLISHED.iter().filter_map(|name| found.metas.get(*name));
    let dates = dates.chain(&found.data_dates).chain(&found.marked_dates).chain(&found.dates);
    if found.main_headings.is_empty() {
        found.main_headings.extend(found.headings.first().cloned());
    }
    Declared {
        published: dates.into_iter().find_map(|date| known_date(date)),
        byline: meta(BYLINE).or(found.author).filter(|byline| !byline.contains("://")),
        site: meta(&["og:site_name", "application-name"]).or(found.publisher),
        language: found.language.or_else(|| meta(&["content-language", "og:locale"])),
        canonical: found.canonical.or_else(|| resolve(&meta(&["og:url", "twitter:url"])?, base)),
        image: meta(&["og:image", "og:image:url", "twitter:image", "twitter:image:src"])
            .or(found.picture)
            .and_then(|image| resolve(&image, base)),
        headings: found.headings,
        main_headings: found.main_headings,
    }
}

#[derive(Default)]
struct Found {
    /// The first content of each meta element, by its name in lower case.
    metas: HashMap<String, String>,
    data_dates: Vec<String>,
    marked_dates: Vec<String>,
    dates: Vec<String>,
    author: Option<String>,
    publisher: Option<String>,
    picture: Option<String>,
    language: Option<String>,
    canonical: Option<String>,
    headings: Vec<String>,
    main_headings: Vec<String>,
}

impl Found {
    fn node(&mut self, node: &PageNode<'_>, base: Option<&Url>) {
        let name = node.qual_name_ref().map(|name| name.local.to_string());
        match name.as_deref() {
            Some("html") => self.language = value(node, "lang").or_else(|| value(node, "xml:lang")),
            Some("meta") => self.meta(node),
            Some("link") => {
                let is_canonical =
                    value(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                if is_canonical && self.canonical.is_none() {
                    self.canonical = value(node, "href").and_then(|href| resolve(&href, base));
                }
            }
            Some("script") => self.data(node),
            Some("time") => self.time(node),
            Some(level @ ("h1" | "h2")) if self.headings.len() < 8 => {
                let heading = words(node, 1_000);
                if level == "h1" {
                    self.main_headings.push(heading.clone());
                }
                self.headings.push(heading);
            }
            Some(_) if node.has_attr("itemprop") => self.property(node),
            Some(_) | None => {}
        }
    }

    fn meta(&mut self, node: &PageNode<'_>) {
        let Some(content) = value(node, "content") else { return };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            let Some(names) = value(node, attribute) else { continue };
            for name in names.split_whitespace() {
                self.metas.entry(name.to_ascii_lowercase()).or_insert_with(|| content.clone());
            }
        }
    }

    fn time(&mut self, node: &PageNode<'_>) {
        let is_published =
            value(node, "itemprop").is_some_and(|property| property == "datePublished");
        let date = value(node, "datetime").unwrap_or_else(|| words(node, 100));
        if is_published || node.has_attr("pubdate") {
            self.marked_dates.push(date);
        } else if self.dates.len() < 8 {
            self.dates.push(date);
        }
    }

    /// Microdata on visible elements.
    fn property(&mut self, node: &PageNode<'_>) {
        let written = || value(node, "content").or_else(|| value(node, "datetime"));
        match value(node, "itemprop").as_deref() {
            Some("datePublished" | "dateCreated") => {
                self.marked_dates.push(written().unwrap_or_else(|| words(node, 100)));
            }
            Some("author") if self.author.is_none() => {
                let name = written().unwrap_or_else(|| words(node, 200));
                self.author = Some(name).filter(|name| !name.is_empty() && name.len() < 120);
            }
            _ => {}
        }
    }

    /// JSON-LD.
    fn data(&mut self, node: &PageNode<'_>) {
        if !value(node, "type").is_some_and(|kind| kind.contains("ld+json")) {
            return;
        }
        let text = node.text();
        let Ok(data) = serde_json::from_str::<Value>(text.trim()) else { return };
        let mut waiting = vec![&data];
        let mut looked = 0;
        while let Some(value) = waiting.pop() {
            looked += 1;
            match value {
                Value::Array(items) if looked < MOST_OBJECTS => waiting.extend(items.iter().rev()),
                Value::Object(object) if looked < MOST_OBJECTS => {
                    let names = |key: &str| object.get(key).and_then(name_of);
                    if object.contains_key("datePublished") {
                        self.data_dates.extend(names("datePublished"));
                        self.author = self.author.take().or_else(|| names("author"));
                        self.publisher = self.publisher.take().or_else(|| names("publisher"));
                        self.picture = self.picture.take().or_else(|| names("image"));
                    }
                    waiting.extend(object.get("@graph"));
                    waiting.extend(object.get("mainEntity"));
                }
                _ => {}
            }
        }
    }
}

/// A text, the name of a thing, or those of several.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Object(object) => {
            let name = object.get("name").or_else(|| object.get("url"))?.as_str()?.trim();
            (!name.is_empty()).then(|| name.to_owned())
        }
        Value::Array(values) => {
            let names: Vec<String> = values
                .iter()
                .take(8)
                .filter_map(|value| match value {
                    Value::Array(_) => None,
                    Value::Null
                    | Value::Bool(_)
                    | Value::Number(_)
                    | Value::String(_)
                    | Value::Object(_) => name_of(value),
                })
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// An attribute, trimmed; `None` when nothing is in it.
pub(super) fn value(node: &PageNode<'_>, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
