-- Polls, statuses to be published later, drafts.

-- A poll has the id of the status that asks.
CREATE TABLE poll (
    status       INTEGER PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    local        INTEGER NOT NULL CHECK (local IN (0, 1)),
    multiple     INTEGER NOT NULL CHECK (multiple IN (0, 1)),
    hides_totals INTEGER NOT NULL CHECK (hides_totals IN (0, 1)),
    ends_at      INTEGER,                         -- NULL: never
    voters_count INTEGER,                         -- NULL: a peer does not say
    fetched_at   INTEGER                          -- when its server last told; NULL: ours
) STRICT;

CREATE TABLE poll_option (
    poll        INTEGER NOT NULL REFERENCES poll ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    title       TEXT NOT NULL,
    name        TEXT,                             -- as the peer writes it, where it differs
    votes_count INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (poll, place)
) STRICT, WITHOUT ROWID;

-- Of polls here all votes, of those on peers the votes of our people.
CREATE TABLE poll_vote (
    poll       INTEGER NOT NULL REFERENCES poll ON DELETE CASCADE,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (poll, account, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX poll_vote_by_account ON poll_vote (account);

CREATE TRIGGER poll_vote_counted AFTER INSERT ON poll_vote BEGIN
    UPDATE poll_option SET votes_count = votes_count + 1
     WHERE poll = NEW.poll AND place = NEW.place;
    UPDATE poll SET voters_count = voters_count + 1
     WHERE status = NEW.poll AND NOT EXISTS (SELECT 1 FROM poll_vote
           WHERE poll = NEW.poll AND account = NEW.account AND place <> NEW.place);
END;

-- An account that goes takes its votes along; what a peer told of its own polls stays.
CREATE TRIGGER poll_vote_uncounted AFTER DELETE ON poll_vote
WHEN EXISTS (SELECT 1 FROM poll WHERE status = OLD.poll AND local = 1) BEGIN
    UPDATE poll_option SET votes_count = votes_count - 1
     WHERE poll = OLD.poll AND place = OLD.place;
    UPDATE poll SET voters_count = voters_count - 1
     WHERE status = OLD.poll AND NOT EXISTS (SELECT 1 FROM poll_vote
           WHERE poll = OLD.poll AND account = OLD.account);
END;

-- What could be chosen in an earlier version: JSON list of titles; NULL: there was no poll.
ALTER TABLE status_edit ADD COLUMN poll TEXT;

-- Drafts that are kept: to be finished by hand, or to be published when their time has come.
CREATE TABLE draft (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    body       TEXT NOT NULL,                     -- model::Draft as JSON
    publish_at INTEGER,                           -- NULL: to be finished by hand
    key        TEXT,                              -- the client's, for one that is to be published
    problem    TEXT,                              -- why it could not be published
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX draft_by_account ON draft (account, id);
CREATE INDEX draft_unfinished ON draft (account, updated_at) WHERE publish_at IS NULL;
CREATE INDEX draft_by_key ON draft (account, key) WHERE key IS NOT NULL;

-- Keeps house-keeping from throwing away the files of a draft.
CREATE TABLE draft_media (
    draft    INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,
    media    INTEGER NOT NULL REFERENCES media ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (draft, media)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_media_by_media ON draft_media (media);
