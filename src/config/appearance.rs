//! How the reader behaves towards eyes, ears and devices: small choices of one word each.

/// Where the cursor of the terminal is while nothing is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CursorPlace {
    /// Nowhere.
    #[default]
    Hidden,
    /// At what is selected: screen readers and braille lines look there.
    Follows,
}

/// What happens when new articles come while the window is not in front.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Notify {
    /// Nothing.
    #[default]
    Off,
    /// The bell of the terminal.
    Bell,
    /// A message of the desktop, where the terminal passes it on.
    Desktop,
}

/// Which Latin letters stand on the keys of a keyboard that writes another script too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Keyboard {
    /// As in the US.
    #[default]
    Qwerty,
    /// As in France and the Maghreb.
    Azerty,
    /// As in Germany.
    Qwertz,
}
