-- What fetching has to know of each feed.

ALTER TABLE feeds ADD COLUMN settings TEXT NOT NULL DEFAULT '{}'; -- of this feed alone, as JSON
ALTER TABLE feeds ADD COLUMN moved_to TEXT;                       -- where permanent redirects lead
ALTER TABLE feeds ADD COLUMN moved_times INTEGER NOT NULL DEFAULT 0; -- the same one, in a row
ALTER TABLE feeds ADD COLUMN stopped_at INTEGER;                  -- its server says it is gone
ALTER TABLE feeds ADD COLUMN body_digest INTEGER;                 -- of the last document, as it came
