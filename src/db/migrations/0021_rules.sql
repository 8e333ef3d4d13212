-- Warnings put on what whole servers write, follows that ended and can be had back, moves.

-- Whether what is written there is folded under a warning, and in which words ('': the usual ones).
ALTER TABLE peer_block ADD COLUMN force_warning INTEGER NOT NULL DEFAULT 0
    CHECK (force_warning IN (0, 1));
ALTER TABLE peer_block ADD COLUMN warning TEXT NOT NULL DEFAULT '';

CREATE INDEX peer_block_warned ON peer_block (domain, warning) WHERE force_warning = 1;

-- Whether it is no longer known which follows ended. Of older ones only the numbers were kept.
ALTER TABLE severance ADD COLUMN purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1));
UPDATE severance SET purged = 1;

CREATE INDEX severance_by_target ON severance (target, id);
CREATE INDEX severance_kept ON severance (created_at) WHERE purged = 0;

-- Each follow that ended with it.
CREATE TABLE severed_follow (
    severance    INTEGER NOT NULL REFERENCES severance ON DELETE CASCADE,
    other        INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    direction    TEXT NOT NULL CHECK (direction IN ('follower', 'following')),
    uri          TEXT NOT NULL,                   -- of the Follow activity
    shows_boosts INTEGER NOT NULL CHECK (shows_boosts IN (0, 1)),
    notifies     INTEGER NOT NULL CHECK (notifies IN (0, 1)),
    followed_at  INTEGER NOT NULL,
    restored_at  INTEGER,                         -- when it was there again, or asked for
    PRIMARY KEY (severance, direction, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX severed_follow_by_other ON severed_follow (other);

-- How many followed an account of ours when it moved away and told them.
ALTER TABLE account ADD COLUMN moved_followers INTEGER;

-- The host that an account's actor is on: not always the domain in its handle.
ALTER TABLE account ADD COLUMN host TEXT GENERATED ALWAYS AS (
    substr(substr(uri, instr(uri, '://') + 3), 1,
           instr(substr(uri, instr(uri, '://') + 3) || '/', '/') - 1)) VIRTUAL;

DROP TRIGGER account_of_limited_peer;

CREATE TRIGGER account_of_limited_peer AFTER INSERT ON account
WHEN NEW.domain IS NOT NULL BEGIN
    UPDATE account SET
        suspended_at = coalesce(suspended_at, (SELECT min(b.created_at) FROM peer_block b
            WHERE b.severity = 'suspend' AND (b.domain IN (NEW.domain, NEW.host)
            OR substr(NEW.domain, -length(b.domain) - 1) = '.' || b.domain
            OR substr(NEW.host, -length(b.domain) - 1) = '.' || b.domain))),
        silenced_at = coalesce(silenced_at, (SELECT min(b.created_at) FROM peer_block b
            WHERE b.severity = 'silence' AND (b.domain IN (NEW.domain, NEW.host)
            OR substr(NEW.domain, -length(b.domain) - 1) = '.' || b.domain
            OR substr(NEW.host, -length(b.domain) - 1) = '.' || b.domain)))
    WHERE id = NEW.id;
END;
