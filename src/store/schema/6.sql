-- What is indexed of a text has changed again: a letter is not cut off where it is the word's own
-- (وزير is no و before زير). As after step 4, all articles are made anew in the background.

DELETE FROM reindexing;
INSERT INTO reindexing (below)
  SELECT seq + 1 FROM sqlite_sequence WHERE name = 'articles' AND seq > 0;
