-- Jobs that a cloud works on: whose connection, the key told to the provider, when to go on; and the book of money.

-- an empty connection is the local engine
ALTER TABLE jobs ADD COLUMN connection TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN not_before REAL;

-- Append-only: nothing in the program updates or deletes a line, and the database refuses it.
CREATE TABLE ledger (
    line INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    job_id TEXT NOT NULL,
    key TEXT NOT NULL,
    connection TEXT NOT NULL,
    at REAL NOT NULL,
    micro INTEGER, -- millionths; NULL: nobody knows
    currency TEXT
) STRICT;
CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
