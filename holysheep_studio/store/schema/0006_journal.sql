-- The number of the newest transaction in the journal beside this database: one that is behind it has lost changes.

CREATE TABLE journal_mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    n INTEGER NOT NULL
) STRICT;
INSERT INTO journal_mark (one, n) VALUES (1, 0);
