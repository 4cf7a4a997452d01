-- Where requests go, in versions; results that need not be paid for twice; trials and what people think of their takes.

CREATE TABLE routings (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Which finished job answers to which request. The clip itself is the library's.
CREATE TABLE results (
    job_id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    at REAL NOT NULL,
    used_at REAL NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    size_bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX results_by_key ON results (key);

CREATE TABLE trials (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    started_at REAL NOT NULL,
    ended_at REAL,
    body TEXT NOT NULL
) STRICT;

-- A job that belongs to a trial or to a chain of attempts, found without reading its request.
CREATE TABLE kinships (
    job_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL, -- trial, chain
    name TEXT NOT NULL, -- of the trial, or the first attempt's job
    arm TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    vote INTEGER
) STRICT;
CREATE INDEX kinships_by_name ON kinships (kind, name);

-- Ended cloud jobs for which it has been decided what follows; `made` is the job that does.
CREATE TABLE followups (
    job_id TEXT PRIMARY KEY,
    at REAL NOT NULL,
    made TEXT
) STRICT;
INSERT INTO followups (job_id, at) SELECT id, 0 FROM jobs WHERE state = 'done' AND connection != '';
