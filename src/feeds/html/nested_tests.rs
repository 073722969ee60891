//! What is read the short way is the tree that the parser of the standard makes of it.

use super::nested::tree_of_nested;
use super::parse;
use super::tree::Tree;
use crate::feeds::entities_table::names;
use crate::feeds::escaped::html_of;
use crate::feeds::{Origin, parse_feed};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Whether the markup was taken; then its tree is the right one.
fn is_taken(html: &str) -> bool {
    let Some(tree) = tree_of_nested(html) else { return false };
    assert_eq!(tree, Tree::of_page(&parse(html).root(), |_| false), "{html:?}");
    true
}

const NESTED_WELL: &[&str] = &[
    "",
    " \n ",
    "text alone",
    " \u{c}\n&#32;text",
    "a < b, x <3 and <= 4",
    "<p>one<p>two<b> x </b>three</p>\n<p class=a>four",
    "<P CLASS='a b' Class=c data-x>a</P >",
    "<div><p>a<div>b</div></div>",
    "<p>a<ul><li>b<li>c<p>d<li>e</ul></p>f",
    "<ol><li>a<ol><li>b</ol><li>c</ol>",
    "<dl><dt>a<dd>b<p>c<dt>d</dl>",
    "<div><li>a</li></div></li>b",
    "<li>a<dd>b</li>c",
    "<b><i>a</i></b><b><b><b><b>x</b></b></b></b>y",
    "<b><p>a</p><p>b</p></b>",
    "<a href='?a=1&b=2&copy=3&amp;d=&lt;'>x</a>",
    "<a href=/x/y?z=1 title = \"q\">x</a><a href= >y</a>",
    "<a href=/>x</a><br/><br / ><img src=a.jpg/>",
    "<p>a<hr>b<br>c<wbr>d</img>e</hr>f</span></b></a>g",
    "a</div>b</section></ul>c</form></li>",
    "a</p>b<div>c</p></div>",
    "<pre>\n\na\n</pre><pre>&#10;b</pre><pre><b>\nx</b></pre><pre><!-- c -->\nd</pre>",
    "<pre></pre>\na",
    "a<!-- <p> -->b<!-->c<!---->d<!-- --> <script>e</script>f<style>g</style>",
    "<p>a<script>'</p>'</SCRIPT x>b",
    "a<!-- never closed",
    "a<script>never closed",
    "<iframe src=x allowfullscreen><p>&amp;</iframe>a<IFRAME></iframe x>b",
    "<table><tr><td>a",
    "<table> <tr> <td>a<p>b</td> <th>c</th> </tr> <tr><td>d</td></table>e",
    "<table><caption>a<p>b</caption><colgroup><col> <col></colgroup><thead><tr><th>c</th></tr></thead>\
         <tbody><tr><td>d</td></tr><tbody><td>e</td></table>",
    "<table><col><col><tr><td>a</td></tr><tr></tbody><tr></table>",
    "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>",
    "<p>a<table><tr><td><p>b<p>c</td></tr></table>d<p>e",
    "<b><table><tr><td>a<b>c</b></td></tr></table></b>",
    "<table> <!-- x --> <script>y</script> <tr><td>a</td></tr></table>",
    "<form><p>a",
    "<form><p>a</form><form>b</form>",
    "<object><p>a</object><p>b<object><p>c</object>d",
    "<figure><img alt=\"a &amp; b\"><figcaption>c</figcaption></figure>",
    "<o:p>a</o:p><my-element>b</my-element><center><font color=red>c</font></center>",
    "<p>\u{feff}a\r\nb\rc&#x62E;&#1582;&#150;&nbsp;&laquo;&zwnj; AT&T & d&",
    "<p><link rel=x><meta name=y>a",
    "<h2>a<p>b</h2><h3><span>c</span></h3>",
    "<ruby>a</ruby><video src=x><source src=y></video><picture><source><img></picture>",
];

#[test]
fn what_is_nested_well_is_taken() {
    for html in NESTED_WELL {
        assert!(is_taken(html), "{html:?}");
    }
}

const OTHERS: &[&str] = &[
    "\u{feff}a",
    "<!-- a -->\u{feff}b",
    "<!doctype html>a",
    "<?xml version='1.0'?>a",
    "</p>a",
    "<p>a\u{0}b",
    "<html><body>a",
    "<link>a",
    "<b>a<p>b</b>c",
    "<b>a<i>b</b>c</i>",
    "<p><b>a<p>b",
    "<p><span>a<div>b",
    "<span><p>a</span>b",
    "<a>a<a>b",
    "<a>a<p>b<a>c</a></a>",
    "<h2>a<h3>b",
    "<h2>a</h3>",
    "<li><div>a<li>b",
    "<dl><dd><span>a<dt>b",
    "<table>a<tr></table>",
    "<table><tr>&nbsp;<td></table>",
    "<table><p>a</table>",
    "<table><tr><td>a<td>b<tr></table>x</table>",
    "<table><tr><td>a</tr></table>",
    "<table><tr><td>a<td>b</table>",
    "<table><table>",
    "<td>a</td>",
    "a</table>",
    "<form><div><form>",
    "<svg><path/></svg>",
    "<math><mi>x</mi></math>",
    "<select><option>a</select>",
    "<template>a</template>",
    "<frameset>",
    "<textarea>a</textarea>",
    "<title>a</title>",
    "<noscript>a</noscript>",
    "<plaintext>a",
    "<image src=a>",
    "<iframe>a",
    "a</br>b",
    "<p a\"b>c",
    "<p a=b\"c>d",
    "<p a=b= 'c>d'>e",
    "<p =a>b",
    "<p a='b>c",
    "<p",
    "<p a",
    "<<p>a",
    "a&am<!-- -->p;b",
    "a <!-- -->&lt<!-- -->;",
    "a\r<!-- -->\nb",
    "a&copyb",
    "a&notit;b",
    "&AMP",
    "<p title='&copy'>",
    "&nobody;",
    "&NotEqual;",
    "&lang;",
    "&#0;&#13;",
    "&#129;",
    "&#xD800;",
    "&#;",
    "&#65",
    "<script type='application/ld+json'>{}</script>a",
    "<li><ul></li>",
];

#[test]
fn what_takes_the_whole_standard_is_given_up() {
    for html in OTHERS {
        assert!(!is_taken(html), "{html:?}");
    }
    for html in [
        "<div>".repeat(100),
        "<b>".repeat(16),
        format!("<p {}>", (0..40).map(|number| format!("a{number}=1 ")).collect::<String>()),
        format!("<p title='{}'>", "a".repeat(3_000)),
        "<br>".repeat(100_000),
    ] {
        assert!(!is_taken(&html));
    }
}

/// What is quadratic takes hours, and all of these together a second.
#[test]
fn markup_that_was_made_to_do_harm_ends_soon() {
    let start = Instant::now();
    for piece in [
        "<",
        "&",
        "&a",
        "&#1",
        "&amp;",
        "a<!-->",
        "a<script></script>",
        "<p>",
        "</p>",
        "</x>",
        "<li>",
        "<b>",
        "</b>",
        "<p a='",
        "<p a=",
        "<p a ",
        "<pa",
        "<iframe>",
        "</iframe",
        "<script>",
        "<td>",
        "<table>",
        "<tr>",
        "<ul><li>",
        "<br>",
        "\r",
        "<p>\u{ad}",
    ] {
        let repeated = piece.repeat(3_000_000 / piece.len());
        for html in [format!("a{repeated}"), format!("<table><tr><td>{repeated}</table>")] {
            tree_of_nested(&html);
        }
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn all_names_of_characters_mean_the_same() {
    for name in names() {
        let taken = is_taken(&format!("a&{name};b<p title='&{name};'>"));
        assert_eq!(taken, !matches!(name, "lang" | "rang"), "{name}");
        for open in [format!("&{name}"), format!("&{name}b"), format!("&{name}=")] {
            is_taken(&open);
            is_taken(&format!("<p title='{open}'>"));
        }
    }
    for code in (0..0x250).chain([0xd7ff, 0xd800, 0xfffe, 0x1f600, 0x10_ffff, 0x11_0000]) {
        is_taken(&format!("&#{code};&#x{code:X};<p title='&#{code};'>"));
    }
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The contents of the feeds that lie beside the project, if any do.
fn real_contents() -> Vec<String> {
    let mut paths = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/feeds"), &mut paths);
    paths.sort();
    let mut contents = Vec::new();
    for bytes in paths.iter().filter_map(|path| fs::read(path).ok()) {
        let Ok(feed) = parse_feed(&bytes, &Origin::default()) else { continue };
        let written = feed.entries.iter().filter_map(|entry| entry.content.as_deref());
        contents.extend(written.filter_map(html_of).map(Cow::into_owned));
    }
    if contents.is_empty() {
        eprintln!("skipped: no feeds beside the project");
    }
    contents
}

#[test]
fn real_entries_have_the_same_tree() {
    let contents = real_contents();
    let taken = contents.iter().filter(|html| is_taken(html)).count();
    eprintln!("{taken} of {} contents were read the short way", contents.len());
    assert!(taken * 100 >= contents.len() * 95, "{taken} of {}", contents.len());
}

/// `PROPTEST_CASES` says how often each entry is damaged: a 64th of it.
#[test]
fn damaged_entries_have_the_same_tree() {
    let mut runner = TestRunner::deterministic();
    let damage = (any::<prop::sample::Index>(), prop::sample::select(PIECES), any::<bool>());
    for html in real_contents() {
        for _ in 0..ProptestConfig::default().cases.div_ceil(64) {
            let (index, piece, takes_tag) = damage.new_tree(&mut runner).expect("a case").current();
            let mut at = index.index(html.len() + 1);
            while !html.is_char_boundary(at) {
                at -= 1;
            }
            let (before, after) = html.split_at(at);
            let (kept, gone) = if takes_tag { ('<', '>') } else { ('\0', '\0') };
            let before = before.rsplit_once(kept).map_or(before, |(before, _)| before);
            let after = after.split_once(gone).map_or(after, |(_, after)| after);
            is_taken(&format!("{before}{piece}{after}"));
        }
    }
}

#[test]
fn much_of_what_is_made_is_taken() {
    let mut runner = TestRunner::deterministic();
    let mut made = || markup().new_tree(&mut runner).expect("a case").current();
    let taken = (0..1_000).filter(|_| is_taken(&made())).count();
    assert!(taken > 300, "{taken} of 1000");
}

/// Pieces of markup: what is usual, and what is hard.
const PIECES: &[&str] = &[
    "a",
    " ",
    "\n",
    "خبر ",
    "&amp;",
    "&nbsp;",
    "&#39;",
    "&copy",
    "&x=",
    "& ",
    "&",
    "<",
    "<3",
    "\r",
    "\u{0}",
    ";",
    "<p>",
    "</p>",
    "<p class=a>",
    "<div>",
    "</div>",
    "<span title='a>b'>",
    "</span>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"?a=1&b=2\">",
    "</a>",
    "<br>",
    "<br/>",
    "</br>",
    "<img src=a.jpg alt='b'>",
    "</img>",
    "<hr>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dd>",
    "</dl>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "</th>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "</thead>",
    "<caption>",
    "</caption>",
    "<col>",
    "<colgroup>",
    "</colgroup>",
    "<h2>",
    "</h2>",
    "<h3>",
    "</h3>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<form>",
    "</form>",
    "<object>",
    "</object>",
    "<iframe>",
    "</iframe>",
    "<script>",
    "</script>",
    "<style>",
    "<!-- ",
    "-->",
    "<!x>",
    "<?y>",
    "<link>",
    "<noscript>",
    "</noscript>",
    "<svg>",
    "</svg>",
    "<select>",
    "<html>",
    "<body>",
    "</body>",
    "<em>",
    "</em>",
    "<u",
    " x=1",
    " y='",
    "'",
    "\"",
    "=",
    "/",
    ">",
];

/// Markup of pieces, and elements that stand in one another as they should.
fn markup() -> impl Strategy<Value = String> {
    let piece = || prop::sample::select(PIECES).prop_map(str::to_owned);
    let names = prop::sample::select(
        &[
            "p",
            "div",
            "span",
            "b",
            "a",
            "li",
            "ul",
            "dl",
            "dd",
            "table",
            "tr",
            "td",
            "tbody",
            "h2",
            "pre",
            "blockquote",
            "form",
            "x-y",
            "object",
            "caption",
        ][..],
    );
    piece().prop_recursive(6, 48, 6, move |inner| {
        let inside = || prop::collection::vec(inner.clone(), 0..6).prop_map(|parts| parts.concat());
        prop_oneof![
            4 => (names.clone(), inside()).prop_map(|(name, inside)| format!("<{name}>{inside}</{name}>")),
            2 => inside(),
            1 => (names.clone(), inside()).prop_map(|(name, inside)| format!("<{name}>{inside}")),
            1 => inside().prop_map(|rows| format!("<table><tr><td>{rows}</td></tr></table>")),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_taken_has_the_same_tree(html in markup()) {
        is_taken(&html);
    }

    #[test]
    fn pieces_in_any_order_have_the_same_tree(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
    ) {
        is_taken(&pieces.concat());
    }
}
