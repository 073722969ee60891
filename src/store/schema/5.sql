-- The texts of articles are packed: as they are read, and the markup that they came from, as one.
-- `store/repacking.rs` brings them over, and gives this table the name of the older one.

CREATE TABLE packed_bodies (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  base TEXT,
  summary TEXT,
  is_summary_html INTEGER NOT NULL DEFAULT 0,
  extras TEXT NOT NULL DEFAULT '{}',      -- categories, enclosures, comments, as JSON
  texts BLOB NOT NULL,                    -- title and text; HTML as received. Facts and hits point
                                          -- into the first
  page_at INTEGER,
  page BLOB                               -- the text of its page; its HTML
) STRICT;
