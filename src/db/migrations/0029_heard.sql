-- The same request twice is one: the mark itself says so, also to two that come at the same moment.
DELETE FROM heard WHERE id NOT IN (SELECT min(id) FROM heard GROUP BY mark);
CREATE UNIQUE INDEX heard_by_mark ON heard (mark);
