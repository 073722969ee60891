-- What is indexed of a text has changed: words stand there without the letters written on to them
-- too, and Latin letters without accents. Articles below this number are still in the older form,
-- which is made anew in the background, the newest first; searches need not wait for it.

CREATE TABLE reindexing (
  below INTEGER NOT NULL
) STRICT;
INSERT INTO reindexing (below)
  SELECT seq + 1 FROM sqlite_sequence WHERE name = 'articles' AND seq > 0;
