-- Notices of providers as they came, kept before they are acknowledged; and answers of language models, to be asked once.

CREATE TABLE notices (
    connection TEXT NOT NULL,
    event_id TEXT NOT NULL,
    received_at REAL NOT NULL,
    remote_job TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (connection, event_id)
) STRICT;

CREATE TABLE answers (
    connection TEXT NOT NULL,
    key TEXT NOT NULL,
    at REAL NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (connection, key)
) STRICT;
