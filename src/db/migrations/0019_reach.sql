-- How far things go: hosts that do not answer, followers on both sides, relays.

-- On how many days in a row of days that it was asked a host failed, which was the last (counted
-- since 1970), and since when nothing is sent to it any more.
ALTER TABLE peer ADD COLUMN failing_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE peer ADD COLUMN failed_on INTEGER;
ALTER TABLE peer ADD COLUMN unavailable_since INTEGER;

-- Whether an activity goes to the followers of its sender, who are to be counted on both sides.
ALTER TABLE activity ADD COLUMN to_followers INTEGER NOT NULL DEFAULT 0
    CHECK (to_followers IN (0, 1));

-- Grows with every change of an account's followers on other servers.
ALTER TABLE account ADD COLUMN followers_version INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER follower_on_peer AFTER INSERT ON follow WHEN NEW.follower_local = 0 BEGIN
    UPDATE account SET followers_version = followers_version + 1 WHERE id = NEW.target;
END;

CREATE TRIGGER follower_no_longer_on_peer AFTER DELETE ON follow WHEN OLD.follower_local = 0 BEGIN
    UPDATE account SET followers_version = followers_version + 1 WHERE id = OLD.target;
END;

-- When a peer's account was last asked who of ours follows it.
CREATE TABLE followers_asked (
    account INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    at      INTEGER NOT NULL
) STRICT;

-- Servers that bring what others write for everyone, and take ours to them.
CREATE TABLE relay (
    id            INTEGER PRIMARY KEY,
    address       TEXT NOT NULL UNIQUE,           -- as the admin gave it: an inbox, or an actor
    style         TEXT NOT NULL CHECK (style IN ('mastodon', 'litepub')),
    state         TEXT NOT NULL CHECK (state IN ('idle', 'pending', 'accepted', 'rejected')),
    inbox         TEXT,                           -- NULL: not known yet
    actor         TEXT,
    follow_uri    TEXT UNIQUE,                    -- of our Follow
    follows_us    INTEGER NOT NULL DEFAULT 0 CHECK (follows_us IN (0, 1)),
    languages     TEXT NOT NULL DEFAULT '',       -- parted by spaces; '': all
    tags          TEXT NOT NULL DEFAULT '',       -- without #, parted by spaces; '': all
    most_per_hour INTEGER NOT NULL DEFAULT 0,     -- 0: no limit
    created_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX relay_by_actor ON relay (actor) WHERE actor IS NOT NULL;

-- What was taken from a relay within the last day.
CREATE TABLE relay_taken (
    relay  INTEGER NOT NULL REFERENCES relay ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    status INTEGER NOT NULL,
    PRIMARY KEY (relay, at, status)
) STRICT, WITHOUT ROWID;
