//! A reading list: the feeds that somebody follows, in folders.

use super::FeedProblem;

/// Feeds and folders, in the order in which they are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingList {
    /// The title of the list.
    pub title: Option<String>,
    /// What stands in no folder, and the folders.
    pub root: Folder,
    /// The namespaces that attributes in it belong to: their prefixes and what these stand for.
    pub namespaces: Vec<(String, String)>,
    /// What was passed over or guessed.
    pub notes: Vec<ListNote>,
}

/// What was not taken over from a reading list as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListNote {
    /// Something is wrong with the document.
    Problem(FeedProblem),
    /// More feeds than are read. Holds how many were.
    TooMany(usize),
    /// A line that asks a question of other feeds. Holds it.
    Query(String),
    /// A line that runs a program. Holds it.
    Program(String),
    /// A line without an address. Holds it.
    NoAddress(String),
    /// An address at which no feed can be fetched: `javascript:`, `ftp:`, `mailto:`.
    Scheme(String),
}

/// A folder with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Its name; empty for the root.
    pub name: String,
    /// What the list says of it besides, as names and values.
    pub attributes: Vec<(String, String)>,
    /// Its feeds.
    pub subscriptions: Vec<Subscription>,
    /// The folders in it.
    pub folders: Vec<Folder>,
}

/// A feed that is followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscription {
    /// The address of the feed.
    pub address: String,
    /// The name that it has in the list, where it has one.
    pub title: Option<String>,
    /// The site that the feed belongs to.
    pub site: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// What the list says of it besides, as names and values.
    pub attributes: Vec<(String, String)>,
}

impl Folder {
    /// Every subscription in it and below it, with the names of its folders from the outside in.
    pub fn for_each<'a>(&'a self, visit: &mut impl FnMut(&[&'a str], &'a Subscription)) {
        let mut path = Vec::new();
        self.walk(&mut path, visit);
    }

    fn walk<'a>(
        &'a self,
        path: &mut Vec<&'a str>,
        visit: &mut impl FnMut(&[&'a str], &'a Subscription),
    ) {
        for subscription in &self.subscriptions {
            visit(path, subscription);
        }
        for folder in &self.folders {
            path.push(&folder.name);
            folder.walk(path, visit);
            path.pop();
        }
    }
}
