-- Sources, jobs, clips, settings, and the log of changes that wakes every process on the data folder.
-- Times are seconds since 1970 UTC. Bodies are JSON of domain values (domain/codec).

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    added_at REAL NOT NULL,
    removed_at REAL,
    body TEXT NOT NULL
) STRICT;

-- The request never changes and may be long (a sampled curve), so it stands apart from what moves.
CREATE TABLE requests (
    job_id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE jobs (
    id TEXT PRIMARY KEY REFERENCES requests (job_id),
    position REAL NOT NULL,
    added_at REAL NOT NULL,
    removed_at REAL,
    state TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    cancelling INTEGER NOT NULL DEFAULT 0,
    attempt INTEGER NOT NULL DEFAULT 1,
    started_at REAL,
    ended_at REAL,
    progress REAL,
    outcome TEXT NOT NULL, -- problem, notes, verification, clip id
    lease_owner TEXT,
    lease_until REAL
) STRICT;
CREATE INDEX jobs_by_position ON jobs (position) WHERE removed_at IS NULL;

CREATE TABLE clips (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL UNIQUE,
    made_at REAL NOT NULL,
    removed_at REAL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL
) STRICT;
