-- What it takes to be understood by other servers, and to understand why not.

-- How a peer likes its requests signed: learnt from its answers.
ALTER TABLE peer ADD COLUMN signing TEXT NOT NULL DEFAULT 'cavage'
    CHECK (signing IN ('cavage', 'rfc9421'));

-- When an account last said that it is somebody else from now on.
ALTER TABLE account ADD COLUMN moved_at INTEGER;

-- Every public key of a peer's account, by its id.
CREATE TABLE account_key (
    id      TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    key     TEXT NOT NULL                         -- PEM or Multikey
) STRICT, WITHOUT ROWID;

CREATE INDEX account_key_by_account ON account_key (account);

-- The Ed25519 keys with which our accounts prove documents (FEP-8b32).
CREATE TABLE proof_key (
    account INTEGER PRIMARY KEY,
    private BLOB NOT NULL,                        -- PKCS#8, DER
    public  TEXT NOT NULL                         -- Multikey
) STRICT;

-- What peers sent and was not taken in, and why; kept for a week.
CREATE TABLE dropped (
    id     INTEGER PRIMARY KEY,
    host   TEXT NOT NULL,
    actor  TEXT NOT NULL,
    kind   TEXT NOT NULL,                         -- Create, Follow …
    uri    TEXT,                                  -- of the activity
    object TEXT,
    why    TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;

CREATE INDEX dropped_by_age ON dropped (at);
CREATE INDEX dropped_by_host ON dropped (host, at);
CREATE INDEX dropped_by_actor ON dropped (actor);
CREATE INDEX dropped_by_uri ON dropped (uri) WHERE uri IS NOT NULL;
CREATE INDEX dropped_by_object ON dropped (object) WHERE object IS NOT NULL;

-- What an activity of ours is about, so that one can ask what became of it.
ALTER TABLE activity ADD COLUMN object TEXT;

CREATE INDEX activity_by_object ON activity (object) WHERE object IS NOT NULL;

-- What each server said to what we last told it of a thing; kept for a week.
CREATE TABLE told (
    object  TEXT NOT NULL,
    host    TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('delivered', 'refused')),
    why     TEXT,                                 -- their words
    at      INTEGER NOT NULL,
    PRIMARY KEY (object, host)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_by_age ON told (at);
