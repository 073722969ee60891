-- Articles that were deleted because they were old: a feed that sends them again brings no news.

CREATE TABLE deleted (
  feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  sign INTEGER NOT NULL,                  -- a digest of what tells an article from others
  at INTEGER NOT NULL,                    -- when it was deleted, or last sent since
  PRIMARY KEY (feed_id, sign)
) STRICT, WITHOUT ROWID;
