//! `khabar recover`: looks the library over, mends what can be made anew, and saves what can be
//! read of a damaged file into a new one.

use super::Failure;
use super::library::{self, counted};
use super::library_arguments::Where;
use crate::store::{Damage, Library, StoreError, recover as recover_file};
use jiff::Zoned;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn recover(place: &Where) -> Result<(), Failure> {
    let path = library::path(place)?;
    let damage = match look_over(&path) {
        Ok(None) => return Err(Failure::Empty),
        Ok(Some(damage)) => damage,
        Err(Failure::Store(StoreError::Damaged(cause))) => vec![Damage::File(cause)],
        Err(failure) => return Err(failure),
    };
    let mut output = io::stdout();
    if damage.is_empty() {
        return Ok(writeln!(output, "The library is sound.")?);
    }
    if damage.iter().all(|damage| !matches!(damage, Damage::File(_))) {
        return Ok(writeln!(output, "The index and the counts were made anew.")?);
    }
    let label = Zoned::now().strftime("%Y-%m-%d-%H%M%S").to_string();
    let recovered = recover_file(&path, &label)?;
    let articles = counted(recovered.articles, "article", "articles");
    let whole = if recovered.is_whole { "everything could be read" } else { "some was lost" };
    let copy = recovered.damaged.display();
    Ok(writeln!(output, "{articles} saved into a new library; {whole}. The old file is {copy}")?)
}

/// What is wrong, with what can be made anew made anew; none where there is no library.
fn look_over(path: &Path) -> Result<Option<Vec<Damage>>, Failure> {
    let Some(mut library) = Library::open_existing(path)? else { return Ok(None) };
    let others = library.other_sessions()?;
    if let Some(other) = others.first() {
        return Err(Failure::InUse(other.pid));
    }
    let damage = library.check()?;
    library.mend(&damage)?;
    Ok(Some(damage))
}
