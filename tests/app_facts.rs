//! The facts pane by its keys: one group alone, copying, colours in the text.

mod reader;

use khabar::app::{FactGroup, Pane};
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use reader::Reader;
use std::collections::HashSet;

const VISIT: &str = "---
source: وكالة الشرق
date: 2026-11-20T09:30:00+03:00
language: ar
---

الرئيس سالم الحداد يبدأ زيارة إلى فرنسا

وصل الرئيس سالم الحداد أمس إلى باريس في زيارة تستمر ثلاثة أيام، يلتقي خلالها وزير الخارجية ووفدا من منظمة الصحة العالمية.

وقال الحداد للصحفيين: «جئنا لنفتح صفحة جديدة في التعاون بين البلدين». وبلغ حجم التبادل 12.5 مليار دولار في عام 2025.
";

const LAKE: &str = "---
source: Harbour Post
date: 2026-11-18T10:00:00+01:00
language: en
---

Lake rises again

The lake rose by 12 cm in October 2026.
";

fn open(language: Language, width: u16, height: u16) -> Reader {
    let articles = [VISIT, LAKE].map(|text| article_from_text(text, "test").expect("an article"));
    Reader::open(articles.to_vec(), language, (width, height))
}

#[test]
fn one_group_of_facts_is_shown_alone() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("<tab><tab>=");
    let groups = |reader: &Reader| {
        let screen = reader.screen();
        (screen.contains("People"), screen.contains("Places"))
    };
    assert_eq!(groups(&reader), (true, false));
    // Mentions of the others are passed over.
    reader.press("]]]]");
    let found = reader.state.found().expect("facts").clone();
    let selected = &found.facts[reader.state.facts.selected];
    assert_eq!(FactGroup::of(selected.kind), FactGroup::People);
    reader.press("<esc><esc>");
    assert_eq!(groups(&reader), (true, true), "back shows all facts again");
    assert_eq!(reader.state.focus, Pane::Facts);
}

#[test]
fn the_filter_holds_for_the_next_article_and_says_when_it_has_none() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("<tab><tab>=n");
    assert_eq!(reader.state.selected, 1);
    assert!(reader.screen().contains("People: this article has"), "{}", reader.screen());
    reader.press("=");
    assert!(reader.screen().contains("Times"), "{}", reader.screen());
    reader.press("=");
    assert!(reader.screen().contains("12 cm"), "{}", reader.screen());
}

#[test]
fn the_filter_goes_through_the_groups_and_comes_round() {
    let mut reader = open(Language::Arabic, 120, 30);
    reader.press("<tab><tab>");
    let mut seen = Vec::new();
    while let Some(group) = reader.press("=").state.facts.only {
        assert!(!seen.contains(&group), "{group:?} comes twice");
        seen.push(group);
    }
    assert!(seen.len() > 3, "{seen:?}");
}

#[test]
fn a_fact_is_copied_with_its_sentence_and_source() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("<tab><tab>y");
    let copied = reader.copied.clone().expect("something was copied");
    let found = reader.state.found().expect("facts").clone();
    let article = reader.state.list.get(0).and_then(|entry| entry.article()).expect("here").clone();
    let lines: Vec<_> = copied.lines().collect();
    assert!(lines[0].starts_with(&found.facts[reader.state.facts.selected].text), "{copied}");
    assert!(article.text.plain.contains(lines[1]), "{copied}");
    assert!(lines.last().unwrap().starts_with(article.title()), "{copied}");
    assert!(reader.screen().contains("Copied"), "{}", reader.screen());
}

#[test]
fn facts_are_coloured_in_the_text_or_not() {
    let mut reader = open(Language::English, 120, 30);
    let colors = |reader: &Reader| {
        let area = reader.state.screen.areas.article.expect("an article");
        let buffer = reader.buffer();
        (area.y + 4..area.y + area.height - 1)
            .flat_map(|y| (area.x + 1..area.x + area.width - 1).map(move |x| (x, y)))
            .map(|place| buffer[place].fg)
            .collect::<HashSet<_>>()
            .len()
    };
    assert!(colors(&reader) > 2);
    reader.press("c");
    assert!(colors(&reader) <= 2, "text and the line under the title");
    reader.press("c");
    assert!(colors(&reader) > 2);
}
