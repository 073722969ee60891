//! Following a feed: an address, what is found there, folder and tags, done.

use super::{Edit, Errand, Source, lists};
use crate::app::asking::{self, Asking};
use crate::app::choices::{self, Act, Choice, Choices};
use crate::app::row::dotted;
use crate::app::{Effect, Pane, State, panes, why_not_fetched};
use crate::locale::fill;
use crate::news::library::{FeedId, FeedSetting, Login, Sources, without_login};
use crate::news::{Candidate, FetchError};

/// Titles that are shown of a feed before it is followed.
const TITLES: usize = 3;

/// Asks for an address. In an empty library, packs of feeds are offered beside.
pub(crate) fn begin(state: &mut State) {
    let Some(library) = &state.library else {
        let sentence = state.settings.language.library_words().no_library_here;
        state.toast = Some(sentence.to_owned());
        return;
    };
    if library.sources.feeds.is_empty() && !state.starters.is_empty() {
        offer_starters(state);
    } else {
        asking::ask(state, Asking::Address, "");
    }
}

/// Packs of feeds to begin with.
pub(crate) fn offer_starters(state: &mut State) {
    let words = state.settings.language.library_words();
    let own = Choice {
        details: vec![words.address_forms.to_owned()],
        ..Choice::new('a', words.type_address, Act::TypeAddress)
    };
    // Those in the language of the interface come first.
    let own_language = state.settings.language.code();
    let (first, others): (Vec<_>, Vec<_>) =
        state.starters.iter().partition(|starter| starter.language == own_language);
    let packs = first.into_iter().chain(others).zip(1_u32..).map(|(starter, number)| Choice {
        key: char::from_digit(number, 10),
        text: starter.name.clone(),
        details: vec![starter.feeds.join(" · ")],
        act: Act::TakeStarter(starter.number),
    });
    let rows = std::iter::once(own).chain(packs).collect();
    choices::show(state, Choices::new(words.begin_with, rows));
}

/// Looks for feeds at what was typed. The line stays until something is found: it may have to be
/// mended.
pub(crate) fn discover(state: &mut State, typed: &str) -> Vec<Effect> {
    asking::ask(state, Asking::Address, typed);
    let words = state.settings.language.library_words();
    state.toast = Some(fill(words.looking, &[&without_login(typed).0]));
    if let Some(library) = &mut state.library {
        library.looking = Some(typed.to_owned());
    }
    vec![Effect::Run(Errand::Discover(typed.to_owned()))]
}

/// The person mends the address, or leaves its line: what is found at it is not shown.
pub(crate) fn look_no_more(state: &mut State) {
    if let Some(library) = &mut state.library {
        library.looking = None;
    }
}

/// What is at the address, to choose from; what is followed already is shown as that.
pub(super) fn take_found(
    state: &mut State,
    typed: &str,
    found: Result<Vec<(Candidate, Option<FeedId>)>, FetchError>,
) -> Vec<Effect> {
    let language = state.settings.language;
    let words = language.library_words();
    let Some(library) = &mut state.library else { return Vec::new() };
    // The person has gone on.
    if library.looking.take_if(|looking| looking == typed).is_none() {
        return Vec::new();
    }
    let candidates = match found {
        Ok(candidates) => candidates,
        Err(error) => {
            let sentence = why_not_fetched(&error, language);
            state.notices.push(fill("{}: {}", &[&without_login(typed).0, &sentence]));
            state.toast = Some(sentence);
            return Vec::new();
        }
    };
    let rows = candidates.into_iter().zip(1_u32..).map(|((candidate, followed), number)| {
        let count = words.articles.of(language, candidate.entries);
        let mut details = vec![dotted(&[&without_login(&candidate.address).0, &count])];
        details.extend(followed.map(|_| words.followed_already.to_owned()));
        details.extend(candidate.first_titles.iter().take(TITLES).cloned());
        Choice {
            key: char::from_digit(number, 10),
            text: candidate.title.clone().unwrap_or_else(|| candidate.address.clone()),
            details,
            act: match followed {
                Some(feed) => Act::ShowFollowed(feed, candidate.address),
                None => Act::Follow(candidate.address),
            },
        }
    });
    let rows = rows.collect();
    (state.toast, state.question) = (None, None);
    choices::show(state, Choices::new(words.found_here, rows));
    Vec::new()
}

/// Follows what was chosen, with folder and tags.
pub(crate) fn subscribe(address: String, folder: String, tags: Vec<String>) -> Vec<Effect> {
    vec![Effect::Run(Errand::Subscribe { address, folder, tags })]
}

/// Follows the feeds of a pack, which are asked for at once.
pub(crate) fn take_starter(state: &mut State, number: usize) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.awaits_pack = true;
    }
    vec![Effect::Run(Errand::TakeStarter(number))]
}

/// The feed is followed: its articles are shown.
pub(super) fn take_subscribed(
    state: &mut State,
    feed: Option<FeedId>,
    new: usize,
    sources: Sources,
) -> Vec<Effect> {
    let language = state.settings.language;
    let words = language.library_words();
    let Some(library) = &mut state.library else { return Vec::new() };
    library.put_sources(sources);
    if let (0, Some(feed)) = (new, feed) {
        return show_followed(state, feed, "");
    }
    state.toast = Some(words.followed.of(language, new));
    let Some(feed) = feed else { return Vec::new() };
    show_from_top(state, if new > 1 { Source::Unread } else { Source::Feed(feed) })
}

/// Shows a feed that is followed already, and says so: neither folder nor tags are asked for. A new
/// login in the address is taken.
pub(crate) fn show_followed(state: &mut State, feed: FeedId, address: &str) -> Vec<Effect> {
    let words = state.settings.language.library_words();
    let feeds = state.library.as_ref().map_or(&[][..], |library| &library.sources.feeds);
    let known = feeds.iter().find(|row| row.id == feed).map(|row| row.settings.clone());
    let login = without_login(address).1.filter(|login| {
        known.is_some_and(|known| known.clone().with_login(login.clone()) != known)
    });
    let said = if login.is_some() { words.login_taken } else { words.followed_already };
    state.toast = Some(said.to_owned());
    let mut effects = Vec::new();
    if let Some(Login { user, password }) = login {
        let values = vec![(FeedSetting::User, user), (FeedSetting::Password, password)];
        effects.push(super::change(state, Edit::SetFeed { feed, values }));
    }
    effects.extend(show_from_top(state, Source::Feed(feed)));
    effects
}

fn show_from_top(state: &mut State, source: Source) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.pane.selected = source;
    }
    panes::focus_on(state, Pane::Headlines);
    lists::show(state, source)
}
