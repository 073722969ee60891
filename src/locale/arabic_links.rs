//! The words of links in Arabic.

use super::LinkWords;

pub(super) const WORDS: LinkWords = LinkWords {
    none: "لا روابط في هذا المقال",
    no_such: "لا رابط برقم {}",
    no_link: "ليس لهذا المقال عنوان على الويب",
    opening: "يُفتح {}",
    no_program: "لم يُعثر على متصفح: عيّن BROWSER أو انسخ العنوان بالمفتاح y",
    failed: "تعذر على {} فتح العنوان؛ وينسخه y",
    title: "الروابط",
    cmd_links: "ترقيم الروابط واختيار أحدها",
    cmd_link_list: "سرد روابط المقال",
    cmd_open_in_browser: "فتح المقال في المتصفح",
    hint_links: "روابط",
    hint_browser: "متصفح",
    hint_next: "التالي",
};
