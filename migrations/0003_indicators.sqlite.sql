-- Which cases show an indicator: by a keyed tag of its exact value, so that the value stands nowhere outside the sealed bodies.

CREATE TABLE indicator (
  tag BLOB NOT NULL CHECK (length(tag) = 32),
  thread BLOB NOT NULL REFERENCES thread (id),
  PRIMARY KEY (tag, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX indicator_by_thread ON indicator (thread, tag);
