-- Format 2 -> 3: vectors of sentences are kept, so that one more article makes only its own.

-- A cache, too: vectors of sentences, by digest of the sentence (and of the place of an act in it). Safe to empty.
CREATE TABLE vectors (
  key     TEXT PRIMARY KEY,
  weights TEXT NOT NULL,  -- digest of the weights that made it
  vector  BLOB NOT NULL   -- float32, in the byte order of the machine
) STRICT, WITHOUT ROWID;
