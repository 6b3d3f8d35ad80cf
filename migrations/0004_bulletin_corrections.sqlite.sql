-- Corrections of bulletins. Conventions as in 0001.

ALTER TABLE bulletin ADD COLUMN words_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bulletin ADD COLUMN corrected_at INTEGER;
ALTER TABLE bulletin ADD COLUMN corrects BLOB CHECK (length(corrects) = 16);
