-- Who may take the answer to a comment, who may not use a mandate, and why a proposal was rejected. Conventions as in 0001.

ALTER TABLE proposal ADD COLUMN mandated_by BLOB CHECK (length(mandated_by) = 16);
ALTER TABLE proposal ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE proposal_comment ADD COLUMN by_tag BLOB CHECK (length(by_tag) = 32);
