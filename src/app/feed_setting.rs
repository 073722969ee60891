//! What is set for one feed alone: how it is asked for, and what is said where it is refused.

use super::asking::{self, Asking};
use super::library::Edit;
use super::{Effect, State};
use crate::locale::LibraryWords;
use crate::news::library::{FeedId, FeedSetting, FeedSettings};

/// What stands before the line.
pub(super) fn label(setting: FeedSetting, words: &'static LibraryWords) -> &'static str {
    match setting {
        FeedSetting::Interval => words.ask_interval,
        FeedSetting::UserAgent => words.ask_user_agent,
        FeedSetting::User => words.ask_user,
        FeedSetting::Password => words.ask_password,
        FeedSetting::Proxy => words.ask_proxy,
        FeedSetting::Headers => words.ask_headers,
        // These are chosen, or set on the command line alone.
        FeedSetting::FullText | FeedSetting::PrivateRedirects | FeedSetting::Timeout => "",
    }
}

/// Why it is refused.
fn refusal(setting: FeedSetting, words: &'static LibraryWords) -> &'static str {
    match setting {
        FeedSetting::Interval => words.bad_interval,
        FeedSetting::UserAgent => words.bad_user_agent,
        FeedSetting::User | FeedSetting::Password => words.bad_login,
        FeedSetting::Proxy => words.bad_proxy,
        FeedSetting::Headers => words.bad_headers,
        FeedSetting::FullText | FeedSetting::PrivateRedirects | FeedSetting::Timeout => {
            words.not_a_number
        }
    }
}

/// What was typed is saved, or refused with a sentence. With the name of a login comes its password.
pub(super) fn accept(
    state: &mut State,
    feed: FeedId,
    setting: FeedSetting,
    typed: &str,
) -> Vec<Effect> {
    if let Err(refused) = FeedSettings::default().set(setting, typed) {
        let sentence = refusal(refused, state.settings.language.library_words());
        asking::refuse(state, Asking::FeedSetting(feed, setting), typed, sentence);
        return Vec::new();
    }
    match setting {
        FeedSetting::User if typed.is_empty() => accept_login(state, feed, String::new(), ""),
        FeedSetting::User => {
            asking::ask(state, Asking::FeedPassword(feed, typed.to_owned()), "");
            Vec::new()
        }
        FeedSetting::FullText
        | FeedSetting::Interval
        | FeedSetting::Timeout
        | FeedSetting::UserAgent
        | FeedSetting::Password
        | FeedSetting::Proxy
        | FeedSetting::PrivateRedirects
        | FeedSetting::Headers => {
            let values = vec![(setting, typed.to_owned())];
            asking::save(state, Edit::SetFeed { feed, values })
        }
    }
}

/// A login, or none without a name. Without a password the one stays that is set.
pub(super) fn accept_login(
    state: &mut State,
    feed: FeedId,
    user: String,
    password: &str,
) -> Vec<Effect> {
    let has_password = user.is_empty() || !password.trim().is_empty();
    let password = has_password.then(|| (FeedSetting::Password, password.to_owned()));
    let values = std::iter::once((FeedSetting::User, user)).chain(password).collect();
    asking::save(state, Edit::SetFeed { feed, values })
}
