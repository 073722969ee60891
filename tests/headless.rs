//! `khabar show`, `khabar facts` and `khabar article`: what other programs rely on.

mod support;

use encoding_rs::WINDOWS_1256;
use support::{Folder, khabar};

const ARABIC: &str = "خبر اليوم\n\nوصل الوفد (الأول) إلى مدينة بيروت صباح أمس.\n";

fn printed(arguments: &[&str], input: &str) -> String {
    let (code, output, error) = khabar(arguments, input.as_bytes());
    assert_eq!((code, error.as_str()), (0, ""), "{arguments:?}");
    output
}

#[test]
fn a_pipe_gets_plain_logical_lines() {
    let output = printed(&["show", "--width", "20", "-"], ARABIC);
    assert_eq!(output, "خبر اليوم\n\nوصل الوفد (الأول) إلى\nمدينة بيروت صباح\nأمس.\n");
}

#[test]
fn visual_lines_stand_at_the_start_of_their_direction() {
    let visual = ["show", "--width", "20", "--output", "visual", "-"];
    let output = printed(&visual, ARABIC);
    let lines: Vec<_> = output.lines().collect();
    assert_eq!(
        lines,
        [
            "           ﻡﻮﻴﻟﺍ ﺮﺒﺧ",
            "",
            // Twenty columns: lam and alef share one.
            "ﻰﻟﺇ (ﻝﻭﻷﺍ) ﺪﻓﻮﻟﺍ ﻞﺻﻭ",
            "    ﺡﺎﺒﺻ ﺕﻭﺮﻴﺑ ﺔﻨﻳﺪﻣ",
            "                .ﺲﻣﺃ"
        ]
    );
    assert_eq!(printed(&visual, "Title\n\nA body.\n"), "Title\n\nA body.\n");
}

#[test]
fn lines_are_aligned_with_blanks_on_the_left_only() {
    let aligned = |align: &str| {
        let arguments = ["show", "--width", "10", "--align", align, "--output", "visual", "-"];
        printed(&arguments, "ab\n\nab cd efgh ij\n")
    };
    assert_eq!(aligned("start"), "ab\n\nab cd efgh\nij\n");
    assert_eq!(aligned("end"), "        ab\n\nab cd efgh\n        ij\n");
    assert_eq!(aligned("center"), "    ab\n\nab cd efgh\n    ij\n");
    let justified = ["show", "--width", "12", "--align", "justify", "--output", "visual", "-"];
    assert_eq!(printed(&justified, "t\n\nab cd efgh ij\n"), "t\n\nab  cd  efgh\nij\n");
    assert!(printed(&justified, ARABIC).lines().all(|line| line.trim_end() == line));
}

#[test]
fn markers_stand_at_the_start_of_their_block() {
    let text = "T\n\n- one two three\n- four\n\n1. واحد\n2. اثنان\n\n> quoted words\n";
    let visual = printed(&["show", "--width", "10", "--output", "visual", "-"], text);
    assert_eq!(
        visual,
        "T\n\n• one two\n  three\n\n• four\n\n  ﺪﺣﺍﻭ  .1\n\n ﻥﺎﻨﺛﺍ  .2\n\n│ quoted\n│ words\n"
    );
    let logical = printed(&["show", "--width", "10", "-"], text);
    assert_eq!(
        logical,
        "T\n\n• one two\n  three\n\n• four\n\n1.  واحد\n\n2.  اثنان\n\n│ quoted\n│ words\n"
    );
}

#[test]
fn code_in_a_quotation_has_the_bar_on_the_side_of_the_article() {
    let page = |title: &str| {
        let words = format!("<h1>{title}</h1><p>{}</p>", "كلام طويل عن أمر. ".repeat(20));
        format!(
            "<html><head><title>{title}</title></head><body><article>{words}\
             <blockquote><pre>let x</pre></blockquote><p>{title}</p></article></body></html>"
        )
    };
    let shown =
        |title| printed(&["show", "--output", "visual", "--width", "20", "-"], &page(title));
    assert!(
        shown("عنوان المقال").contains("\nlet x              │\n"),
        "{}",
        shown("عنوان المقال")
    );
    assert!(shown("The title").contains("\n│   let x\n"), "{}", shown("The title"));
}

#[test]
fn arabic_is_justified_with_tatweel_that_no_pipe_gets() {
    let arguments = ["show", "--width", "21", "--align", "justify", "--output"];
    let set = |order| printed(&[&arguments[..], &[order, "-"]].concat(), ARABIC);
    assert!(set("visual").contains('ـ'));
    assert!(!set("logical").contains('ـ'));
    let persian =
        printed(&[&arguments[..], &["visual", "-"]].concat(), "رئیس جمهور امروز وارد پایتخت شد\n");
    assert!(!persian.contains('ـ') && persian.contains("  "), "{persian}");
}

#[test]
fn digits_can_be_chosen() {
    let visual = ["show", "--output", "visual", "--width", "40", "--digits"];
    let shown = |kind| printed(&[&visual[..], &[kind, "-"]].concat(), "بلغ 12.5 في ٢٠٢٦\n");
    assert!(shown("as-written").contains("12.5") && shown("as-written").contains("٢٠٢٦"));
    assert!(shown("european").contains("12.5") && shown("european").contains("2026"));
    assert!(shown("arabic").contains("١٢٫٥"));
    assert!(shown("extended").contains("۲۰۲۶"));
}

#[test]
fn the_direction_can_be_given() {
    let based = |base: &str| {
        printed(&["show", "--width", "8", "--base", base, "--output", "visual", "-"], "abc 12!\n")
    };
    assert_eq!(based("ltr"), "abc 12!\n");
    assert_eq!(based("rtl"), " !abc 12\n");
}

#[test]
fn marks_can_be_left_out() {
    let text = "كِتَابٌ\n";
    let shown = printed(&["show", "--output", "visual", "--width", "8", "-"], text);
    let hidden =
        printed(&["show", "--output", "visual", "--width", "8", "--marks", "hide", "-"], text);
    assert_eq!(hidden.trim(), "ﺏﺎﺘﻛ");
    assert!(shown.contains('\u{64E}') && !hidden.contains('\u{64E}'));
    let essential = ["show", "--output", "visual", "--width", "8", "--marks", "essential", "-"];
    assert_eq!(printed(&essential, text).trim(), "ﺏ\u{64C}ﺎﺘﻛ");
}

#[test]
fn each_of_many_headlines_is_printed_once() {
    let headlines: Vec<_> = (0..2000).map(|n| format!("عنوان رقم {n}")).collect();
    let output = printed(&["show", "--width", "200", "-"], &headlines.join("\n\n"));
    assert_eq!(output, format!("{}\n", headlines.join("\n\n")));
}

#[test]
fn facts_are_one_json_object_a_line_with_positions_in_characters() {
    let folder = Folder::new("headless-facts");
    let first = folder.write("1.txt", "😀 خبر\n\nبلغت الزيادة 12.5% في بيروت.\n");
    let second = folder.write("2.txt", "A title\n\nPrices rose 7% on Monday in Paris.\n");
    let output = printed(&["facts", "--json", &first, &second], "");
    let answers: Vec<serde_json::Value> =
        output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["language"], &answers[0]["direction"]), (&"ar".into(), &"rtl".into()));
    assert_eq!(answers[0]["text"], "😀 خبر\n\nبلغت الزيادة 12.5% في بيروت.");
    assert_eq!(
        (&answers[1]["title"], &answers[1]["direction"]),
        (&"A title".into(), &"ltr".into())
    );
    for answer in &answers {
        assert_facts_lie_in_the_text(answer);
    }
}

fn assert_facts_lie_in_the_text(answer: &serde_json::Value) {
    let text: Vec<char> = answer["text"].as_str().expect("a text").chars().collect();
    for fact in answer["facts"].as_array().expect("a list") {
        let salience = fact["salience"].as_f64().expect("a number");
        assert!((0.0..=1.0).contains(&salience), "{fact}");
        let mentions = fact["mentions"].as_array().expect("a list");
        assert!(!mentions.is_empty(), "{fact}");
        for mention in mentions {
            let start = mention["start"].as_u64().expect("a number") as usize;
            let end = mention["end"].as_u64().expect("a number") as usize;
            assert!(start < end && end <= text.len(), "{fact}");
            let quoted: String = text[start..end].iter().collect();
            assert_eq!(quoted, quoted.trim(), "{fact}");
        }
        assert!(fact.as_object().expect("an object").values().all(|value| !value.is_null()));
    }
}

#[test]
fn one_file_that_fails_does_not_keep_the_others_away() {
    let folder = Folder::new("headless-some");
    let file = folder.write("1.txt", "A title\n\nA body.\n");
    let (code, output, error) = khabar(&["facts", "--json", "missing", &file], b"");
    assert_eq!((code, output.lines().count()), (1, 1));
    assert_eq!(error, "khabar: missing: there is no such file or directory; check the name\n");
}

#[test]
fn a_list_for_people_names_the_article() {
    let output = printed(&["facts", "-"], "A title\n\nA body.\n");
    assert!(output.starts_with("A title\n\n"), "{output}");
}

#[test]
fn wrong_usage_and_failure_are_told_apart() {
    let exit = |arguments: &[&str]| khabar(arguments, b"").0;
    for wrong in [
        &["show"] as &[&str],
        &["show", "--width", "0", "-"],
        &["show", "--width", "10001", "-"],
        &["show", "--base", "up", "-"],
        &["show", "--align", "left", "-"],
        &["facts"],
        &["facts", "--date", "yesterday", "-"],
    ] {
        assert_eq!(exit(wrong), 2, "{wrong:?}");
    }
    assert_eq!(exit(&["show", "missing"]), 1);
    assert_eq!(exit(&["show", "-"]), 1);
    assert_eq!(exit(&["--help"]), 0);
    assert_eq!(exit(&["--version"]), 0);
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::new("headless-pipe");
    let file = folder.write("long.txt", "A paragraph.\n\n".repeat(100_000));
    let line = format!(
        "({{ \"{}\" show '{file}'; echo \"ended $?\" >&2; }} | head -n 1)",
        support::KHABAR
    );
    let output = std::process::Command::new("sh").args(["-c", &line]).output().expect("sh runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "A paragraph.\n");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "ended 0\n");
}

const PAGE: &str = "<!doctype html><html lang=ar><meta charset=utf-8><title>وصول العبارة - وكالة</title>\
    <meta property=og:site_name content=وكالة><meta name=author content=ليلى>\
    <meta property=article:published_time content=2026-11-20T09:00:00+03:00>\
    <nav><a href=/>الرئيسية</a></nav><article><h1>وصول العبارة</h1>\
    <p>وصلت العبارة الجديدة إلى الميناء صباح اليوم، وعلى متنها مئة راكب، في أول رحلة لها هذا العام.</p>\
    <table><tr><td>الركاب<td>100<tr><td>السيارات<td>20</table></article>";

#[test]
fn the_article_of_a_page_is_json() {
    let output = printed(&["article", "--url", "https://example.org/1", "--json", "-"], PAGE);
    let answer: serde_json::Value = serde_json::from_str(&output).unwrap();
    let body = "وصلت العبارة الجديدة إلى الميناء صباح اليوم، وعلى متنها مئة راكب، في أول رحلة لها هذا العام.";
    let wanted = serde_json::json!({
        "title": "وصول العبارة",
        "byline": "ليلى",
        "published": "2026-11-20T09:00:00+03:00",
        "site": "وكالة",
        "language": "ar",
        "direction": "rtl",
        "text": format!("{body}\n\nالركاب · 100\n\nالسيارات · 20"),
    });
    assert_eq!(answer.get("text"), wanted.get("text"));
    for (name, value) in wanted.as_object().unwrap() {
        assert_eq!(answer.get(name), Some(value), "{name}");
    }
}

#[test]
fn what_is_wrong_with_a_page_is_said() {
    let (page, _, _) = WINDOWS_1256.encode(PAGE);
    let (code, output, _) = khabar(&["article", "--json", "-"], &page);
    let answer: serde_json::Value = serde_json::from_str(&output).unwrap();
    let wanted = ["it is declared to be in utf-8, but it is in windows-1256"];
    assert_eq!((code, &answer["problems"]), (0, &serde_json::json!(wanted)));
    let (code, output, errors) = khabar(&["article", "-"], &page);
    assert!(code == 0 && !output.contains(wanted[0]), "{output}");
    assert!(errors.starts_with("khabar: ") && errors.trim_end().ends_with(wanted[0]), "{errors}");
    let output = printed(&["article", "--json", "-"], PAGE);
    let answer: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(answer["problems"], serde_json::json!([]));
}

#[test]
fn a_page_is_printed_as_its_article() {
    let shown = printed(&["article", "-"], PAGE);
    assert!(shown.starts_with("وصول العبارة\n\nوصلت العبارة الجديدة"), "{shown}");
    assert!(shown.ends_with("┆ الركاب · 100\n┆ السيارات · 20\n"), "{shown}");
    assert!(!shown.contains('<') && !shown.contains("الرئيسية"), "{shown}");
    assert_eq!(printed(&["show", "-"], PAGE), shown, "a page is known by its first tag");
    assert!(printed(&["show", "-"], "Tags\n\nWrite <p> first.\n").contains("<p>"));
}

#[test]
fn an_address_where_nobody_is_costs_one_sentence() {
    for command in ["article", "show", "facts", "feed"] {
        let (code, output, error) = khabar(&[command, "http://nobody.invalid/news"], b"");
        assert_eq!((code, output.as_str()), (1, ""));
        let start = "khabar: http://nobody.invalid/news: there is no host nobody.invalid; check";
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn a_feed_is_printed_as_json_and_as_a_list() {
    let feed = "<rss version='2.0'><channel><title>وكالة</title><item><title>خبر</title><guid>7</guid>\
        <pubDate>Fri, 20 Nov 2026 14:30:00 +0300</pubDate><description>&lt;b&gt;نص&lt;/b&gt;</description>\
        </item></channel></rss>";
    let json: serde_json::Value =
        serde_json::from_str(&printed(&["feed", "--json", "-"], feed)).expect("JSON");
    assert_eq!((&json["format"], &json["direction"]), (&"rss-2.0".into(), &"rtl".into()));
    let entry = &json["entries"][0];
    assert_eq!((&entry["id"], &entry["title"]), (&"7".into(), &"خبر".into()));
    assert_eq!(entry["published"], "2026-11-20T14:30:00+03:00");
    assert_eq!((&entry["summary"], &entry["content"]), (&"نص".into(), &"<b>نص</b>".into()));
    assert!(entry.get("link").is_none());
    assert_eq!(printed(&["feed", "-"], feed), "وكالة\n\n2026-11-20  خبر\n");
    let (code, output, error) = khabar(&["feed", "-"], b"<html>");
    assert_eq!((code, output.as_str()), (1, ""));
    assert_eq!(
        error,
        "khabar: -: it is a web page, not a feed; look in it for the address of its feed\n"
    );
}

const BLOG: &str = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>\
    <title>مدونة الميناء</title><item><title>الوزير يفتتح المرفأ</title><link>https://example.org/1</link>\
    <content:encoded><![CDATA[<h2>ما قاله</h2><p>وصل الوزير سالم الحداد إلى <b>بيروت</b> يوم 20 نوفمبر 2026.</p>\
    <ul><li>رصيف<li>سوق</ul><blockquote>أهلا.</blockquote>]]></content:encoded></item>\
    <item><title>عنوان وحيد</title></item></channel></rss>";

#[test]
fn the_entries_of_a_feed_are_shown_as_the_html_that_they_are() {
    let folder = Folder::new("headless-feed");
    let feed = folder.write("blog.xml", BLOG);
    assert_eq!(
        printed(&["show", &feed], ""),
        "الوزير يفتتح المرفأ\n\nما قاله\n\nوصل الوزير سالم الحداد إلى بيروت يوم 20 نوفمبر 2026.\n\n\
         • رصيف\n\n• سوق\n\n│ أهلا.\n\nعنوان وحيد\n"
    );
    let output = printed(&["facts", "--json", &feed], "");
    let answers: Vec<serde_json::Value> =
        output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 2);
    for answer in &answers {
        assert_facts_lie_in_the_text(answer);
    }
    assert_eq!((&answers[0]["language"], &answers[0]["direction"]), (&"ar".into(), &"rtl".into()));
    let kinds: Vec<_> =
        answers[0]["facts"].as_array().unwrap().iter().map(|f| &f["kind"]).collect();
    assert!(kinds.contains(&&"place".into()) && kinds.contains(&&"date".into()), "{kinds:?}");
}

#[test]
fn the_facts_of_a_page_are_those_of_its_article() {
    let folder = Folder::new("headless-page");
    let page = folder.write("page.html", PAGE);
    let answer: serde_json::Value =
        serde_json::from_str(&printed(&["facts", "--json", &page], "")).expect("JSON");
    assert_facts_lie_in_the_text(&answer);
    assert_eq!(answer["title"], "وصول العبارة");
    let text = answer["text"].as_str().expect("a text");
    assert!(text.starts_with("وصول العبارة\n\nوصلت العبارة") && !text.contains("الرئيسية"));
    let mut values = answer["facts"].as_array().unwrap().iter().map(|fact| &fact["text"]);
    assert!(values.any(|text| text == "مئة راكب"), "{answer}");
}
