-- What a running stage counts, and how much of the work of a job with two passes the first one is; jobs that look at the
-- whole clip first have a stage of their own for that.

ALTER TABLE jobs ADD COLUMN frame INTEGER; -- frames done in the present stage; NULL: it counts none
ALTER TABLE jobs ADD COLUMN frames INTEGER; -- and in all
ALTER TABLE jobs ADD COLUMN first_pass REAL NOT NULL DEFAULT 0.3; -- of the time of measuring and rendering

UPDATE jobs SET course = course || '+measure' WHERE (course = 'local' OR course LIKE '%+local') AND id IN (
    SELECT job_id FROM requests
    WHERE json_extract(body, '$.upscale') IS NULL
        AND (json_extract(body, '$.stabilise') = 1 OR json_extract(body, '$.deflicker') = 1));
