-- The full-text index follows the articles: saving them does not wait for it.

CREATE TABLE unindexed (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

-- Bytes that are gathered before they are written as a part of the index: fewer, larger parts.
INSERT INTO search (search, rank) VALUES ('hashsize', 4194304);
