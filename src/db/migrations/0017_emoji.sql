-- Custom emoji, ours and those of peers.

CREATE TABLE emoji (
    id                INTEGER PRIMARY KEY,
    domain            TEXT NOT NULL,              -- '': ours
    shortcode         TEXT NOT NULL,              -- without colons
    uri               TEXT,                       -- on the wire; some servers give none
    file              TEXT,                       -- in the media folder; NULL: not fetched yet
    still_file        TEXT,                       -- the same without motion; may be the same file
    remote_url        TEXT,                       -- on the peer
    category          TEXT,
    licence           TEXT NOT NULL DEFAULT '',   -- where it is from and who may use it
    visible_in_picker INTEGER NOT NULL DEFAULT 1 CHECK (visible_in_picker IN (0, 1)),
    disabled_at       INTEGER,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,           -- when its picture last changed
    failures          INTEGER NOT NULL DEFAULT 0, -- times in a row that a peer did not give it
    retry_at          INTEGER                     -- not to be asked for again before
) STRICT;

CREATE UNIQUE INDEX emoji_by_shortcode ON emoji (domain, shortcode);
