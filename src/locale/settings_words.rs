//! What settings and themes call for in words.

/// The words for settings that are changed while reading.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct SettingsWords {
    pub theme_which: &'static str,
    pub theme_auto: &'static str,
    pub theme_dark: &'static str,
    pub theme_light: &'static str,
    pub theme_high_contrast: &'static str,
    pub theme_sixteen: &'static str,
    pub theme_none: &'static str,
    /// The settings were read again.
    pub reloaded: &'static str,
    pub forgotten: &'static str,
    /// With the cause.
    pub not_kept: &'static str,
    pub cmd_theme: &'static str,
    pub cmd_reload_settings: &'static str,
    pub cmd_forget_changes: &'static str,
    pub calendar_which: &'static str,
    pub calendar_gregorian: &'static str,
    pub calendar_hijri: &'static str,
    pub calendar_persian: &'static str,
    pub cmd_calendar: &'static str,
}
