-- Takes a library back to format 4: texts are not packed, and each of them is its title.

DROP TABLE bodies;
CREATE TABLE bodies (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  plain TEXT NOT NULL,
  content TEXT,
  base TEXT,
  summary TEXT,
  is_summary_html INTEGER NOT NULL DEFAULT 0,
  extras TEXT NOT NULL DEFAULT '{}',
  full_text TEXT,
  full_text_at INTEGER,
  full_plain TEXT
) STRICT;
INSERT INTO bodies (article_id, plain) SELECT id, title FROM articles;
ALTER TABLE feeds DROP COLUMN rhythm;
DROP TABLE deleted;
PRAGMA user_version = 4;
