-- Motion reports by a digest of the file, the setting and the version of the measures.

CREATE TABLE reports (
    key TEXT PRIMARY KEY,
    at REAL NOT NULL,
    body TEXT NOT NULL
) STRICT;
