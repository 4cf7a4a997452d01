-- How a job is queued: its priority, when it may start, whom it waits for, what was queued with it; what a list shows of
-- it, so that no request is read for that; and the present run of the queue.

ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 2; -- 0 comes first, 4 last
ALTER TABLE jobs ADD COLUMN start_at REAL;
ALTER TABLE jobs ADD COLUMN hours TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN stop_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN approved_at REAL;
ALTER TABLE jobs ADD COLUMN batch TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN digest TEXT NOT NULL DEFAULT '';
-- words of the request; an empty course: queued before they were kept, the request has to be read
ALTER TABLE jobs ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN effect TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN course TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN project TEXT NOT NULL DEFAULT '';

-- Looking for the next job reads this index alone, from its beginning.
CREATE INDEX jobs_to_run ON jobs
    (priority, position, added_at, state, hours, start_at, not_before, connection, lease_owner, lease_until, id)
    WHERE removed_at IS NULL AND paused = 0 AND state NOT IN ('cancelled', 'done', 'failed', 'unsure');
CREATE INDEX jobs_by_digest ON jobs (digest) WHERE digest != '';
CREATE INDEX jobs_by_batch ON jobs (batch) WHERE batch != '';
CREATE INDEX jobs_stopped ON jobs (id) WHERE removed_at IS NULL AND paused = 1
    AND state NOT IN ('cancelled', 'done', 'failed', 'unsure');

-- A job starts when every job it needs is done, and where a person is to accept its clip, that has been done too.
CREATE TABLE job_needs (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    first_id TEXT NOT NULL REFERENCES jobs (id),
    approval INTEGER NOT NULL DEFAULT 0,
    released INTEGER NOT NULL DEFAULT 0, -- a person lets it start all the same
    PRIMARY KEY (job_id, first_id)
) STRICT;
CREATE INDEX job_needs_by_first ON job_needs (first_id);

-- One line: since when failures are counted, and why the queue was paused by itself.
CREATE TABLE queue_run (
    only_line INTEGER PRIMARY KEY CHECK (only_line = 1),
    since REAL NOT NULL,
    stop TEXT
) STRICT;
INSERT INTO queue_run (only_line, since) VALUES (1, 0.0);
