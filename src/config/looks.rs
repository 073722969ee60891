//! Colours: which theme, and the person's own looks of single parts: the table `[colors]`. Pure.

use super::Problem;
use super::table::{Key, quoted, read_table};
use toml::de::DeValue;

/// The name of the table.
pub(super) const COLORS_TABLE: &str = "colors";

/// The themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// As the background and the number of colours call for.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light one.
    Light,
    /// With few colours, far from the background.
    HighContrast,
    /// With the first sixteen colours, which the person set in the terminal.
    Sixteen,
    /// Without colours: by weight, underline and reversal.
    Plain,
}

impl ThemeName {
    /// All of them, by their names in the settings.
    pub const ALL: [(&'static str, Self); 6] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("high-contrast", Self::HighContrast),
        ("16", Self::Sixteen),
        ("none", Self::Plain),
    ];
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// One of the 256 of the terminal; the first sixteen are as the person set them.
    Index(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// 16 million.
    True,
    /// 256.
    #[default]
    Table,
    /// 16 or fewer, or nobody says.
    Few,
}

/// What is known of the terminal's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// Its background: red, green, blue.
    pub background: Option<(u8, u8, u8)>,
    /// How many colours it has.
    pub depth: Depth,
}

/// How something looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of its letters; none: the terminal's own.
    pub ink: Option<Ink>,
    /// The colour behind them.
    pub ground: Option<Ink>,
    /// Bold.
    pub is_bold: bool,
    /// Faint.
    pub is_dim: bool,
    /// Underlined.
    pub is_underlined: bool,
    /// Letters and background exchanged.
    pub is_reversed: bool,
}

/// The parts of the screen that have a look of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table says what each is")]
pub enum Part {
    Title,
    Unread,
    Quiet,
    Accent,
    Alert,
    Person,
    Organization,
    Place,
    Time,
    Figure,
    Link,
    Code,
    Hit,
    CurrentHit,
    Selection,
    Caret,
}

impl Part {
    /// How many there are.
    pub const COUNT: usize = 16;
}

/// The person's own looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnLooks([Option<Look>; Part::COUNT]);

impl OwnLooks {
    /// The look of a part, where the person gave it one.
    #[must_use]
    pub fn of(&self, part: Part) -> Option<Look> {
        self.0.get(part as usize).copied().flatten()
    }

    fn set(&mut self, part: Part, value: &DeValue<'_>) -> bool {
        let Some(text) = value.as_str() else { return false };
        let look = look_of(text);
        if let Some(place) = self.0.get_mut(part as usize) {
            *place = look;
        }
        look.is_some() || text == "auto"
    }
}

/// What a look may be.
const TAKES: &str = "a colour (a name such as \"red\" or \"bright-blue\", \"#rrggbb\", 0 to 255), \
    another one after \"on\" for what is behind, \"bold\", \"dim\", \"underline\", \"reverse\"; \"auto\"";

macro_rules! parts {
    ($($part:ident $name:literal $about:literal;)*) => {
        [$(Key {
            name: $name,
            shown: concat!("colors.", $name),
            takes: TAKES,
            about: $about,
            set: |looks: &mut OwnLooks, value| looks.set(Part::$part, value),
            get: |looks| quoted(&looks.of(Part::$part).map_or_else(|| "auto".to_owned(), text_of)),
        }),*]
    };
}

/// All of them. A new part is a row here, and a colour in each theme.
pub(super) const COLOR_KEYS: [Key<OwnLooks>; Part::COUNT] = parts! {
    Title "title" "The title of the open article.";
    Unread "unread" "Headlines that were not read.";
    Quiet "quiet" "What stays in the background: sources, times, borders, what was read.";
    Accent "accent" "What is focused, and the names of keys.";
    Alert "alert" "What went wrong.";
    Person "person" "People, in the text and among the facts.";
    Organization "organization" "Organisations, and named things.";
    Place "place" "Places.";
    Time "time" "Dates and lengths of time.";
    Figure "figure" "Numbers, amounts of money, per cent.";
    Link "link" "Links.";
    Code "code" "Code.";
    Hit "hit" "What a search has found.";
    CurrentHit "current_hit" "The match where you stand.";
    Selection "selection" "What is selected.";
    Caret "caret" "The caret while text is selected.";
};

/// Reads the table `[colors]`.
pub(super) fn read_colors(text: &str) -> (OwnLooks, Vec<Problem>) {
    read_table(text, COLORS_TABLE, &COLOR_KEYS, OwnLooks::default())
}

/// A look as a person writes it: `"#d7af5f bold"`, `"black on 220"`.
fn look_of(text: &str) -> Option<Look> {
    let mut look = Look::default();
    let mut words = text.split_whitespace().peekable();
    words.peek()?;
    while let Some(word) = words.next() {
        match word {
            "bold" => look.is_bold = true,
            "dim" => look.is_dim = true,
            "underline" => look.is_underlined = true,
            "reverse" => look.is_reversed = true,
            "on" => look.ground = Some(ink_of(words.next()?)?),
            "default" => {}
            color => look.ink = Some(ink_of(color)?),
        }
    }
    Some(look)
}

/// A look as it is written in the file.
fn text_of(look: Look) -> String {
    let color = |ink| match ink {
        Ink::Index(index) => index.to_string(),
        Ink::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    };
    let weights = [
        (look.is_bold, "bold"),
        (look.is_dim, "dim"),
        (look.is_underlined, "underline"),
        (look.is_reversed, "reverse"),
    ];
    let mut words = vec![look.ink.map_or_else(|| "default".to_owned(), color)];
    words.extend(look.ground.map(|ink| format!("on {}", color(ink))));
    words.extend(weights.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.to_owned()));
    words.join(" ")
}

/// The names of the first sixteen colours, in their order.
const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

fn ink_of(word: &str) -> Option<Ink> {
    if let Some(digits) = word.strip_prefix('#') {
        let is_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        let [_, red, green, blue] = number.to_be_bytes();
        return Some(Ink::Rgb(red, green, blue));
    }
    if let Ok(index) = word.parse() {
        return Some(Ink::Index(index));
    }
    let (name, first) = match word.strip_prefix("bright-") {
        Some(name) => (name, 8),
        None => (word, 0),
    };
    let place = NAMES.iter().position(|known| *known == name)?;
    u8::try_from(place).ok().map(|place| Ink::Index(first + place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_read_as_a_person_writes_them() {
        let gold = Look { ink: Some(Ink::Rgb(0xd7, 0xaf, 0x5f)), ..Look::default() };
        assert_eq!(look_of("#d7af5f"), Some(gold));
        assert_eq!(look_of("bold #D7AF5F"), Some(Look { is_bold: true, ..gold }));
        let hit = look_of("black on 220 underline").unwrap();
        assert_eq!((hit.ink, hit.ground), (Some(Ink::Index(0)), Some(Ink::Index(220))));
        assert!(hit.is_underlined && !hit.is_bold);
        assert_eq!(look_of("bright-blue").and_then(|look| look.ink), Some(Ink::Index(12)));
        for text in ["#d7af5f", "default bold", "0 on 220 underline", "12 dim reverse"] {
            assert_eq!(look_of(text).map(text_of).as_deref(), Some(text));
        }
        for wrong in ["", "  ", "256", "#fff", "#12345g", "redd", "on", "red on", "-1", "#+12345"] {
            assert_eq!(look_of(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_part_without_a_look_is_as_the_theme_has_it() {
        let text = "[colors]\nperson = 'red bold'\nplace = 'auto'\ntime = 3\nsky = 'blue'\n";
        let (looks, problems) = read_colors(text);
        assert!(looks.of(Part::Person).is_some_and(|look| look.is_bold));
        assert_eq!((looks.of(Part::Place), looks.of(Part::Time)), (None, None));
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(lines, [4, 5]);
    }
}
