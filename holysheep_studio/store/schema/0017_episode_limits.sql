-- How many shots an episode may have filmed, and for how much; NULL: the usual cap, no limit of its own.

ALTER TABLE episodes ADD COLUMN most_shots INTEGER;
ALTER TABLE episodes ADD COLUMN most_spent TEXT; -- an exact number in the currency of the prices
