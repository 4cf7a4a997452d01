-- Clips as lists show them, without their bodies, with what people say of each; and notes at a frame.

CREATE TABLE clip_lines (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL UNIQUE,
    made_at REAL NOT NULL,
    removed_at REAL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    effect TEXT NOT NULL,
    source TEXT NOT NULL,
    prompt TEXT NOT NULL, -- its beginning
    project TEXT NOT NULL,
    batch TEXT NOT NULL,
    connection TEXT NOT NULL,
    model TEXT NOT NULL,
    stack TEXT NOT NULL, -- a digest, the same for takes of one source and prompt
    take INTEGER NOT NULL,
    duration_s REAL NOT NULL,
    frames INTEGER NOT NULL,
    rate TEXT NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    notes TEXT NOT NULL, -- of the render, parted by blanks
    thumbnail TEXT,
    micro INTEGER, -- millionths of what was charged; NULL: nobody said
    currency TEXT,
    decision TEXT NOT NULL DEFAULT 'undecided',
    decided_at REAL,
    starred INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '', -- one a line
    remarks INTEGER NOT NULL DEFAULT 0,
    missing INTEGER NOT NULL DEFAULT 0,
    words TEXT NOT NULL -- all that it is found by, folded
) STRICT;
CREATE INDEX clip_lines_by_time ON clip_lines (made_at) WHERE removed_at IS NULL;
CREATE INDEX clip_lines_by_stack ON clip_lines (stack, take);
CREATE INDEX clip_lines_by_hash ON clip_lines (sha256);
CREATE INDEX clip_lines_by_path ON clip_lines (path);

CREATE TABLE remarks (
    id TEXT PRIMARY KEY,
    clip_id TEXT NOT NULL,
    frame INTEGER NOT NULL,
    words TEXT NOT NULL,
    written_at REAL NOT NULL,
    removed_at REAL
) STRICT;
CREATE INDEX remarks_by_clip ON remarks (clip_id, frame);
