-- Connections to clouds, without secrets: every version of each, and which one is in use.

CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    version INTEGER NOT NULL,
    added_at REAL NOT NULL
) STRICT;

CREATE TABLE connection_versions (
    connection_id TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (connection_id, version)
) STRICT;
