-- Browsers that are told of notifications while no page of ours is open: each has a token of its own
-- that ends with its session.
CREATE TABLE browser_push (
    session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    token   INTEGER NOT NULL UNIQUE REFERENCES token ON DELETE CASCADE
) STRICT;

CREATE TRIGGER browser_push_ends AFTER DELETE ON browser_push BEGIN
    DELETE FROM token WHERE id = OLD.token;
END;
