//! Opening several things at once: order, directories, what is passed over.

mod support;

use khabar::work::open;
use std::path::PathBuf;
use support::Folder;

fn titles(paths: &[String]) -> (Vec<String>, usize) {
    let paths: Vec<_> = paths.iter().map(PathBuf::from).collect();
    let mut told = 0;
    let opened = open(&paths, &mut |texts| told = texts);
    assert_eq!(told, opened.articles.len());
    let titles = opened.articles.iter().map(|article| article.title().to_owned()).collect();
    (titles, opened.failures.len())
}

#[test]
fn files_in_the_order_given() {
    let folder = Folder::new("open-order");
    let paths = [folder.write("b.txt", "B"), folder.write("a.html", "A"), "missing".to_owned()];
    assert_eq!(titles(&paths), (vec!["B".to_owned(), "A".to_owned()], 1));
}

#[test]
fn a_directory_in_natural_order_with_those_below_it() {
    let folder = Folder::new("open-natural");
    folder.write("10.txt", "ten");
    folder.write("9.TXT", "nine");
    folder.write("notes", "notes");
    folder.write("readme.md", "readme");
    folder.write("page.html", "page");
    folder.write("photo", b"\x89PNG\r\n\x1a\n\0");
    folder.write(".hidden/1.txt", "hidden");
    folder.write("more/2.text", "two");
    let (titles, failures) = titles(&[folder.path().to_owned()]);
    assert_eq!(titles, ["nine", "ten", "notes", "readme", "two"]);
    assert_eq!(failures, 0);
}

#[test]
fn pages_and_feeds_in_a_directory_are_known_by_their_content() {
    let folder = Folder::new("open-markup");
    folder.write("1.html", "<!doctype html><title>وصول العبارة</title><article><h1>وصول العبارة</h1><p>وصلت العبارة إلى الميناء صباح اليوم وعلى متنها ركاب كثيرون.</p></article>");
    folder.write("2.xml", "<rss><channel><item><title>أول</title></item><item><title>ثان</title></item></channel></rss>");
    folder.write(
        "3.json",
        r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"ثالث"}]}"#,
    );
    folder.write("4.json", r#"{"title": "data"}"#);
    folder.write("5.xml", "<settings><title>data</title></settings>");
    folder.write("6.htm", "data");
    let (titles, failures) = titles(&[folder.path().to_owned()]);
    assert_eq!(titles, ["وصول العبارة", "أول", "ثان", "ثالث"]);
    assert_eq!(failures, 0);
}

#[test]
#[cfg(unix)]
fn a_link_to_a_parent_does_not_lead_in_circles() {
    let folder = Folder::new("open-circle");
    folder.write("one.txt", "one");
    std::os::unix::fs::symlink(folder.path(), format!("{}/again", folder.path())).unwrap();
    assert_eq!(titles(&[folder.path().to_owned()]).0, ["one"]);
}

#[test]
fn the_source_is_the_name_of_the_file() {
    let folder = Folder::new("open-source");
    let path = PathBuf::from(folder.write("morning news.txt", "Title"));
    assert_eq!(khabar::work::articles_at(&path).unwrap()[0].source, "morning news");
}
