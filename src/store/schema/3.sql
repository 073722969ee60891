-- The full-text index follows the articles: saving them does not wait for it.

CREATE TABLE unindexed (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

-- The text of the article's page as it is read: searches look into it too.
ALTER TABLE bodies ADD COLUMN full_plain TEXT;

-- Bytes that are gathered before they are written as a part of the index: fewer, larger parts.
INSERT INTO search (search, rank) VALUES ('hashsize', 4194304);

-- What is marked read is counted by who marks it, once for a whole list, not by a trigger for each
-- article.
DROP TRIGGER count_changed;
CREATE TRIGGER count_changed
AFTER UPDATE OF is_starred, is_duplicate, is_muted, is_orphan ON statuses BEGIN
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
