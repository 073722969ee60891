//! The words of links in Urdu.

use super::LinkWords;

pub(super) const WORDS: LinkWords = LinkWords {
    none: "اس مضمون میں کوئی لنک نہیں",
    no_such: "لنک نمبر {} موجود نہیں",
    no_link: "اس مضمون کا ویب پر کوئی پتا نہیں",
    opening: "{} کھل رہا ہے",
    no_program: "کوئی براؤزر نہیں ملا: BROWSER مقرر کریں یا y سے پتا نقل کریں",
    failed: "{} پتا نہیں کھول سکا؛ y اسے نقل کرتا ہے",
    title: "لنکس",
    cmd_links: "لنکس پر نمبر لگائیں اور ایک چنیں",
    cmd_link_list: "مضمون کے لنکس کی فہرست",
    cmd_open_in_browser: "مضمون براؤزر میں کھولیں",
    hint_links: "لنکس",
    hint_browser: "براؤزر",
    hint_next: "اگلا",
};
