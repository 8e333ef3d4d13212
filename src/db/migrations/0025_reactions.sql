-- What one person does to one status more than once, and what was heard before a restart.

-- The emoji with which somebody of a peer reacted to a status. All of them together are one
-- favourite, which stays until the last of them is taken back.
CREATE TABLE reaction (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status  INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    emoji   TEXT NOT NULL,                        -- none: a favourite beside the others
    uri     TEXT NOT NULL,                        -- of the activity
    PRIMARY KEY (account, status, emoji)
) STRICT, WITHOUT ROWID;

CREATE INDEX reaction_by_status ON reaction (status);
CREATE INDEX reaction_by_uri ON reaction (uri);

-- Signed requests that were taken of late.
CREATE TABLE heard (
    id   INTEGER PRIMARY KEY,
    mark BLOB NOT NULL,                           -- 16 bytes of a hash
    at   INTEGER NOT NULL
) STRICT;

-- The collection of the hashtags that a peer's account shows.
ALTER TABLE account ADD COLUMN featured_tags_uri TEXT;
