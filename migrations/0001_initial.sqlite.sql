-- One station's store. Ids are the 16 bytes of a UUID, times milliseconds since 1970 UTC, words those of the API, truth 0 or 1.
-- A sealed body is three columns: the key it is under (kept in keys.db), what it is bound to, and the ciphertext.
-- `seq` is the order in which rows came; it never leaves the store.

-- People

CREATE TABLE organisation (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  sector TEXT NOT NULL,
  represented INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  organisation BLOB NOT NULL REFERENCES organisation (id),
  user TEXT NOT NULL UNIQUE,
  display TEXT NOT NULL,
  mail TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  station_staff INTEGER NOT NULL CHECK (station_staff IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE person_role (
  person BLOB NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  PRIMARY KEY (person, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  token_sha256 BLOB PRIMARY KEY CHECK (length(token_sha256) = 32),
  person BLOB NOT NULL REFERENCES person (id),
  purpose TEXT,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_person ON session (person);

CREATE TABLE api_token (
  seq INTEGER PRIMARY KEY,
  token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
  id TEXT NOT NULL UNIQUE,
  person BLOB NOT NULL REFERENCES person (id),
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT;
CREATE INDEX api_token_by_person ON api_token (person);

CREATE TABLE enrolment (
  code_sha256 BLOB PRIMARY KEY CHECK (length(code_sha256) = 32),
  person BLOB NOT NULL REFERENCES person (id),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Reports

CREATE TABLE thread (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  sector TEXT NOT NULL,
  statutory INTEGER NOT NULL CHECK (statutory IN (0, 1)),
  charter BLOB NOT NULL CHECK (length(charter) = 16),
  handle BLOB CHECK (length(handle) = 16),
  source_tag BLOB CHECK (length(source_tag) = 32),
  source_link_key TEXT,
  source_link_context TEXT,
  source_link BLOB,
  pseudonyms_key TEXT,
  pseudonyms_context TEXT,
  pseudonyms BLOB,
  short_number TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  opened_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX thread_by_change ON thread (changed_at, seq);
CREATE INDEX thread_by_source ON thread (source_tag, changed_at, seq) WHERE source_tag IS NOT NULL;
CREATE UNIQUE INDEX thread_by_handle ON thread (charter, handle) WHERE handle IS NOT NULL;
CREATE UNIQUE INDEX thread_by_short_number ON thread (short_number) WHERE short_number <> '';

CREATE TABLE given_handle (
  charter BLOB NOT NULL CHECK (length(charter) = 16),
  handle BLOB NOT NULL CHECK (length(handle) = 16),
  thread BLOB NOT NULL REFERENCES thread (id),
  PRIMARY KEY (charter, handle)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  thread BLOB NOT NULL REFERENCES thread (id),
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  stage TEXT NOT NULL,
  channel TEXT NOT NULL,
  body_key TEXT NOT NULL,
  body_context TEXT NOT NULL,
  body BLOB NOT NULL,
  assessment_key TEXT,
  assessment_context TEXT,
  assessment BLOB,
  level INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  leaf_index INTEGER NOT NULL,
  UNIQUE (thread, version)
) STRICT;

CREATE TABLE registry (
  source_tag BLOB NOT NULL PRIMARY KEY CHECK (length(source_tag) = 32),
  content_key TEXT NOT NULL,
  content_context TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE last_access (
  thread BLOB PRIMARY KEY REFERENCES thread (id),
  number INTEGER NOT NULL,
  commitment BLOB NOT NULL CHECK (length(commitment) = 32)
) STRICT, WITHOUT ROWID;

-- What waits between a member's words and their release

CREATE TABLE clearance (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  subject TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  thread BLOB NOT NULL REFERENCES thread (id),
  charter BLOB NOT NULL CHECK (length(charter) = 16),
  state TEXT NOT NULL,
  open_questions INTEGER NOT NULL,
  work_key TEXT,
  work_context TEXT,
  work BLOB,
  editor BLOB CHECK (length(editor) = 16),
  consent_by BLOB CHECK (length(consent_by) = 16),
  consent_at INTEGER,
  consent_digest BLOB CHECK (length(consent_digest) = 32),
  consent_accepts_small_set INTEGER CHECK (consent_accepts_small_set IN (0, 1)),
  home_approver BLOB CHECK (length(home_approver) = 16),
  released_by TEXT NOT NULL,
  technical_half_gone INTEGER NOT NULL CHECK (technical_half_gone IN (0, 1)),
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX clearance_by_state ON clearance (state, due_at, seq);
CREATE INDEX clearance_by_due ON clearance (due_at, seq);
CREATE INDEX clearance_by_thread ON clearance (thread);

-- Questions, answers, bulletins and their use

CREATE TABLE enquiry (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  thread BLOB NOT NULL REFERENCES thread (id),
  asked_here INTEGER NOT NULL CHECK (asked_here IN (0, 1)),
  call_back INTEGER NOT NULL CHECK (call_back IN (0, 1)),
  body_key TEXT NOT NULL,
  body_context TEXT NOT NULL,
  body BLOB NOT NULL,
  asked_at INTEGER NOT NULL,
  answer_by INTEGER,
  answered_at INTEGER,
  charter BLOB CHECK (length(charter) = 16)
) STRICT;
CREATE INDEX enquiry_by_thread ON enquiry (thread, asked_at, seq);

CREATE TABLE answer (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  enquiry BLOB NOT NULL REFERENCES enquiry (id),
  thread BLOB NOT NULL REFERENCES thread (id),
  body_key TEXT NOT NULL,
  body_context TEXT NOT NULL,
  body BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_by_enquiry ON answer (enquiry);

CREATE TABLE bulletin (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  issued_here INTEGER NOT NULL CHECK (issued_here IN (0, 1)),
  state TEXT NOT NULL,
  charter BLOB CHECK (length(charter) = 16),
  tlp TEXT NOT NULL,
  number INTEGER NOT NULL,
  body_key TEXT NOT NULL,
  body_context TEXT NOT NULL,
  body BLOB NOT NULL,
  author BLOB CHECK (length(author) = 16),
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX bulletin_by_time ON bulletin (at, seq);

CREATE TABLE bulletin_sector (
  bulletin BLOB NOT NULL REFERENCES bulletin (id),
  sector TEXT NOT NULL,
  PRIMARY KEY (bulletin, sector)
) STRICT, WITHOUT ROWID;

CREATE TABLE bulletin_about (
  bulletin BLOB NOT NULL REFERENCES bulletin (id),
  position INTEGER NOT NULL,
  thread BLOB NOT NULL CHECK (length(thread) = 16),
  PRIMARY KEY (bulletin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulletin_about_by_thread ON bulletin_about (thread);

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bulletin_use (
  seq INTEGER PRIMARY KEY,
  bulletin BLOB NOT NULL REFERENCES bulletin (id),
  organisation BLOB NOT NULL CHECK (length(organisation) = 16),
  outcome TEXT,
  because_key TEXT,
  because_context TEXT,
  because BLOB,
  acknowledged_at INTEGER NOT NULL,
  used_at INTEGER,
  UNIQUE (bulletin, organisation)
) STRICT;

CREATE TABLE received_use (
  seq INTEGER PRIMARY KEY,
  bulletin BLOB NOT NULL REFERENCES bulletin (id),
  charter BLOB NOT NULL CHECK (length(charter) = 16),
  done INTEGER,
  not_applicable INTEGER,
  could_not INTEGER,
  sectors_acted INTEGER NOT NULL,
  because_key TEXT,
  because_context TEXT,
  because BLOB,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX received_use_by_bulletin ON received_use (bulletin);

CREATE TABLE read_notice (
  seq INTEGER PRIMARY KEY,
  thread BLOB NOT NULL REFERENCES thread (id),
  reader TEXT NOT NULL,
  purpose TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  log_index INTEGER NOT NULL
) STRICT;
CREATE INDEX read_notice_by_thread ON read_notice (thread);

-- Arrows and dispatches

CREATE TABLE peer (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  slug TEXT NOT NULL UNIQUE,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  signing_public BLOB NOT NULL CHECK (length(signing_public) = 32),
  sealing_public BLOB NOT NULL CHECK (length(sealing_public) = 32)
) STRICT;

CREATE TABLE peer_sector (
  peer BLOB NOT NULL REFERENCES peer (id),
  sector TEXT NOT NULL,
  PRIMARY KEY (peer, sector)
) STRICT, WITHOUT ROWID;

CREATE TABLE charter (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  signature_from BLOB NOT NULL,
  signature_to BLOB NOT NULL,
  adopted_at INTEGER NOT NULL,
  UNIQUE (id, version)
) STRICT;

CREATE TABLE outbound (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  receiver BLOB NOT NULL CHECK (length(receiver) = 16),
  charter BLOB NOT NULL CHECK (length(charter) = 16),
  kind TEXT NOT NULL,
  thread BLOB CHECK (length(thread) = 16),
  about TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  queued_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  done_at INTEGER,
  last_error TEXT NOT NULL,
  bytes BLOB NOT NULL -- last, so that lists never touch its overflow pages
) STRICT;
CREATE INDEX outbound_queued ON outbound (next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbound_by_thread ON outbound (thread) WHERE thread IS NOT NULL;

CREATE TABLE inbound (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  receiver BLOB NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  link TEXT NOT NULL,
  due_at INTEGER,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  last_error TEXT NOT NULL
) STRICT;
CREATE INDEX notice_queued ON notice (next_attempt_at) WHERE state = 'queued';

CREATE TABLE idempotency (
  caller BLOB NOT NULL CHECK (length(caller) = 16),
  key TEXT NOT NULL,
  request_sha256 BLOB NOT NULL CHECK (length(request_sha256) = 32),
  created TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_time ON idempotency (at);

-- The log

CREATE TABLE log_entry (
  idx INTEGER PRIMARY KEY,
  commitment BLOB NOT NULL CHECK (length(commitment) = 32)
) STRICT;

CREATE TABLE log_node (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

-- `thread` is empty where an entry concerns none.
CREATE TABLE log_opening (
  thread BLOB NOT NULL CHECK (length(thread) IN (0, 16)),
  idx INTEGER NOT NULL,
  opening_key TEXT NOT NULL,
  opening_context TEXT NOT NULL,
  opening BLOB NOT NULL,
  PRIMARY KEY (thread, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE newest_checkpoint (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  size INTEGER NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE published_checkpoint (
  size INTEGER PRIMARY KEY,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
