//! `khabar recover`: looks the library over, mends what can be made anew, and saves what can be
//! read of a damaged file into a new one.

use super::failure::Failure;
use super::library;
use super::library_arguments::Where;
use super::progress::Progress;
use super::speech::Speech;
use crate::locale::fill;
use crate::store::{Damage, Library, Recovered, StoreError, recover as recover_file};
use jiff::Zoned;
use std::path::Path;

pub(super) fn recover(place: &Where, speech: &Speech) -> Result<(), Failure> {
    let path = library::path(place)?;
    let words = speech.words();
    let damage = match look_over(&path, speech) {
        Ok(None) => return Err(Failure::Empty),
        Ok(Some(damage)) => damage,
        Err(Failure::Store(StoreError::Damaged(cause))) => vec![Damage::File(cause)],
        // Its first page may say so alone.
        Err(Failure::Store(StoreError::NotALibrary(_))) => vec![Damage::File("header".to_owned())],
        Err(failure) => return Err(failure),
    };
    if damage.is_empty() {
        return Ok(speech.tell(words.library_sound)?);
    }
    if damage.iter().all(|damage| !matches!(damage, Damage::File(_))) {
        return Ok(speech.tell(words.library_mended)?);
    }
    let recovered = match save(&path, speech) {
        Err(StoreError::Damaged(_) | StoreError::NotALibrary(_)) => {
            return Err(Failure::NothingRead(path.display().to_string()));
        }
        recovered => recovered?,
    };
    let language = speech.language;
    let articles = words.library_saved.of(language, recovered.articles);
    let whole = if recovered.is_whole { words.all_was_read } else { words.some_was_unreadable };
    let old = fill(words.old_file, &[&recovered.damaged.display().to_string()]);
    let (semicolon, stop) = (language.semicolon(), language.full_stop());
    Ok(speech.tell(&format!("{articles}{semicolon}{whole}{stop} {old}"))?)
}

/// Saves what can be read, and says how far it is.
fn save(path: &Path, speech: &Speech) -> Result<Recovered, StoreError> {
    let mut progress = Progress::new(speech);
    let label = Zoned::now().strftime("%Y-%m-%d-%H%M%S").to_string();
    recover_file(path, &label, &mut |texts| {
        let read = || speech.words().texts_read.of(speech.language, texts);
        progress.show_if_long(|| format!("khabar: {}", read()));
    })
}

/// What is wrong, with what can be made anew made anew; none where there is no library.
fn look_over(path: &Path, speech: &Speech) -> Result<Option<Vec<Damage>>, Failure> {
    let mut progress = Progress::new(speech);
    progress.show(&format!("khabar: {}", speech.words().looking_over));
    let Some(mut library) = Library::open_existing(path)? else { return Ok(None) };
    let mut damage = library.check()?;
    library.mend(&damage)?;
    if damage.iter().all(|damage| !matches!(damage, Damage::File(_)))
        && !library.has_sound_lists()?
    {
        let is_mended = library.mend_lists().unwrap_or(false);
        // They were counted by the lists.
        library.mend(&library.check()?)?;
        let cause = || Damage::File("its lists".to_owned());
        damage.push(if is_mended { Damage::Index } else { cause() });
    }
    Ok(Some(damage))
}
