-- A budget is asked under the write lock, so its sums must not read a hundred thousand rows one by one.

DROP INDEX attempts_by_time;
CREATE INDEX attempts_by_time ON attempts (at);
CREATE INDEX attempts_by_currency ON attempts (currency, at, project, connection, charged, held, unpriced);
CREATE INDEX ledger_overrides ON ledger (note, currency, at, micro) WHERE kind = 'override';
CREATE INDEX ledger_by_job ON ledger (job_id);
