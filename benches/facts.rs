//! Speed of the facts: one article of 4 KB, long text in MB/s, and unpacking the tagger,
//! which the first article waits for.

use divan::Bencher;
use divan::counter::BytesCount;
use khabar::facts::tagger::Tagger;
use khabar::facts::{Context, find};
use khabar::news::{ArticleText, BlockKind};
use khabar::text::Direction;

const PARAGRAPH: &str = "وقال رئيس الوزراء المصري مصطفى مدبولي، يوم الثلاثاء 17 تشرين الثاني/نوفمبر 2026، إن حكومته ستنفق 107 مليارات دولار على مشروعات الطاقة في القاهرة وأسوان خلال خمس سنوات، مشيرا إلى أن منظمة الصحة العالمية ووزارة الصحة والسكان تعملان معا منذ عام 2020. وأضاف مدبولي: «لن نترك قرية واحدة بلا ماء نظيف، وقد زاد عدد المستفيدين بنسبة 27.1 في المئة حتى بلغ 12 مليون نسمة». وسار القطار على مهل بين الحقول، والناس ينظرون إليه من الشبابيك ويلوحون بأيديهم، ثم غاب وراء التل ولم يبق منه إلا خيط من الدخان.";

fn main() {
    divan::main();
}

fn article(bytes: usize) -> ArticleText {
    let mut text = ArticleText::default();
    text.push(BlockKind::Title, "الحكومة المصرية تعلن خطة للطاقة في أسوان", Direction::Rtl);
    while text.plain.len() < bytes {
        text.push(BlockKind::Paragraph, PARAGRAPH, Direction::Rtl);
    }
    text
}

#[divan::bench(args = [4_096, 65_536, 1_048_576])]
fn whole_pipeline(bencher: Bencher, bytes: usize) {
    let text = article(bytes);
    let context = Context { language: None, date: None };
    // The lexicons are read once, at the first use.
    assert!(!find(&text, &context).is_empty());
    bencher.counter(BytesCount::new(text.plain.len())).bench(|| find(&text, &context));
}

#[divan::bench]
fn unpack_the_tagger() -> Tagger {
    Tagger::from_bytes(divan::black_box(include_bytes!("../assets/facts/tagger_ar.bin")))
}
