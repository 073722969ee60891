-- What lies in a library, from version 1 on. Times are seconds since 1970 (UTC); what is_… is 0 or 1.

CREATE TABLE folders (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER REFERENCES folders (id),
  name TEXT NOT NULL,
  attributes TEXT NOT NULL DEFAULT '[]'   -- what a reading list says besides, as JSON
) STRICT;
CREATE UNIQUE INDEX folders_by_name ON folders (parent_id, name);
INSERT INTO folders (id, parent_id, name) VALUES (0, NULL, '');

CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL UNIQUE,       -- addresses that differ in http/https only are one
  name TEXT,                              -- by the person
  title TEXT,                             -- by the feed
  site TEXT,
  description TEXT,
  language TEXT,
  folder_id INTEGER NOT NULL DEFAULT 0 REFERENCES folders (id),
  added_at INTEGER NOT NULL,
  removed_at INTEGER,                     -- unsubscribed, kept for a while
  attributes TEXT NOT NULL DEFAULT '[]',
  etag TEXT,
  last_modified TEXT,
  fetched_at INTEGER,                     -- the last answer of any kind
  next_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,    -- in a row
  latest_articles BLOB,                   -- those of the last document: still served
  keep_days INTEGER,                      -- retention of its own
  keep_count INTEGER
) STRICT;
CREATE INDEX feeds_by_folder ON feeds (folder_id);

CREATE TABLE counts (
  feed_id INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
  total INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  shown_total INTEGER NOT NULL DEFAULT 0, -- without duplicates of other feeds
  shown_unread INTEGER NOT NULL DEFAULT 0,
  shown_starred INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER count_feed AFTER INSERT ON feeds BEGIN
  INSERT INTO counts (feed_id) VALUES (NEW.id);
END;

CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE feed_tags (
  feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  PRIMARY KEY (feed_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice: undo records hold ids
  feed_id INTEGER NOT NULL REFERENCES feeds (id),
  guid TEXT NOT NULL,                     -- as the feed gave it last; not unique
  link TEXT,
  link_key TEXT,
  title TEXT NOT NULL,
  author TEXT,
  published_at INTEGER,
  published_offset INTEGER,               -- seconds east of UTC
  updated_at INTEGER,
  received_at INTEGER NOT NULL,
  language TEXT,
  is_rtl INTEGER NOT NULL,                -- the title
  raw_digest INTEGER NOT NULL,            -- of what was received
  text_digest INTEGER NOT NULL,           -- of what is read
  older_digest INTEGER,                   -- before the last edit
  changed_at INTEGER,                     -- when an edit came
  story_id INTEGER                        -- the first of those that are one story
) STRICT;
CREATE INDEX articles_by_guid ON articles (feed_id, guid);
CREATE INDEX articles_by_link ON articles (link_key) WHERE link_key IS NOT NULL;
CREATE INDEX articles_by_text ON articles (text_digest);
CREATE INDEX articles_by_story ON articles (story_id) WHERE story_id IS NOT NULL;

CREATE TABLE bodies (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  plain TEXT NOT NULL,                    -- title and text; facts and hits point into it
  content TEXT,                           -- HTML as received
  base TEXT,
  summary TEXT,
  is_summary_html INTEGER NOT NULL DEFAULT 0,
  extras TEXT NOT NULL DEFAULT '{}',      -- categories, enclosures, comments, as JSON
  full_text TEXT,                         -- HTML of its page
  full_text_at INTEGER
) STRICT;

CREATE TABLE statuses (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  feed_id INTEGER NOT NULL,
  sort_at INTEGER NOT NULL,
  word_count INTEGER NOT NULL,
  language TEXT,
  is_read INTEGER NOT NULL DEFAULT 0,
  read_at INTEGER,
  is_starred INTEGER NOT NULL DEFAULT 0,
  starred_at INTEGER,
  is_duplicate INTEGER NOT NULL DEFAULT 0, -- another feed gave the story first
  is_muted INTEGER NOT NULL DEFAULT 0,
  is_orphan INTEGER NOT NULL DEFAULT 0,    -- its feed is not followed any more
  is_present INTEGER NOT NULL AS (is_muted = 0 AND (is_orphan = 0 OR is_starred = 1)),
  is_shown INTEGER NOT NULL AS
    (is_duplicate = 0 AND is_muted = 0 AND (is_orphan = 0 OR is_starred = 1))
) STRICT;
CREATE INDEX shown_by_date ON statuses (sort_at, article_id, feed_id, word_count)
  WHERE is_shown = 1;
CREATE INDEX unread_by_date ON statuses (sort_at, article_id, feed_id, word_count)
  WHERE is_shown = 1 AND is_read = 0;
CREATE INDEX starred_by_date ON statuses (sort_at, article_id, feed_id, word_count)
  WHERE is_shown = 1 AND is_starred = 1;
CREATE INDEX feed_by_date ON statuses (feed_id, sort_at, article_id, word_count)
  WHERE is_present = 1;

CREATE TABLE article_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (tag_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_of_article ON article_tags (article_id);

CREATE TRIGGER count_new AFTER INSERT ON statuses WHEN NEW.is_present = 1 BEGIN
  UPDATE counts SET
    total = total + 1,
    unread = unread + (NEW.is_read = 0),
    starred = starred + NEW.is_starred,
    shown_total = shown_total + NEW.is_shown,
    shown_unread = shown_unread + (NEW.is_shown = 1 AND NEW.is_read = 0),
    shown_starred = shown_starred + (NEW.is_shown = 1 AND NEW.is_starred = 1)
  WHERE feed_id = NEW.feed_id;
END;
CREATE TRIGGER count_gone AFTER DELETE ON statuses WHEN OLD.is_present = 1 BEGIN
  UPDATE counts SET
    total = total - 1,
    unread = unread - (OLD.is_read = 0),
    starred = starred - OLD.is_starred,
    shown_total = shown_total - OLD.is_shown,
    shown_unread = shown_unread - (OLD.is_shown = 1 AND OLD.is_read = 0),
    shown_starred = shown_starred - (OLD.is_shown = 1 AND OLD.is_starred = 1)
  WHERE feed_id = OLD.feed_id;
END;
CREATE TRIGGER count_changed
AFTER UPDATE OF is_read, is_starred, is_duplicate, is_muted, is_orphan ON statuses BEGIN
  UPDATE counts SET
    total = total + NEW.is_present - OLD.is_present,
    unread = unread + (NEW.is_present = 1 AND NEW.is_read = 0)
                    - (OLD.is_present = 1 AND OLD.is_read = 0),
    starred = starred + (NEW.is_present = 1 AND NEW.is_starred = 1)
                      - (OLD.is_present = 1 AND OLD.is_starred = 1),
    shown_total = shown_total + NEW.is_shown - OLD.is_shown,
    shown_unread = shown_unread + (NEW.is_shown = 1 AND NEW.is_read = 0)
                                - (OLD.is_shown = 1 AND OLD.is_read = 0),
    shown_starred = shown_starred + (NEW.is_shown = 1 AND NEW.is_starred = 1)
                                  - (OLD.is_shown = 1 AND OLD.is_starred = 1)
  WHERE feed_id = NEW.feed_id;
END;

CREATE TABLE facts (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  engine INTEGER NOT NULL,                -- the version of what found them
  facts TEXT NOT NULL                     -- JSON, positions in bytes of bodies.plain
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  title, body, people, places, says,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
CREATE TRIGGER unindex AFTER DELETE ON articles BEGIN
  DELETE FROM search WHERE rowid = OLD.id;
END;

CREATE TABLE fetches (
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,                  -- received, unchanged, failed
  problem TEXT,
  new_count INTEGER NOT NULL DEFAULT 0,
  changed_count INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  duration_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX fetches_of_feed ON fetches (feed_id, id);

CREATE TABLE undo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  change TEXT NOT NULL,                   -- JSON
  articles BLOB NOT NULL,                 -- the set of those that changed
  undone_at INTEGER
) STRICT;

CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  is_mute INTEGER NOT NULL DEFAULT 0      -- hides what it finds
) STRICT;

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
