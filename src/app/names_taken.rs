//! Names that another one of the kind has already: two folders in one place have two names, and of
//! two searches of one name nobody knows which is which.

use super::State;
use super::asking::Asking;
use crate::locale::fill;
use crate::news::library::{FolderId, SavedSearchId, Sources};

/// Why this name is not taken as an answer; none where it is.
pub(super) fn refusal(state: &State, asking: &Asking, typed: &str) -> Option<String> {
    let sources = &state.library.as_ref()?.sources;
    let words = state.settings.language.library_words();
    let name = in_one_line(typed);
    let sentence = match *asking {
        Asking::FolderName(folder) => {
            has_folder_beside(sources, folder, &name).then_some(words.folder_there)
        }
        Asking::OuterFolder(folder) => {
            return clash_in(sources, folder, typed).map(|name| fill(words.folder_there, &[name]));
        }
        Asking::SearchName(is_mute) => search_there(state, sources, None, is_mute, &name),
        Asking::NewSearchName(search) => {
            search_there(state, sources, Some(search), sources.is_rule(search), &name)
        }
        _ => None,
    };
    sentence.map(|sentence| fill(sentence, &[&name]))
}

/// As the library keeps a name.
fn in_one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_folder_beside(sources: &Sources, folder: FolderId, name: &str) -> bool {
    let own = sources.folders.iter().find(|row| row.id == folder);
    let others = sources.folders.iter().filter(|row| row.id != folder && row.name == name);
    own.is_some_and(|own| others.into_iter().any(|row| row.parent == own.parent))
}

/// The name of a folder that the folder of a path has another one of already.
fn clash_in<'a>(sources: &'a Sources, folder: FolderId, path: &str) -> Option<&'a str> {
    let own = sources.folders.iter().find(|row| row.id == folder)?;
    let inner = |parent: FolderId, name: &str| {
        sources.folders.iter().find(|row| row.parent == parent && row.name == name)
    };
    let mut outer = FolderId::ROOT;
    for name in path.split('/').map(in_one_line).filter(|name| !name.is_empty()) {
        outer = inner(outer, &name)?.id;
    }
    inner(outer, &own.name).filter(|row| row.id != folder).map(|row| row.name.as_str())
}

fn search_there(
    state: &State,
    sources: &Sources,
    own: Option<SavedSearchId>,
    is_mute: bool,
    name: &str,
) -> Option<&'static str> {
    let words = state.settings.language.library_words();
    let mut others = sources.searches.iter().filter(|search| Some(search.id) != own);
    let is_there = others.any(|search| search.name == name && search.is_mute == is_mute);
    is_there.then_some(if is_mute { words.rule_there } else { words.search_there })
}
