-- Which job was queued for which row of which sheet, and how a kind of sheet is to be read.

CREATE TABLE catalogue_rows (
    job_id TEXT PRIMARY KEY,
    mark TEXT NOT NULL,    -- tells that the same was asked for before
    content TEXT NOT NULL, -- a digest of the row's own cells
    sku TEXT NOT NULL,
    file TEXT NOT NULL,
    row INTEGER NOT NULL,
    at REAL NOT NULL
) STRICT;
CREATE INDEX catalogue_rows_by_mark ON catalogue_rows (mark);
CREATE INDEX catalogue_rows_by_content ON catalogue_rows (content);
CREATE INDEX catalogue_rows_by_sku ON catalogue_rows (sku) WHERE sku != '';

-- The columns and the template that a person chose, by the names of a sheet's columns.
CREATE TABLE catalogue_kinds (
    kind TEXT PRIMARY KEY,
    at REAL NOT NULL,
    body TEXT NOT NULL
) STRICT;
