//! Texts in the encodings that Arabic, Persian, Urdu and Hebrew news comes in, long and short,
//! come back exactly.

use encoding_rs::{
    EUC_JP, EUC_KR, Encoding, GBK, ISO_8859_6, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
};
use khabar::feeds::{NotText, decode};

const ARABIC_LONG: &str = "اتفاق على تشغيل خط القطار الجديد\n\n\
    أعلن وزير النقل في مؤتمر صحفي عقده صباح اليوم أن الخط الذي يربط العاصمة بالميناء سيبدأ العمل \
    في مطلع الشهر المقبل، وأن سعر التذكرة لن يتجاوز 45 ديناراً. وقال إن المشروع الذي بلغت كلفته \
    1,200 مليون دينار سيخدم نحو 60 ألف راكب كل يوم.\n\n\
    ورحب ممثلو الأهالي بالقرار؛ لكنهم طالبوا بمزيد من المحطات في القرى البعيدة. هل يكفي ذلك؟\n";

const HEBREW_LONG: &str = "הרכבת החדשה תצא לדרך בחודש הבא\n\n\
    שר התחבורה הודיע הבוקר במסיבת עיתונאים כי הקו המחבר את הבירה אל הנמל ייפתח בתחילת החודש הבא, \
    וכי מחיר הכרטיס לא יעלה על 45 שקלים. לדבריו, הפרויקט ישרת כשישים אלף נוסעים בכל יום.\n";

const ARABIC_SHORT: [&str; 6] = [
    "خبر عاجل\n\nوصل الوفد إلى القاهرة.\n",
    "فوز كبير\n\nهزم المنتخب ضيفه بثلاثة أهداف.\n",
    "الطقس غدا\n\nأمطار غزيرة على الساحل.\n",
    "قمة الرياض\n\nيبحث القادة ملف الطاقة.\n",
    "Brent\n\nتراجع خام Brent دولارين.\n",
    "وفاة الشاعر\n\nرحل صباح أمس عن ثمانين عاما.\n",
];

const HEBREW_SHORT: [&str; 4] = [
    "חדשות היום\n\nהמשלחת הגיעה הבוקר לבירה.\n",
    "ניצחון גדול\n\nהנבחרת ניצחה שלוש אפס.\n",
    "מזג האוויר\n\nגשם כבד צפוי מחר בחוף.\n",
    "שלום עולם\n\nזה הכול.\n",
];

/// Written in the encoding and read without being told which it is.
fn assert_comes_back(text: &str, encoding: &'static Encoding) {
    let (bytes, _, has_unmappable) = encoding.encode(text);
    assert!(!has_unmappable, "{} cannot say: {text}", encoding.name());
    let decoded = decode(&bytes).expect("text");
    assert_eq!(decoded.text, text, "in {}, read as {}", encoding.name(), decoded.encoding);
}

#[test]
fn arabic_in_both_eight_bit_encodings() {
    for text in ARABIC_SHORT.into_iter().chain([ARABIC_LONG]) {
        assert_comes_back(text, WINDOWS_1256);
        assert_comes_back(text, ISO_8859_6);
    }
}

#[test]
fn each_single_headline_of_arabic() {
    let headlines = ARABIC_LONG.lines().chain(ARABIC_SHORT.into_iter().flat_map(str::lines));
    for line in headlines.filter(|line| line.chars().count() > 6) {
        assert_comes_back(line, WINDOWS_1256);
        assert_comes_back(line, ISO_8859_6);
    }
}

#[test]
fn vowelled_arabic() {
    let text = "كِتَابٌ جَدِيدٌ\n\nصَدَرَ الكِتَابُ يَوْمَ الأَحَدِ، وَهُوَ الثَّالِثُ لِلْكَاتِبِ.\n";
    assert_comes_back(text, WINDOWS_1256);
    assert_comes_back(text, ISO_8859_6);
}

#[test]
fn persian_and_urdu_as_windows_1256_writes_them() {
    assert_comes_back("گزارش امروز\n\nپل تازه چند روز ديگر باز مي شود.\n", WINDOWS_1256);
    assert_comes_back(
        "آج کي خبر\n\nنيا پل کل کھول ديا جائے گا۔\n".trim_end_matches("۔\n"),
        WINDOWS_1256,
    );
}

#[test]
fn hebrew() {
    for text in HEBREW_SHORT.into_iter().chain([HEBREW_LONG]) {
        assert_comes_back(text, WINDOWS_1255);
    }
}

#[test]
fn vowelled_hebrew() {
    assert_comes_back("שָׁלוֹם לְכֻלָּם\n\nהַיּוֹם יוֹם רִאשׁוֹן.\n", WINDOWS_1255);
}

#[test]
fn other_languages_are_not_taken_for_arabic() {
    assert_comes_back(
        "Le président à Genève\n\nIl a été reçu très tôt; « déjà », a-t-il déclaré à la presse.\n",
        WINDOWS_1252,
    );
    assert_comes_back(
        "Die Brücke ist für alle geöffnet\n\nDas erklärte der Bürgermeister am späten Abend.\n",
        WINDOWS_1252,
    );
    assert_comes_back(
        "Новый мост открыт\n\nОб этом сообщил министр транспорта на встрече с журналистами.\n",
        WINDOWS_1251,
    );
    assert_comes_back("ПРЕЗИДЕНТ ПРИБЫЛ В СТОЛИЦУ\n\nЕГО ВСТРЕТИЛ МИНИСТР.\n", WINDOWS_1251);
    assert_comes_back(
        "Η νέα γέφυρα άνοιξε\n\nΑυτό δήλωσε ο υπουργός μεταφορών σε συνάντηση με δημοσιογράφους.\n",
        WINDOWS_1253,
    );
    assert_comes_back(
        "Yeni köprü açıldı\n\nUlaştırma bakanı gazetecilere böyle söyledi, değişiklik çok güçlü.\n",
        WINDOWS_1254,
    );
    assert_comes_back(
        "Nowy most został otwarty\n\nPowiedział o tym minister podczas spotkania z dziennikarzami, źródła są różne, że książę też.\n",
        WINDOWS_1250,
    );
}

#[test]
fn chinese_japanese_and_korean_are_not_taken_for_arabic() {
    let chinese = "新桥今天通车\n\n交通部长在会见记者时说，这座桥将把首都和港口连接起来，每天约有六万人通过。\n";
    assert_comes_back(chinese, GBK);
    let japanese =
        "新しい橋が開通した\n\n交通大臣は記者団に対し、この橋は首都と港を結ぶと述べた。\n";
    assert_comes_back(japanese, SHIFT_JIS);
    assert_comes_back(japanese, EUC_JP);
    let korean =
        "새 다리가 열렸다\n\n교통부 장관은 기자들에게 이 다리가 수도와 항구를 잇는다고 말했다.\n";
    assert_comes_back(korean, EUC_KR);
}

#[test]
fn marks_at_the_start_name_the_encoding() {
    for text in [ARABIC_LONG, HEBREW_LONG, "قصير", "short"] {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
        };
        for bytes in [
            format!("\u{FEFF}{text}").into_bytes(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).expect("text").text, text);
        }
    }
}

#[test]
fn utf16_without_a_mark() {
    for text in [ARABIC_LONG, HEBREW_LONG, ARABIC_SHORT[0], "An English report\n"] {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            assert_eq!(decode(&bytes).expect("text").text, text);
        }
    }
}

#[test]
fn a_bad_byte_does_not_make_utf8_something_else() {
    let mut bytes = ARABIC_LONG.as_bytes().to_vec();
    bytes.insert(120, 0xFF);
    let decoded = decode(&bytes).expect("text");
    assert_eq!(decoded.encoding, "UTF-8");
    assert!(decoded.text.contains('\u{FFFD}') && decoded.text.contains("سيخدم نحو 60 ألف راكب"));
    // Cut in the middle of a letter.
    let cut = decode(&ARABIC_LONG.as_bytes()[..201]).expect("text");
    assert_eq!(cut.encoding, "UTF-8");
}

#[test]
fn what_is_not_text_is_said_so() {
    assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(NotText(Some("a PNG image"))));
    assert_eq!(decode(b"%PDF-1.7\n%\xE2\xE3"), Err(NotText(Some("a PDF document"))));
    assert_eq!(decode(b"\x7FELF\x02\x01\x01\0"), Err(NotText(Some("a program"))));
    assert_eq!(decode(b"\x1F\x8B\x08\0\0\0"), Err(NotText(Some("a gzip archive"))));
    assert_eq!(decode(b"some text\0and more"), Err(NotText(None)));
    assert_eq!(decode(b"\x01\x02\x03\x04 text \x05\x06"), Err(NotText(None)));
    let noise: Vec<u8> =
        (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(decode(&noise), Err(NotText(None)));
}

#[test]
fn nothing_is_an_empty_text() {
    assert_eq!(decode(b"").expect("text").text, "");
    assert_eq!(decode(b"\xEF\xBB\xBF").expect("text").text, "");
}
