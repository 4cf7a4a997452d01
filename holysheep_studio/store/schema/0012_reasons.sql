-- Why a person decided so: a budget overridden, a job of unknown price let out.

ALTER TABLE ledger ADD COLUMN reason TEXT NOT NULL DEFAULT '';
