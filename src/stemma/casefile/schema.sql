-- A stemma case: one story in one SQLite file.
--
-- Two kinds of tables. What was taken in stays: articles, zones, credits, intake_issues, rulings, and
-- three caches: readings, vectors, memo.
-- What was concluded, everything from `origins` on, is what the last build made of that; a record that a build finds as
-- it was is not written again.
--
-- Offsets (start, stop) count Unicode characters of articles.text from 0, half open. The words are
--     substr(text, start + 1, stop - start)
-- and the views at the end do that for you: begin with `SELECT * FROM evidence_words`.
-- Lists (authors, newsrooms, reasons ...) are JSON arrays: `SELECT value FROM json_each(newsrooms)`.
-- `nr` is the place of a record in the account, or of a part in its record; of copies, shared text and collations, which
-- have no id, it is a digest; of evidence it only rises within a record.

-- What made the account, and the name of the case. One row.
CREATE TABLE made_by (
  only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
  case_name  TEXT NOT NULL,
  version    TEXT,
  parameters TEXT,  -- sha256 of the parameter sets
  weights    TEXT   -- sha256 of the weights; null while reading goes by rules alone
) STRICT;

-- The parameter sets that the account was made with, one field a row.
CREATE TABLE parameters (
  name  TEXT PRIMARY KEY,  -- module.ParameterSet.field
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One text from one outlet, as it was published. Never changed.
CREATE TABLE articles (
  id          TEXT PRIMARY KEY,
  file        TEXT,
  url         TEXT,
  outlet      TEXT,
  title       TEXT,
  published   TEXT,  -- EDTF day or minute
  language    TEXT,
  genre       TEXT NOT NULL CHECK (genre IN ('report', 'opinion', 'release', 'transcript', 'live')),
  authors     TEXT NOT NULL CHECK (json_valid(authors)),
  text        TEXT NOT NULL,
  text_sha256 TEXT NOT NULL
) STRICT;

-- Stretches of an article that are not its body, and what they are.
CREATE TABLE zones (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL CHECK (start >= 0),
  stop    INTEGER NOT NULL CHECK (stop > start),
  kind    TEXT NOT NULL,
  PRIMARY KEY (article, start)
) STRICT, WITHOUT ROWID;

-- Agencies and outlets that an article names as its source, and where.
CREATE TABLE credits (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nr      INTEGER NOT NULL,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  start   INTEGER NOT NULL CHECK (start >= 0),
  stop    INTEGER NOT NULL CHECK (stop > start),
  PRIMARY KEY (article, nr)
) STRICT, WITHOUT ROWID;

-- What was odd about the inputs, build after build. `article` is no reference: a refused input never became one.
CREATE TABLE intake_issues (
  level   TEXT NOT NULL CHECK (level IN ('note', 'warning', 'error')),
  text    TEXT NOT NULL,
  article TEXT,
  UNIQUE (level, text, article)
) STRICT;

-- A cache: what each article says, as JSON, by the program that read it. Safe to empty.
CREATE TABLE readings (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  reader  TEXT NOT NULL,  -- digest of the rules and word lists that made it
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  PRIMARY KEY (article, reader)
) STRICT;

-- A cache, too: vectors of sentences, by digest of the sentence (and of the place of an act in it). Safe to empty.
CREATE TABLE vectors (
  key     TEXT PRIMARY KEY,
  weights TEXT NOT NULL,  -- digest of the weights that made it
  vector  BLOB NOT NULL   -- float32, in the byte order of the machine
) STRICT, WITHOUT ROWID;

-- A cache, the third: what functions gave for what they were asked before, by what they were asked. Safe to empty.
CREATE TABLE memo (
  name  TEXT PRIMARY KEY,
  maker TEXT NOT NULL,  -- digest of the program that made it
  value BLOB NOT NULL
) STRICT;

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

-- What tells each record with an id, with all its parts and its evidence, as it was last written. Safe to empty.
CREATE TABLE digests (
  record TEXT PRIMARY KEY,  -- its id; of a descent, the article
  digest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Independent lines of reporting. `held` is the article that is the origin itself; null where it is lost.
CREATE TABLE origins (
  id       TEXT PRIMARY KEY,
  nr       INTEGER NOT NULL,
  label    TEXT NOT NULL,
  newsroom TEXT,  -- null: not known
  held     TEXT REFERENCES articles (id),
  articles TEXT NOT NULL CHECK (json_valid(articles))  -- every article with a passage of it
) STRICT, WITHOUT ROWID;

-- Where the narration of each article comes from.
CREATE TABLE descents (
  article  TEXT PRIMARY KEY REFERENCES articles (id),
  nr       INTEGER NOT NULL,
  origin   TEXT NOT NULL REFERENCES origins (id),
  relation TEXT NOT NULL,
  credits  TEXT NOT NULL CHECK (json_valid(credits))
) STRICT, WITHOUT ROWID;

-- Stretches of an article that come from another origin than the rest of it.
CREATE TABLE descent_passages (
  article TEXT NOT NULL REFERENCES descents (article),
  start   INTEGER NOT NULL CHECK (start >= 0),
  stop    INTEGER NOT NULL CHECK (stop > start),
  origin  TEXT NOT NULL REFERENCES origins (id),
  PRIMARY KEY (article, start)
) STRICT, WITHOUT ROWID;

-- Articles whose words come from another article, or from a lost origin.
CREATE TABLE copies (
  nr       INTEGER PRIMARY KEY,
  source   TEXT NOT NULL,  -- an article, or an origin where the parent is lost
  target   TEXT NOT NULL REFERENCES articles (id),
  relation TEXT NOT NULL,
  score    REAL NOT NULL,
  reasons  TEXT NOT NULL CHECK (json_valid(reasons))
) STRICT;

-- The copied stretches: in the parent (source, null where it is lost) and in the copy (target).
CREATE TABLE copied_passages (
  copy         INTEGER NOT NULL REFERENCES copies (nr),
  nr           INTEGER NOT NULL,
  source_start INTEGER,
  source_stop  INTEGER,
  target_start INTEGER NOT NULL,
  target_stop  INTEGER NOT NULL,
  similarity   REAL NOT NULL,
  PRIMARY KEY (copy, nr)
) STRICT, WITHOUT ROWID;

-- Pairs of articles that share words: narration, quotation (of one speaker) or template (of one site).
CREATE TABLE shared (
  nr   INTEGER PRIMARY KEY,
  a    TEXT NOT NULL REFERENCES articles (id),
  b    TEXT NOT NULL REFERENCES articles (id),
  kind TEXT NOT NULL CHECK (kind IN ('narration', 'quotation', 'template'))
) STRICT;

-- The shared stretches in both.
CREATE TABLE shared_passages (
  shared     INTEGER NOT NULL REFERENCES shared (nr),
  nr         INTEGER NOT NULL,
  a_start    INTEGER NOT NULL,
  a_stop     INTEGER NOT NULL,
  b_start    INTEGER NOT NULL,
  b_stop     INTEGER NOT NULL,
  similarity REAL NOT NULL,
  PRIMARY KEY (shared, nr)
) STRICT, WITHOUT ROWID;

-- Copies that were compared word by word.
CREATE TABLE collations (
  nr INTEGER PRIMARY KEY,
  a  TEXT NOT NULL REFERENCES articles (id),
  b  TEXT NOT NULL REFERENCES articles (id)
) STRICT;

-- Their differences. A cut stands in a and not in b.
CREATE TABLE collation_variants (
  collation INTEGER NOT NULL REFERENCES collations (nr),
  nr        INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  a         TEXT,
  b         TEXT,
  a_start   INTEGER,
  a_stop    INTEGER,
  b_start   INTEGER,
  b_stop    INTEGER,
  PRIMARY KEY (collation, nr)
) STRICT, WITHOUT ROWID;

-- Who acts or speaks.
CREATE TABLE actors (
  id      TEXT PRIMARY KEY,
  nr      INTEGER NOT NULL,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'country', 'place', 'group')),
  country TEXT,  -- ISO 3166-1 alpha-3
  sector  TEXT   -- PLOVER
) STRICT, WITHOUT ROWID;

-- Other names that the articles use for an actor.
CREATE TABLE aliases (
  actor TEXT NOT NULL REFERENCES actors (id),
  nr    INTEGER NOT NULL,
  name  TEXT NOT NULL,
  PRIMARY KEY (actor, nr)
) STRICT, WITHOUT ROWID;

-- Titles that the articles give a person. Evidence: kind 'role', part = nr.
CREATE TABLE roles (
  actor   TEXT NOT NULL REFERENCES actors (id),
  nr      INTEGER NOT NULL,
  title   TEXT NOT NULL,
  org     TEXT,
  country TEXT,
  first   TEXT,
  last    TEXT,
  PRIMARY KEY (actor, nr)
) STRICT, WITHOUT ROWID;

-- Acts: one act at one time by the same parties.
CREATE TABLE events (
  id           TEXT PRIMARY KEY,
  nr           INTEGER NOT NULL,
  type         TEXT NOT NULL,  -- PLOVER
  status       TEXT NOT NULL CHECK (status IN ('past', 'scheduled', 'proposed', 'cancelled', 'denied')),
  date         TEXT,           -- EDTF
  date_text    TEXT,
  place        TEXT,
  part_of      TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
  summary      TEXT NOT NULL,
  according_to TEXT NOT NULL CHECK (json_valid(according_to)),
  via          TEXT NOT NULL CHECK (json_valid(via)),
  origins      TEXT NOT NULL CHECK (json_valid(origins)),
  newsrooms    TEXT NOT NULL CHECK (json_valid(newsrooms)),
  score        REAL NOT NULL,
  reasons      TEXT NOT NULL CHECK (json_valid(reasons))
) STRICT, WITHOUT ROWID;

-- Who took part in an event, and whom each acted for.
CREATE TABLE parties (
  event    TEXT NOT NULL REFERENCES events (id),
  nr       INTEGER NOT NULL,
  actor    TEXT NOT NULL REFERENCES actors (id),
  role     TEXT NOT NULL CHECK (role IN ('source', 'target', 'both')),
  acts_for TEXT REFERENCES actors (id),
  PRIMARY KEY (event, nr)
) STRICT, WITHOUT ROWID;

-- Words of one speaker on one occasion.
CREATE TABLE statements (
  id           TEXT PRIMARY KEY,
  nr           INTEGER NOT NULL,
  speaker      TEXT REFERENCES actors (id),
  speaker_text TEXT,
  kind         TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  text         TEXT NOT NULL,
  quoted       TEXT NOT NULL CHECK (json_valid(quoted)),  -- of a mixed statement: the words in marks, offsets in text
  cue          TEXT,
  date         TEXT,
  addressee    TEXT,
  via          TEXT NOT NULL CHECK (json_valid(via)),
  stance       TEXT,
  issue        TEXT,
  origins      TEXT NOT NULL CHECK (json_valid(origins)),
  newsrooms    TEXT NOT NULL CHECK (json_valid(newsrooms)),
  score        REAL NOT NULL,
  reasons      TEXT NOT NULL CHECK (json_valid(reasons))
) STRICT, WITHOUT ROWID;

-- Other forms of the same words. Evidence: kind 'variant', part = nr.
CREATE TABLE statement_variants (
  statement TEXT NOT NULL REFERENCES statements (id),
  nr        INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (statement, nr)
) STRICT, WITHOUT ROWID;

-- Counted things.
CREATE TABLE quantities (
  id           TEXT PRIMARY KEY,
  nr           INTEGER NOT NULL,
  "of"         TEXT,
  value        REAL,
  low          REAL,
  high         REAL,
  modifier     TEXT,
  unit         TEXT,
  event        TEXT REFERENCES events (id),
  according_to TEXT NOT NULL CHECK (json_valid(according_to)),
  via          TEXT NOT NULL CHECK (json_valid(via)),
  origins      TEXT NOT NULL CHECK (json_valid(origins)),
  newsrooms    TEXT NOT NULL CHECK (json_valid(newsrooms))
) STRICT, WITHOUT ROWID;

-- Cells for which newsrooms give different values. `about` is the id of an event, actor or quantity.
CREATE TABLE conflicts (
  id         TEXT PRIMARY KEY,
  nr         INTEGER NOT NULL,
  about_kind TEXT NOT NULL CHECK (about_kind IN ('event', 'actor', 'quantity')),
  about      TEXT NOT NULL,
  field      TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('between-newsrooms', 'revised'))
) STRICT, WITHOUT ROWID;

-- The values that stand against each other. Evidence: kind 'conflict', part = nr.
CREATE TABLE conflict_readings (
  conflict  TEXT NOT NULL REFERENCES conflicts (id),
  nr        INTEGER NOT NULL,
  value     TEXT NOT NULL,
  text      TEXT NOT NULL,
  newsrooms TEXT NOT NULL CHECK (json_valid(newsrooms)),
  PRIMARY KEY (conflict, nr)
) STRICT, WITHOUT ROWID;

-- An actor's stance on an issue.
CREATE TABLE positions (
  id         TEXT PRIMARY KEY,
  nr         INTEGER NOT NULL,
  actor      TEXT NOT NULL REFERENCES actors (id),
  issue      TEXT NOT NULL,
  stance     TEXT NOT NULL,
  since      TEXT,
  until      TEXT,
  statements TEXT NOT NULL CHECK (json_valid(statements)),
  events     TEXT NOT NULL CHECK (json_valid(events)),
  origins    TEXT NOT NULL CHECK (json_valid(origins)),
  newsrooms  TEXT NOT NULL CHECK (json_valid(newsrooms))
) STRICT, WITHOUT ROWID;

-- Events at their place in time.
CREATE TABLE timeline (
  nr    INTEGER PRIMARY KEY,
  date  TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES events (id)
) STRICT;

-- The spans that every record rests on. For an event also where its cells stand.
CREATE TABLE evidence (
  nr            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN
                  ('actor', 'role', 'event', 'statement', 'variant', 'quantity', 'conflict', 'position')),
  record        TEXT NOT NULL,               -- id of the actor, event, statement, quantity, conflict or position
  part          INTEGER NOT NULL DEFAULT 0,  -- which role, variant or conflict reading of it
  article       TEXT NOT NULL REFERENCES articles (id),
  start         INTEGER NOT NULL CHECK (start >= 0),
  stop          INTEGER NOT NULL CHECK (stop > start),
  origin        TEXT NOT NULL REFERENCES origins (id),
  trigger_start INTEGER,
  trigger_stop  INTEGER,
  date_start    INTEGER,
  date_stop     INTEGER,
  place_start   INTEGER,
  place_stop    INTEGER
) STRICT;
CREATE INDEX evidence_of_record ON evidence (record);
CREATE INDEX evidence_in_article ON evidence (article, start);

-- Where in a piece of event evidence each party is named.
CREATE TABLE party_cells (
  evidence INTEGER NOT NULL REFERENCES evidence (nr),
  nr       INTEGER NOT NULL,
  actor    TEXT NOT NULL REFERENCES actors (id),
  start    INTEGER NOT NULL CHECK (start >= 0),
  stop     INTEGER NOT NULL CHECK (stop > start),
  PRIMARY KEY (evidence, nr)
) STRICT, WITHOUT ROWID;

-- What is odd, bad or unclear, in the inputs and in the results.
CREATE TABLE issues (
  nr      INTEGER PRIMARY KEY,
  level   TEXT NOT NULL CHECK (level IN ('note', 'warning', 'error')),
  text    TEXT NOT NULL,
  article TEXT
) STRICT;

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

-- Every piece of evidence with its words, its outlet and its newsroom.
CREATE VIEW evidence_words AS
  SELECT e.kind, e.record, e.part, substr(a.text, e.start + 1, e.stop - e.start) AS words,
         a.outlet, a.published, a.file, coalesce(o.newsroom, '(unknown)') AS newsroom,
         e.article, e.start, e.stop, e.origin
    FROM evidence e JOIN articles a ON a.id = e.article JOIN origins o ON o.id = e.origin
   ORDER BY e.nr;

-- Events with the names of their parties and the number of newsrooms behind them.
CREATE VIEW events_told AS
  SELECT e.id, e.date, e.status, e.type, e.place, e.summary,
         (SELECT group_concat(a.name, ', ') FROM parties p JOIN actors a ON a.id = p.actor WHERE p.event = e.id) AS parties,
         json_array_length(e.newsrooms) AS newsrooms, json_array_length(e.origins) AS origins
    FROM events e ORDER BY e.nr;

-- Statements with the name of their speaker.
CREATE VIEW statements_said AS
  SELECT s.id, coalesce(a.name, s.speaker_text) AS speaker, s.kind, s.text, s.date, s.stance, s.issue,
         json_array_length(s.newsrooms) AS newsrooms
    FROM statements s LEFT JOIN actors a ON a.id = s.speaker ORDER BY s.nr;

-- Positions with the name of their actor.
CREATE VIEW positions_taken AS
  SELECT p.id, a.name AS actor, p.stance, p.issue, p.since, p.until, json_array_length(p.newsrooms) AS newsrooms
    FROM positions p JOIN actors a ON a.id = p.actor ORDER BY p.nr;

-- The stemma: each article, its relation and the origin it descends from.
CREATE VIEW stemma AS
  SELECT o.label AS origin, coalesce(o.newsroom, '(unknown)') AS newsroom, o.held IS NULL AS lost,
         d.relation, a.outlet, a.published, a.file, a.id AS article
    FROM descents d JOIN origins o ON o.id = d.origin JOIN articles a ON a.id = d.article
   ORDER BY o.nr, a.published, a.id;

-- Rulings in the order of making, with the words that they name.
CREATE VIEW rulings_made AS
  SELECT r.id, r.made, r."by", r.verb, r.about,
         (SELECT group_concat(p.words, ' | ') FROM ruling_places p WHERE p.ruling = r.id AND p.nr = 0) AS names,
         r.value, r.why, (SELECT min(t.made) FROM retirements t WHERE t.ruling = r.id) AS retired
    FROM rulings r ORDER BY r.made, r.id;
