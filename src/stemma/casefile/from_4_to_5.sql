-- Format 4 -> 5: what tells a record that is as it was, so that a build writes only those that changed.

-- What tells each record with an id, with all its parts and its evidence, as it was last written. Safe to empty.
CREATE TABLE digests (
  record TEXT PRIMARY KEY,  -- its id; of a descent, the article
  digest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
