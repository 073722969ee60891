//! table: names of time zones and their offsets from UTC.

/// How far a zone is from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes east of UTC.
    Minutes(i32),
    /// The same in winter; an hour more in the summer of North America.
    OfSeason(i32),
}

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZoneName {
    Known(Zone),
    /// A letter of the military: RFC 822 had their signs wrong, so RFC 5322, 4.3, has them say
    /// nothing.
    Unsaid,
    /// Nobody knows it.
    Unknown,
}

/// The offset of a name in lower case. Names that mean several zones are decided by the
/// language of the feed: AST is the time of Arabia in an Arabic feed, the Atlantic's elsewhere.
pub(super) fn zone(name: &str, language: Option<&str>) -> ZoneName {
    let speaks = |tag: &str| {
        language
            .is_some_and(|said| said.get(..2).is_some_and(|said| said.eq_ignore_ascii_case(tag)))
    };
    let is_letter = name.len() == 1 && name != "z" && name != "j" && name.is_ascii();
    if is_letter {
        return ZoneName::Unsaid;
    }
    let (hours, minutes) = match name {
        "at" => return ZoneName::Known(Zone::OfSeason(-4 * 60)),
        "et" => return ZoneName::Known(Zone::OfSeason(-5 * 60)),
        "ct" => return ZoneName::Known(Zone::OfSeason(-6 * 60)),
        "mt" => return ZoneName::Known(Zone::OfSeason(-7 * 60)),
        "pt" => return ZoneName::Known(Zone::OfSeason(-8 * 60)),
        "ast" if speaks("ar") => (3, 0),
        "adt" if speaks("ar") => (4, 0),
        "cst" if speaks("zh") => (8, 0),
        "ist" if speaks("he") || speaks("ar") => (2, 0),
        "gst" if speaks("ar") => (4, 0),
        _ => match offset(name) {
            Some(offset) => offset,
            None => return ZoneName::Unknown,
        },
    };
    ZoneName::Known(Zone::Minutes(hours * 60 + minutes))
}

fn offset(name: &str) -> Option<(i32, i32)> {
    Some(match name {
        "z" | "ut" | "utc" | "gmt" | "wet" | "غرينتش" | "جرينتش" => (0, 0),
        // The Americas.
        "nst" => (-3, -30),
        "ndt" => (-2, -30),
        "ast" | "edt" => (-4, 0),
        "adt" | "brt" | "art" | "clst" | "uyt" => (-3, 0),
        "est" | "cdt" | "pet" | "cot" => (-5, 0),
        "cst" | "mdt" => (-6, 0),
        "mst" | "pdt" => (-7, 0),
        "pst" | "akdt" => (-8, 0),
        "akst" => (-9, 0),
        "hst" | "hast" => (-10, 0),
        // Europe.
        "bst" | "west" | "cet" | "met" | "mez" | "wat" => (1, 0),
        "cest" | "mest" | "mesz" | "eet" | "cat" | "sast" => (2, 0),
        "eest" | "idt" | "msk" | "trt" | "eat" | "fet" => (3, 0),
        "msd" | "samt" => (4, 0),
        // Asia.
        "irst" => (3, 30),
        "irdt" | "aft" => (4, 30),
        "gst" | "azt" => (4, 0),
        "pkt" | "uzt" | "yekt" => (5, 0),
        "ist" => (5, 30),
        "npt" => (5, 45),
        "bdt" | "btt" | "almt" => (6, 0),
        "mmt" => (6, 30),
        "ict" | "wib" => (7, 0),
        "hkt" | "sgt" | "myt" | "pht" | "wita" | "awst" | "ulat" => (8, 0),
        "jst" | "kst" | "wit" => (9, 0),
        // Australia and the Pacific.
        "acst" => (9, 30),
        "aest" => (10, 0),
        "acdt" => (10, 30),
        "aedt" => (11, 0),
        "nzst" => (12, 0),
        "nzdt" => (13, 0),
        _ => return None,
    })
}
