-- Columns as wide as somebody likes, and words that somebody does not want to meet in one.

-- In rem; NULL: as `width` says.
ALTER TABLE deck_column ADD COLUMN rems INTEGER CHECK (rems BETWEEN 16 AND 45);
-- Words and phrases with commas between.
ALTER TABLE deck_column ADD COLUMN hidden TEXT NOT NULL DEFAULT '';
