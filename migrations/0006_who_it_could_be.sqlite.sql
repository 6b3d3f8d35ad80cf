-- What everybody can look up: about members, and about outages. Conventions as in 0001.

ALTER TABLE organisation ADD COLUMN prefectures TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN customers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organisation ADD COLUMN parent TEXT NOT NULL DEFAULT '';

CREATE TABLE public_event (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  sector TEXT NOT NULL,
  is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
  source TEXT NOT NULL,
  entered_by BLOB NOT NULL CHECK (length(entered_by) = 16),
  entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX public_event_by_time ON public_event (starts_at);

CREATE TABLE public_event_member (
  event BLOB NOT NULL REFERENCES public_event (id),
  organisation BLOB NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (event, organisation)
) STRICT, WITHOUT ROWID;
