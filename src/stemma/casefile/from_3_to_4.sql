-- Format 3 -> 4: what an account was made from is remembered, so that one more article compares only itself.

-- A cache, the third: what functions gave for what they were asked before, by what they were asked. Safe to empty.
CREATE TABLE memo (
  name  TEXT PRIMARY KEY,
  maker TEXT NOT NULL,  -- digest of the program that made it
  value BLOB NOT NULL
) STRICT;
