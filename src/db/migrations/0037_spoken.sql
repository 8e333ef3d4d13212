-- In which language members are spoken to; NULL: they have not said. A subscription to push messages
-- has the one in which it was asked for, for as long as its owner has not said.
ALTER TABLE user ADD COLUMN locale TEXT;
ALTER TABLE push_subscription ADD COLUMN locale TEXT;
