-- A case file of format 1, as stemma wrote it: `sqlite3 case.db .dump`.
PRAGMA application_id = 1398033729;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE actors (
  id      TEXT PRIMARY KEY,
  nr      INTEGER NOT NULL,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'country', 'place', 'group')),
  country TEXT,  -- ISO 3166-1 alpha-3
  sector  TEXT   -- PLOVER
) STRICT, WITHOUT ROWID;
INSERT INTO "actors" VALUES('c1',0,'Lena Okoro','person',NULL,'GOV');
INSERT INTO "actors" VALUES('c2',1,'Norland','country',NULL,NULL);
INSERT INTO "actors" VALUES('c3',2,'Sudria','country',NULL,NULL);
CREATE TABLE aliases (
  actor TEXT NOT NULL REFERENCES actors (id),
  nr    INTEGER NOT NULL,
  name  TEXT NOT NULL,
  PRIMARY KEY (actor, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "aliases" VALUES('c1',0,'Okoro');
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
INSERT INTO "articles" VALUES('a6207d1ef32ec','harbour.txt',NULL,'Harbour News','Ferry held in Port Amsel','2025-03-04','en','report','["Ann Example"]','Ferry held in Port Amsel

PORT AMSEL, March 4 (AP) - Transport Minister Lena Okoro said on Tuesday: "We will not pay." Norland held talks with Sudria in Port Amsel on Monday. The ferry carries 312 passengers.

Advertisement
','b8de6d1042892a9e03df4316ac6f905f19ac3756edf1f0e768f0b0d4f165a8b0');
INSERT INTO "articles" VALUES('acbf2649452d8','courier.txt',NULL,NULL,'Ferry stays in port','2025-03-05','en','report','[]','Ferry stays in port

Transport Minister Lena Okoro said on Tuesday: "We will not pay." Norland held talks with Sudria in Port Amsel on March 3. The ferry carries some 300 passengers 🚢.
','b3abe76490962da620dbf8d9724b06837dc092cdf59376e73aaf44704c692ec1');
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
INSERT INTO "collation_variants" VALUES(0,0,'date','Monday','March 3',167,173,135,142);
INSERT INTO "collation_variants" VALUES(0,1,'cut','Advertisement',NULL,210,223,NULL,NULL);
CREATE TABLE collations (
  nr INTEGER PRIMARY KEY,
  a  TEXT NOT NULL REFERENCES articles (id),
  b  TEXT NOT NULL REFERENCES articles (id)
) STRICT;
INSERT INTO "collations" VALUES(0,'a6207d1ef32ec','acbf2649452d8');
CREATE TABLE conflict_readings (
  conflict  TEXT NOT NULL REFERENCES conflicts (id),
  nr        INTEGER NOT NULL,
  value     TEXT NOT NULL,
  text      TEXT NOT NULL,
  newsrooms TEXT NOT NULL CHECK (json_valid(newsrooms)),
  PRIMARY KEY (conflict, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "conflict_readings" VALUES('x1',0,'312','312','["AP"]');
INSERT INTO "conflict_readings" VALUES('x1',1,'300','some 300','["o0000000000b2"]');
CREATE TABLE conflicts (
  id         TEXT PRIMARY KEY,
  nr         INTEGER NOT NULL,
  about_kind TEXT NOT NULL CHECK (about_kind IN ('event', 'actor', 'quantity')),
  about      TEXT NOT NULL,
  field      TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('between-newsrooms', 'revised'))
) STRICT, WITHOUT ROWID;
INSERT INTO "conflicts" VALUES('x1',0,'quantity','q1','number','between-newsrooms');
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
INSERT INTO "copied_passages" VALUES(0,0,NULL,NULL,87,105,1.0);
CREATE TABLE copies (
  nr       INTEGER PRIMARY KEY,
  source   TEXT NOT NULL,  -- an article, or an origin where the parent is lost
  target   TEXT NOT NULL REFERENCES articles (id),
  relation TEXT NOT NULL,
  score    REAL NOT NULL,
  reasons  TEXT NOT NULL CHECK (json_valid(reasons))
) STRICT;
INSERT INTO "copies" VALUES(0,'o0000000000a1','acbf2649452d8','edited',0.91,'["the same words, another date form"]');
CREATE TABLE credits (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nr      INTEGER NOT NULL,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  start   INTEGER NOT NULL CHECK (start >= 0),
  stop    INTEGER NOT NULL CHECK (stop > start),
  PRIMARY KEY (article, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "credits" VALUES('a6207d1ef32ec',0,'AP','dateline',47,49);
CREATE TABLE descent_passages (
  article TEXT NOT NULL REFERENCES descents (article),
  start   INTEGER NOT NULL CHECK (start >= 0),
  stop    INTEGER NOT NULL CHECK (stop > start),
  origin  TEXT NOT NULL REFERENCES origins (id),
  PRIMARY KEY (article, start)
) STRICT, WITHOUT ROWID;
INSERT INTO "descent_passages" VALUES('acbf2649452d8',144,181,'o0000000000b2');
CREATE TABLE descents (
  article  TEXT PRIMARY KEY REFERENCES articles (id),
  nr       INTEGER NOT NULL,
  origin   TEXT NOT NULL REFERENCES origins (id),
  relation TEXT NOT NULL,
  credits  TEXT NOT NULL CHECK (json_valid(credits))
) STRICT, WITHOUT ROWID;
INSERT INTO "descents" VALUES('a6207d1ef32ec',0,'o0000000000a1','edited','["AP"]');
INSERT INTO "descents" VALUES('acbf2649452d8',1,'o0000000000a1','edited','[]');
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
INSERT INTO "events" VALUES('e1',0,'CONSULT','past','2025-03-03','Monday','Port Amsel',NULL,'Norland held talks with Sudria in Port Amsel on Monday','[]','["TASS"]','["o0000000000a1"]','["AP"]',0.8,'["one day, one place"]');
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
INSERT INTO "evidence" VALUES(0,'actor','c1',0,'a6207d1ef32ec',72,82,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(1,'actor','c1',0,'acbf2649452d8',40,50,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(2,'role','c1',0,'a6207d1ef32ec',53,71,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(3,'actor','c2',0,'a6207d1ef32ec',119,126,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(4,'actor','c3',0,'a6207d1ef32ec',143,149,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(5,'event','e1',0,'a6207d1ef32ec',119,173,'o0000000000a1',127,137,167,173,153,163);
INSERT INTO "evidence" VALUES(6,'event','e1',0,'acbf2649452d8',87,142,'o0000000000a1',95,105,135,142,121,131);
INSERT INTO "evidence" VALUES(7,'statement','s1',0,'a6207d1ef32ec',101,117,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(8,'statement','s1',0,'acbf2649452d8',69,85,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(9,'variant','s1',0,'acbf2649452d8',69,85,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(10,'quantity','q1',0,'a6207d1ef32ec',193,207,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(11,'conflict','x1',0,'a6207d1ef32ec',193,207,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(12,'conflict','x1',1,'acbf2649452d8',162,181,'o0000000000b2',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES(13,'position','p1',0,'a6207d1ef32ec',101,117,'o0000000000a1',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE intake_issues (
  level   TEXT NOT NULL CHECK (level IN ('note', 'warning', 'error')),
  text    TEXT NOT NULL,
  article TEXT,
  UNIQUE (level, text, article)
) STRICT;
INSERT INTO "intake_issues" VALUES('error','empty.txt: the file is empty',NULL);
INSERT INTO "intake_issues" VALUES('note','x','a6207d1ef32ec');
CREATE TABLE issues (
  nr      INTEGER PRIMARY KEY,
  level   TEXT NOT NULL CHECK (level IN ('note', 'warning', 'error')),
  text    TEXT NOT NULL,
  article TEXT
) STRICT;
INSERT INTO "issues" VALUES(0,'error','empty.txt: the file is empty',NULL);
INSERT INTO "issues" VALUES(1,'note','x','a6207d1ef32ec');
CREATE TABLE made_by (
  only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
  case_name  TEXT NOT NULL,
  version    TEXT,
  parameters TEXT,  -- sha256 of the parameter sets
  weights    TEXT   -- sha256 of the weights; null while reading goes by rules alone
) STRICT;
INSERT INTO "made_by" VALUES(1,'ferry','0.1.0','0000000000000000000000000000000000000000000000000000000000000000',NULL);
CREATE TABLE origins (
  id       TEXT PRIMARY KEY,
  nr       INTEGER NOT NULL,
  label    TEXT NOT NULL,
  newsroom TEXT,  -- null: not known
  held     TEXT REFERENCES articles (id),
  articles TEXT NOT NULL CHECK (json_valid(articles))  -- every article with a passage of it
) STRICT, WITHOUT ROWID;
INSERT INTO "origins" VALUES('o0000000000a1',0,'AP','AP',NULL,'["a6207d1ef32ec", "acbf2649452d8"]');
INSERT INTO "origins" VALUES('o0000000000b2',1,'Interfax',NULL,NULL,'[]');
CREATE TABLE parameters (
  name  TEXT PRIMARY KEY,  -- module.ParameterSet.field
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "parameters" VALUES('a.B.c','1');
CREATE TABLE parties (
  event    TEXT NOT NULL REFERENCES events (id),
  nr       INTEGER NOT NULL,
  actor    TEXT NOT NULL REFERENCES actors (id),
  role     TEXT NOT NULL CHECK (role IN ('source', 'target', 'both')),
  acts_for TEXT REFERENCES actors (id),
  PRIMARY KEY (event, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "parties" VALUES('e1',0,'c2','both',NULL);
INSERT INTO "parties" VALUES('e1',1,'c3','both','c2');
CREATE TABLE party_cells (
  evidence INTEGER NOT NULL REFERENCES evidence (nr),
  nr       INTEGER NOT NULL,
  actor    TEXT NOT NULL REFERENCES actors (id),
  start    INTEGER NOT NULL CHECK (start >= 0),
  stop     INTEGER NOT NULL CHECK (stop > start),
  PRIMARY KEY (evidence, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "party_cells" VALUES(5,0,'c2',119,126);
INSERT INTO "party_cells" VALUES(5,1,'c3',143,149);
INSERT INTO "party_cells" VALUES(6,0,'c2',87,94);
INSERT INTO "party_cells" VALUES(6,1,'c3',111,117);
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
INSERT INTO "positions" VALUES('p1',0,'c2','pay','refuses','2025-03-04',NULL,'["s1"]','["e1"]','["o0000000000a1"]','["AP"]');
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
INSERT INTO "quantities" VALUES('q1',0,'passengers',312.0,NULL,NULL,NULL,NULL,'e1','["c1"]','[]','["o0000000000a1"]','["AP"]');
CREATE TABLE readings (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  reader  TEXT NOT NULL,  -- digest of the rules and word lists that made it
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  PRIMARY KEY (article, reader)
) STRICT;
INSERT INTO "readings" VALUES('a6207d1ef32ec','r1','{"article":"a6207d1ef32ec","sentences":[[175,208]],"reporting":[[0,100]],"mentions":[{"span":[72,82],"type":"PER","form":"name","chain":0}],"chains":[{"kind":"person","name":"Lena Okoro","aliases":["Okoro"],"country":null,"roles":[{"title":"Transport Minister","org":null,"country":null,"span":[53,71],"former":false}],"sector":null}],"times":[{"span":[91,98],"type":"DATE","value":"2025-03-04","edtf":"2025-03-04"}],"attributions":[{"kind":"direct","source":[72,82],"cue":[83,87],"content":[[101,117]],"quoted":[],"speaker_chain":0,"addressee":null,"via":[],"time":0,"stance":null,"issue":null}],"quantities":[],"events":[],"issues":[]}');
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
INSERT INTO "roles" VALUES('c1',0,'Transport Minister',NULL,NULL,'2025-03-04',NULL);
CREATE TABLE shared (
  nr   INTEGER PRIMARY KEY,
  a    TEXT NOT NULL REFERENCES articles (id),
  b    TEXT NOT NULL REFERENCES articles (id),
  kind TEXT NOT NULL CHECK (kind IN ('narration', 'quotation', 'template'))
) STRICT;
INSERT INTO "shared" VALUES(0,'a6207d1ef32ec','acbf2649452d8','narration');
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
INSERT INTO "shared_passages" VALUES(0,0,119,174,87,143,0.9);
CREATE TABLE statement_variants (
  statement TEXT NOT NULL REFERENCES statements (id),
  nr        INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (statement, nr)
) STRICT, WITHOUT ROWID;
INSERT INTO "statement_variants" VALUES('s1',0,'We won''t pay');
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
INSERT INTO "statements" VALUES('s1',0,'c1','Transport Minister Lena Okoro','direct','We will not pay.','[]','said','2025-03-04',NULL,'[]','refuses','pay','["o0000000000a1"]','["AP"]',1.0,'[]');
CREATE TABLE timeline (
  nr    INTEGER PRIMARY KEY,
  date  TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES events (id)
) STRICT;
INSERT INTO "timeline" VALUES(0,'2025-03-03','e1');
CREATE TABLE zones (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL CHECK (start >= 0),
  stop    INTEGER NOT NULL CHECK (stop > start),
  kind    TEXT NOT NULL,
  PRIMARY KEY (article, start)
) STRICT, WITHOUT ROWID;
INSERT INTO "zones" VALUES('a6207d1ef32ec',0,24,'headline');
INSERT INTO "zones" VALUES('a6207d1ef32ec',210,223,'boilerplate');
CREATE INDEX evidence_of_record ON evidence (record);
CREATE INDEX evidence_in_article ON evidence (article, start);
CREATE VIEW evidence_words AS
  SELECT e.kind, e.record, e.part, substr(a.text, e.start + 1, e.stop - e.start) AS words,
         a.outlet, a.published, a.file, coalesce(o.newsroom, '(unknown)') AS newsroom,
         e.article, e.start, e.stop, e.origin
    FROM evidence e JOIN articles a ON a.id = e.article JOIN origins o ON o.id = e.origin
   ORDER BY e.nr;
CREATE VIEW events_told AS
  SELECT e.id, e.date, e.status, e.type, e.place, e.summary,
         (SELECT group_concat(a.name, ', ') FROM parties p JOIN actors a ON a.id = p.actor WHERE p.event = e.id) AS parties,
         json_array_length(e.newsrooms) AS newsrooms, json_array_length(e.origins) AS origins
    FROM events e ORDER BY e.nr;
CREATE VIEW statements_said AS
  SELECT s.id, coalesce(a.name, s.speaker_text) AS speaker, s.kind, s.text, s.date, s.stance, s.issue,
         json_array_length(s.newsrooms) AS newsrooms
    FROM statements s LEFT JOIN actors a ON a.id = s.speaker ORDER BY s.nr;
CREATE VIEW positions_taken AS
  SELECT p.id, a.name AS actor, p.stance, p.issue, p.since, p.until, json_array_length(p.newsrooms) AS newsrooms
    FROM positions p JOIN actors a ON a.id = p.actor ORDER BY p.nr;
CREATE VIEW stemma AS
  SELECT o.label AS origin, coalesce(o.newsroom, '(unknown)') AS newsroom, o.held IS NULL AS lost,
         d.relation, a.outlet, a.published, a.file, a.id AS article
    FROM descents d JOIN origins o ON o.id = d.origin JOIN articles a ON a.id = d.article
   ORDER BY o.nr, a.published, a.id;
COMMIT;
