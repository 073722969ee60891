-- When the last document of a feed wanted to be asked for again: a server that says that nothing
-- changed does not send it again.

ALTER TABLE feeds ADD COLUMN rhythm TEXT NOT NULL DEFAULT '{}';  -- as JSON
