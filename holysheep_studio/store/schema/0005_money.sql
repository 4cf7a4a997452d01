-- What each attempt at a clip has cost and when it went on, folded from the ledger so that a budget is one sum;
-- budgets and their alerts; every version of the price book.

ALTER TABLE ledger ADD COLUMN note TEXT NOT NULL DEFAULT ''; -- the budget of an override, the line of an invoice

CREATE TABLE attempts (
    job_id TEXT NOT NULL, -- empty: billed by a provider, unknown to the queue
    key TEXT NOT NULL,
    connection TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '',
    project TEXT NOT NULL DEFAULT '',
    at REAL NOT NULL, -- when the money was set aside: the day that it counts for
    currency TEXT,
    held INTEGER NOT NULL DEFAULT 0, -- millionths set aside
    charged INTEGER NOT NULL DEFAULT 0,
    unpriced INTEGER NOT NULL DEFAULT 0, -- 1: it may cost something and nobody knows how much
    settled INTEGER NOT NULL DEFAULT 0, -- 1: the provider has said what it cost, or surely charged nothing
    state TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '', -- of the error that it ended with
    seconds REAL NOT NULL DEFAULT 0, -- of the finished clip
    remote_id TEXT NOT NULL DEFAULT '',
    price_version INTEGER,
    price_row TEXT NOT NULL DEFAULT '',
    acknowledged_at REAL, -- the provider answered the request
    succeeded_at REAL, -- the provider was seen to have made the clip
    ended_at REAL,
    tokens INTEGER, -- NULL: not said
    PRIMARY KEY (job_id, key)
) STRICT;
CREATE INDEX attempts_by_time ON attempts (at, project, connection, currency, held, charged, unpriced);
CREATE INDEX attempts_by_model ON attempts (connection, model, at);

INSERT INTO attempts (job_id, key, connection, model, at, currency, held, charged, unpriced, settled, state)
    SELECT ledger.job_id, ledger.key, ledger.connection, coalesce(max(json_extract(requests.body, '$.cloud.model')), ''),
        min(ledger.at), max(currency),
        CASE WHEN sum(kind = 'charged') THEN 0
            ELSE coalesce(sum(CASE kind WHEN 'reserved' THEN micro WHEN 'released' THEN -micro END), 0) END,
        coalesce(sum(CASE kind WHEN 'charged' THEN micro END), 0),
        sum(micro IS NULL AND kind = 'reserved') > sum(micro IS NULL AND kind = 'released') AND NOT sum(kind = 'charged'),
        sum(kind = 'charged') > 0,
        coalesce(max(jobs.state), '')
    FROM ledger LEFT JOIN requests ON requests.job_id = ledger.job_id LEFT JOIN jobs ON jobs.id = ledger.job_id
    GROUP BY ledger.job_id, ledger.key;

CREATE TABLE budgets (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    set_at REAL NOT NULL
) STRICT;

CREATE TABLE budget_alerts (
    budget TEXT NOT NULL,
    since REAL NOT NULL, -- the beginning of the period
    percent INTEGER NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (budget, since, percent)
) STRICT;

CREATE TABLE price_versions (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    note TEXT NOT NULL, -- what was changed
    body TEXT NOT NULL -- the whole book: prices and exchange rates
) STRICT;
CREATE TRIGGER price_versions_are_not_changed BEFORE UPDATE ON price_versions
    BEGIN SELECT RAISE(ABORT, 'the price book is append-only'); END;
CREATE TRIGGER price_versions_are_not_shortened BEFORE DELETE ON price_versions
    BEGIN SELECT RAISE(ABORT, 'the price book is append-only'); END;
