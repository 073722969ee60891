//! table: the words by which pages name what is not their article, in the languages of news.

/// What a short line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// What readers wrote.
    Comments,
    /// Other articles.
    Related,
    /// Sharing, subscribing, labels of the article.
    Service,
    /// Who took a picture; an advertisement; a button of a player. It may stand anywhere.
    Credit,
}

/// A line that is these words, but for a number and punctuation, is a label of comments.
const COMMENTS: &[&str] = &[
    "comments",
    "comment",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "join the conversation",
    "discussion",
    "responses",
    "replies",
    "تعليقات",
    "التعليقات",
    "تعليق",
    "تعليقات القراء",
    "اترك تعليقا",
    "اترك تعليق",
    "اترك رد",
    "اترك ردا",
    "اترك تعليقك",
    "اضف تعليق",
    "اضف تعليقا",
    "اكتب تعليقا",
    "شاركنا رايك",
    "ردود",
    "دیدگاه",
    "دیدگاه ها",
    "دیدگاهها",
    "نظرات",
    "نظرات کاربران",
    "نظر شما",
    "ارسال نظر",
    "تبصرے",
    "תגובות",
    "הוסף תגובה",
    "כתוב תגובה",
    "kommentare",
    "commentaires",
    "comentarios",
    "comentários",
    "yorumlar",
];

/// A short line that begins with these words announces other articles.
const RELATED: &[&str] = &[
    "related",
    "read more",
    "read also",
    "read next",
    "also read",
    "see also",
    "more on this",
    "more from",
    "more about",
    "more stories",
    "more news",
    "you may also",
    "you might also",
    "you may like",
    "recommended",
    "most read",
    "most popular",
    "trending",
    "latest news",
    "don t miss",
    "keep reading",
    "up next",
    "sign up for",
    "اقرا ايضا",
    "اقرا المزيد",
    "اقرا كذلك",
    "اقرا عن",
    "طالع ايضا",
    "طالع المزيد",
    "شاهد ايضا",
    "تابع ايضا",
    "مواضيع ذات صلة",
    "موضوعات ذات صلة",
    "مواضيع متعلقة",
    "موضوعات متعلقة",
    "مقالات ذات صلة",
    "مقالات مشابهة",
    "اخبار ذات صلة",
    "اخبار متعلقة",
    "ذات صلة",
    "قد يعجبك",
    "قد يهمك",
    "المزيد من",
    "الاكثر قراءة",
    "اخر الاخبار",
    "بیشتر بخوانید",
    "مطالب مرتبط",
    "اخبار مرتبط",
    "مطالب مشابه",
    "همچنین بخوانید",
    "پربازدیدترین",
    "مزید پڑھیں",
    "یہ بھی پڑھیں",
    "קראו גם",
    "קרא עוד",
    "קראו עוד",
    "כתבות נוספות",
    "עוד בנושא",
    "lire aussi",
    "leia também",
    "leia mais",
    "lea también",
    "weiterlesen",
    "lesen sie auch",
];

/// A short line that begins with these words serves the page, not its reader.
const SERVICE: &[&str] = &[
    "share this",
    "share on",
    "share via",
    "tags",
    "tagged",
    "filed under",
    "posted in",
    "copyright",
    "all rights reserved",
    "follow us",
    "click here to",
    "previous post",
    "next post",
    "شاركها",
    "الوسوم",
    "وسوم",
    "كلمات مفتاحية",
    "الكلمات المفتاحية",
    "كلمات دلالية",
    "الكلمات الدلالية",
    "جميع الحقوق محفوظة",
    "حقوق النشر",
    "تابعنا",
    "تابعونا",
    "برچسب",
    "کلمات کلیدی",
    "اشتراک گذاری",
    "تمامی حقوق",
    "ٹیگز",
    "תגיות",
    "שתפו",
    "שיתוף",
    "כל הזכויות שמורות",
];

/// Words that are common in sentences too: a label only alone, or before a colon.
const ALONE: &[&str] = &[
    "photo",
    "photos",
    "image",
    "advert",
    "advertisement",
    "topics",
    "subscribe",
    "share",
    "caption",
    "close",
    "شارك",
    "مشاركة",
    "انشر",
    "اعلان",
    "اشترك",
    "صورة",
    "عکس",
    "צילום",
];

/// A short line that begins with these words belongs to a picture or a player beside the text.
const CREDIT: &[&str] = &[
    "image copyright",
    "image caption",
    "image credit",
    "image source",
    "media caption",
    "media playback is unsupported",
    "photo credit",
    "photo by",
    "getty images",
    "this slideshow requires",
    "your browser does not support",
    "continue reading below",
    "story continues below",
    "مصدر الصورة",
    "التعليق على الصورة",
    "منبع تصویر",
    "توضیح تصویر",
    "תצלום",
];

/// The letters and digits of a line for comparing: lower case, without marks, the forms of
/// alef as one, one blank between words.
pub(super) fn plain_words(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for c in line.chars().flat_map(char::to_lowercase) {
        match c {
            // Marks and tatweel.
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            c if c.is_alphanumeric() => plain.push(c),
            _ if !plain.is_empty() && !plain.ends_with(' ') => plain.push(' '),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// What a line announces, if it is short enough to be a label.
pub(super) fn label_of(line: &str) -> Option<Label> {
    /// Longer lines are sentences.
    const LONGEST_LABEL_BYTES: usize = 160;
    if line.len() > LONGEST_LABEL_BYTES {
        return None;
    }
    let plain = plain_words(line);
    // A sentence that happens to begin with such words.
    if line.trim_end().ends_with(['.', '؟', '۔']) && plain.split(' ').count() > 4 {
        return None;
    }
    let before_colon = line.split(':').next().unwrap_or("");
    if ALONE.contains(&plain_words(before_colon).as_str()) {
        return Some(Label::Credit);
    }
    let without_number: Vec<&str> =
        plain.split(' ').filter(|word| !word.chars().all(char::is_numeric)).collect();
    let bare = without_number.join(" ");
    if COMMENTS.contains(&bare.as_str()) {
        return Some(Label::Comments);
    }
    let begins = |table: &[&str]| {
        table.iter().any(|label| {
            bare.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    if begins(CREDIT) {
        Some(Label::Credit)
    } else if begins(RELATED) {
        Some(Label::Related)
    } else if begins(SERVICE) {
        Some(Label::Service)
    } else {
        None
    }
}

/// Words in the names of classes and ids of what stands in an article without being of it.
pub(super) const SERVICE_NAMES: &[&str] = &[
    "share",
    "sharing",
    "shares",
    "social",
    "related",
    "recommended",
    "recommendations",
    "recirculation",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "promo",
    "advert",
    "ad",
    "ads",
    "advertisement",
    "sponsored",
    "comments",
    "comment",
    "disqus",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "taboola",
    "outbrain",
    "sidebar",
    "nav",
    "navigation",
    "menu",
    "footer",
    "popup",
    "modal",
    "cookie",
    "toolbar",
    "pagination",
    "pager",
    "readmore",
    "hidden",
    "noprint",
    "toc",
];

/// Names of the element that holds the text of an article and nothing else: what the systems
/// that make most sites call it.
pub(super) const BODY_NAMES: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "articlebodytext",
    "articlebodycontent",
    "articlemaincontent",
    "storybody",
    "storycontent",
    "storytext",
    "storybodytext",
    "postcontent",
    "postbody",
    "posttext",
    "postarticlecontent",
    "entrycontent",
    "entrybody",
    "entrytext",
    "newsbody",
    "newscontent",
    "newstext",
    "bodycontent",
    "contentbody",
    "tdpostcontent",
    "singlepostcontent",
    "blogpostcontent",
    "blogcontent",
    "articledetail",
    "articledetails",
    "newsdetails",
    "detailbody",
    "contentdetail",
    "maincontenttext",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_by_their_words() {
        let cases = [
            ("التعليقات (12)", Some(Label::Comments)),
            ("3 Comments:", Some(Label::Comments)),
            ("اقرأ أيضاً: خبر آخر", Some(Label::Related)),
            ("You may also like…", Some(Label::Related)),
            ("جميع الحقوق محفوظة © 2026", Some(Label::Service)),
            ("Relatedness of words", None),
            ("Comments by the minister drew fire", None),
            ("قال الوزير", None),
            ("شارك الوزير في الاجتماع", None),
            ("المزيد من الجهود مطلوب لإنهاء الأزمة.", None),
            ("Photo: Layla Salem", Some(Label::Credit)),
            ("Photo evidence was shown", None),
        ];
        for (line, label) in cases {
            assert_eq!(label_of(line), label, "{line}");
        }
    }
}
