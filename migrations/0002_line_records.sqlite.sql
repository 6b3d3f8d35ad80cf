-- What the line and the grade leave behind: counts, readings, proposals and hand-ins. Conventions as in 0001.

-- Counts

CREATE TABLE tally (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_tag BLOB CHECK (length(source_tag) = 32),
  station BLOB CHECK (length(station) = 16),
  sector TEXT NOT NULL,
  period TEXT NOT NULL,
  category TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  members INTEGER NOT NULL CHECK (members >= 0),
  minutes_spent INTEGER NOT NULL CHECK (minutes_spent >= 0),
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  CHECK ((source_tag IS NULL) <> (station IS NULL))
) STRICT;
CREATE UNIQUE INDEX tally_by_member ON tally (source_tag, period, sector, category) WHERE source_tag IS NOT NULL;
CREATE UNIQUE INDEX tally_by_station ON tally (station, period, sector, category) WHERE station IS NOT NULL;
CREATE INDEX tally_by_period ON tally (period, seq);

CREATE TABLE tally_growth (
  seq INTEGER PRIMARY KEY,
  tally BLOB NOT NULL REFERENCES tally (id),
  thread BLOB NOT NULL REFERENCES thread (id),
  count INTEGER NOT NULL CHECK (count > 0),
  at INTEGER NOT NULL,
  UNIQUE (tally, thread)
) STRICT;

CREATE TABLE digest (
  period TEXT NOT NULL,
  charter BLOB NOT NULL CHECK (length(charter) = 16),
  dispatched_at INTEGER NOT NULL,
  PRIMARY KEY (period, charter)
) STRICT, WITHOUT ROWID;

-- Readings of a case

CREATE TABLE reading (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  thread BLOB NOT NULL REFERENCES thread (id),
  report_version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  party TEXT NOT NULL,
  level INTEGER NOT NULL,
  layer TEXT NOT NULL,
  route TEXT NOT NULL,
  tables_sha256 TEXT NOT NULL,
  body_key TEXT NOT NULL,
  body_context TEXT NOT NULL,
  body BLOB NOT NULL,
  notified_at INTEGER
) STRICT;
CREATE INDEX reading_by_thread ON reading (thread, party, seq);
CREATE INDEX reading_by_tables ON reading (tables_sha256, seq);

-- Proposals, comments and what was adopted: public from the first word, so nothing is sealed

CREATE TABLE proposal (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  payload BLOB NOT NULL,
  author TEXT NOT NULL,
  author_tag BLOB CHECK (length(author_tag) = 32),
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  comment_until INTEGER NOT NULL,
  effective_from INTEGER,
  expires_at INTEGER,
  mandate_to TEXT NOT NULL,
  mandated_at INTEGER,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE proposal_comment (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposal BLOB NOT NULL REFERENCES proposal (id),
  commenter TEXT NOT NULL,
  words TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL,
  answered_at INTEGER,
  confirmed_at INTEGER
) STRICT;
CREATE INDEX proposal_comment_by_proposal ON proposal_comment (proposal, seq);

CREATE TABLE adoption (
  seq INTEGER PRIMARY KEY,
  proposal BLOB NOT NULL UNIQUE REFERENCES proposal (id),
  adopted_at INTEGER NOT NULL,
  effective_from INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes BLOB NOT NULL
) STRICT;

-- What a person says was handed to an authority

CREATE TABLE submission (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  thread BLOB NOT NULL REFERENCES thread (id),
  form TEXT NOT NULL,
  addressee TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  number TEXT NOT NULL,
  submitted_by BLOB NOT NULL CHECK (length(submitted_by) = 16),
  via TEXT NOT NULL,
  state TEXT NOT NULL,
  body_key TEXT NOT NULL,
  body_context TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX submission_by_thread ON submission (thread, submitted_at, seq);
