//! table: which element of which vocabulary is which field.

use super::namespaces::Space;
use super::raw::Field;

/// What kind of document an element stands in: the names of Atom mean Atom in Atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Rss,
    Atom,
}

/// The field that an element within an item, or within the channel, fills.
pub(super) fn field_of(family: Family, space: Space, name: &str) -> Option<Field> {
    match (space, family) {
        (Space::Format, Family::Rss) => of_rss(name),
        (Space::Format | Space::Atom, Family::Atom) | (Space::Atom, Family::Rss) => of_atom(name),
        (Space::Dc, _) => of_dublin_core(name),
        (Space::DcTerms, _) => of_dublin_core_terms(name),
        (Space::Content, _) => (name == "encoded").then_some(Field::ContentEncoded),
        (Space::Media, _) => of_media(name),
        (Space::Itunes, _) => of_itunes(name),
        (Space::Xhtml, _) => matches!(name, "body" | "div").then_some(Field::Body),
        (Space::Rdf | Space::Other, _) => None,
    }
}

fn of_rss(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "description" | "abstract" | "tagline" | "subtitle" => Field::Description,
        "summary" => Field::Summary,
        "encoded" | "content" => Field::Content,
        "body" | "fullitem" => Field::Body,
        "guid" | "id" => Field::Guid,
        "language" => Field::Language,
        "pubdate" => Field::PubDate,
        "published" => Field::Published,
        "issued" => Field::Issued,
        "lastbuilddate" => Field::LastBuildDate,
        "updated" => Field::Updated,
        "modified" => Field::Modified,
        "created" => Field::Created,
        "date" => Field::DcDate,
        "author" | "managingeditor" => Field::Author,
        "creator" => Field::DcCreator,
        "comments" => Field::Comments,
        _ => return None,
    })
}

fn of_atom(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::AtomTitle,
        "summary" => Field::AtomSummary,
        "subtitle" | "tagline" => Field::AtomSubtitle,
        "content" => Field::AtomContent,
        "id" => Field::AtomId,
        "author" => Field::AtomAuthor,
        "published" => Field::Published,
        "issued" => Field::Issued,
        "updated" => Field::Updated,
        "modified" => Field::Modified,
        "created" => Field::Created,
        "pubdate" => Field::PubDate,
        "language" => Field::Language,
        // Not of Atom, but found there.
        "description" => Field::Description,
        "guid" => Field::Guid,
        _ => return None,
    })
}

fn of_dublin_core(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::DcTitle,
        "description" => Field::DcDescription,
        "identifier" => Field::DcIdentifier,
        "language" => Field::DcLanguage,
        "date" => Field::DcDate,
        "creator" | "author" => Field::DcCreator,
        _ => return None,
    })
}

fn of_dublin_core_terms(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::DcTitle,
        "abstract" | "description" => Field::DcDescription,
        "identifier" => Field::DcIdentifier,
        "language" => Field::DcLanguage,
        "date" => Field::DcDate,
        "issued" | "available" => Field::DcIssued,
        "modified" => Field::DcModified,
        "created" => Field::DcCreated,
        "creator" => Field::DcCreator,
        _ => return None,
    })
}

fn of_media(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::MediaTitle,
        "description" => Field::MediaDescription,
        "credit" => Field::MediaCredit,
        _ => return None,
    })
}

fn of_itunes(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::ItunesTitle,
        "summary" => Field::ItunesSummary,
        "subtitle" => Field::ItunesSubtitle,
        "author" => Field::ItunesAuthor,
        _ => return None,
    })
}
