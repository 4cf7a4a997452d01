-- Episodes: every version of every stage is kept; the highest is in force. Takes tie a shot to the jobs that film it.

CREATE TABLE episodes (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    title TEXT NOT NULL,
    added_at REAL NOT NULL,
    removed_at REAL
) STRICT;

CREATE TABLE episode_parts (
    episode TEXT NOT NULL REFERENCES episodes (id),
    stage TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    at REAL NOT NULL,
    origin TEXT NOT NULL,
    basis TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (episode, stage, key, version)
) STRICT;

CREATE TABLE takes (
    job_id TEXT PRIMARY KEY,
    episode TEXT NOT NULL REFERENCES episodes (id),
    shot TEXT NOT NULL,
    basis TEXT NOT NULL,
    at REAL NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX takes_by_episode ON takes (episode, shot);

CREATE TABLE characters (
    series TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (series, name)
) STRICT;
