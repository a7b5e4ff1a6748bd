-- Format 1 -> 2: what people decide is kept with the case.

-- What people decided, in the order of making: it holds in every account that is built from then on.
-- A ruling is never changed and never erased; one that holds no more is retired.
CREATE TABLE rulings (
  id    TEXT PRIMARY KEY,
  verb  TEXT NOT NULL CHECK (verb IN ('merge', 'split', 'rename', 'retype', 'reject', 'confirm')),
  about TEXT NOT NULL CHECK (about IN ('actor', 'event', 'statement', 'copy', 'origin')),
  value TEXT,           -- the new name or type
  "by"  TEXT NOT NULL,  -- who
  made  TEXT NOT NULL,  -- when, UTC
  why   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The stretches of text that a ruling names: a side for each record. It applies to whatever record holds them now.
-- `article` is no reference: rulings may come from another case file, before their articles do.
CREATE TABLE ruling_places (
  ruling      TEXT NOT NULL REFERENCES rulings (id),
  side        INTEGER NOT NULL,
  nr          INTEGER NOT NULL,
  article     TEXT NOT NULL,
  start       INTEGER NOT NULL CHECK (start >= 0),
  stop        INTEGER NOT NULL CHECK (stop > start),
  text_sha256 TEXT NOT NULL,  -- of the article: the place is found by it where the article has another id
  words       TEXT NOT NULL,  -- how the stretch begins
  PRIMARY KEY (ruling, side, nr)
) STRICT, WITHOUT ROWID;

-- Rulings that hold no more.
CREATE TABLE retirements (
  ruling TEXT NOT NULL REFERENCES rulings (id),
  "by"   TEXT NOT NULL,
  made   TEXT NOT NULL,
  why    TEXT NOT NULL,
  PRIMARY KEY (ruling, made, "by", why)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER rulings_are_not_changed BEFORE UPDATE ON rulings
  BEGIN SELECT raise(ABORT, 'a ruling is never changed'); END;
CREATE TRIGGER rulings_are_not_erased BEFORE DELETE ON rulings
  BEGIN SELECT raise(ABORT, 'a ruling is retired, never erased'); END;
CREATE TRIGGER places_are_not_changed BEFORE UPDATE ON ruling_places
  BEGIN SELECT raise(ABORT, 'a ruling is never changed'); END;
CREATE TRIGGER places_are_not_erased BEFORE DELETE ON ruling_places
  BEGIN SELECT raise(ABORT, 'a ruling is retired, never erased'); END;
CREATE TRIGGER retirements_are_not_changed BEFORE UPDATE ON retirements
  BEGIN SELECT raise(ABORT, 'a retirement is never changed'); END;
CREATE TRIGGER retirements_are_not_erased BEFORE DELETE ON retirements
  BEGIN SELECT raise(ABORT, 'a retirement is never erased'); END;

-- What each ruling changed in which record, and what the machine thought.
CREATE TABLE effects (
  nr     INTEGER PRIMARY KEY,
  ruling TEXT NOT NULL REFERENCES rulings (id),
  record TEXT NOT NULL,
  was    TEXT NOT NULL
) STRICT;

-- Records that the machine made and a ruling threw out.
CREATE TABLE rejected (
  nr     INTEGER PRIMARY KEY,
  id     TEXT NOT NULL,
  kind   TEXT NOT NULL CHECK (kind IN ('actor', 'event', 'statement')),
  text   TEXT NOT NULL,
  ruling TEXT NOT NULL REFERENCES rulings (id)
) STRICT;

-- What they rested on.
CREATE TABLE rejected_evidence (
  rejected INTEGER NOT NULL REFERENCES rejected (nr),
  nr       INTEGER NOT NULL,
  article  TEXT NOT NULL REFERENCES articles (id),
  start    INTEGER NOT NULL CHECK (start >= 0),
  stop     INTEGER NOT NULL CHECK (stop > start),
  origin   TEXT NOT NULL REFERENCES origins (id),
  PRIMARY KEY (rejected, nr)
) STRICT, WITHOUT ROWID;

-- Rulings in the order of making, with the words that they name.
CREATE VIEW rulings_made AS
  SELECT r.id, r.made, r."by", r.verb, r.about,
         (SELECT group_concat(p.words, ' | ') FROM ruling_places p WHERE p.ruling = r.id AND p.nr = 0) AS names,
         r.value, r.why, (SELECT min(t.made) FROM retirements t WHERE t.ruling = r.id) AS retired
    FROM rulings r ORDER BY r.made, r.id;
