//! The words of links in Persian.

use super::LinkWords;

pub(super) const WORDS: LinkWords = LinkWords {
    none: "این مطلب پیوندی ندارد",
    no_such: "پیوندی با شمارهٔ {} نیست",
    no_link: "این مطلب نشانی وب ندارد",
    opening: "باز کردن {}",
    no_program: "مرورگری پیدا نشد: BROWSER را تعیین کنید یا با y نشانی را رونوشت کنید",
    failed: "{} نتوانست نشانی را باز کند؛ y آن را رونوشت می‌کند",
    title: "پیوندها",
    cmd_links: "شماره‌گذاری پیوندها و گزینش یکی",
    cmd_link_list: "فهرست پیوندهای مطلب",
    cmd_open_in_browser: "باز کردن مطلب در مرورگر",
    hint_links: "پیوندها",
    hint_browser: "مرورگر",
    hint_next: "بعدی",
};
