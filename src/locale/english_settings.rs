//! The words of settings in English.

use super::SettingsWords;

pub(super) const WORDS: SettingsWords = SettingsWords {
    theme_which: "Colours",
    theme_auto: "As the background calls for",
    theme_dark: "For a dark background",
    theme_light: "For a light background",
    theme_high_contrast: "High contrast",
    theme_sixteen: "The sixteen colours of the terminal",
    theme_none: "No colours",
    reloaded: "The settings were read again",
    forgotten: "What was changed by keys is forgotten; the settings file holds",
    not_kept: "What is changed by keys holds for this time only: it could not be saved ({})",
    cmd_theme: "Choose colours: dark, light, high contrast, few, none",
    cmd_reload_settings: "Read the settings file again",
    cmd_forget_changes: "Forget what was changed by keys, as the settings file has it",
    calendar_which: "Dates",
    calendar_gregorian: "Gregorian dates alone",
    calendar_hijri: "With Hijri dates beside them",
    calendar_persian: "With Persian dates beside them",
    cmd_calendar: "Choose whose dates stand beside the Gregorian ones",
};
