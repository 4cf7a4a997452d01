-- What is remembered of files whose motion was measured, by the SHA-256 of the file: setting, corrections, outcome.

CREATE TABLE measured (
    digest TEXT PRIMARY KEY,
    at REAL NOT NULL,
    body TEXT NOT NULL
) STRICT;
