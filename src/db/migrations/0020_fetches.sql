-- What is fetched of which nobody waits for it: how much of one server in an hour, what of whom,
-- and what its server says of a thread.

-- What was spent on one host within an hour that began with the first fetch.
CREATE TABLE host_budget (
    host     TEXT PRIMARY KEY,
    began_at INTEGER NOT NULL,
    spent    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX host_budget_by_age ON host_budget (began_at);

-- The host whose budget a job waits for.
ALTER TABLE job ADD COLUMN host TEXT;

CREATE INDEX job_by_host ON job (host, due) WHERE host IS NOT NULL;

-- When the posts of a peer's account were asked for last, and how many it says there are.
CREATE TABLE posts_fetch (
    account    INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    total      INTEGER
) STRICT;

-- What a peer's status says of its thread that is not to be seen from the statuses here.
CREATE TABLE status_thread (
    status  INTEGER PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    context TEXT,                                 -- the collection of what is in the thread
    parent  TEXT,                                 -- what it answers, while that is not here
    replies INTEGER                               -- answers that its server knows
) STRICT;

CREATE INDEX status_thread_by_parent ON status_thread (parent) WHERE parent IS NOT NULL;

-- A status that was here before what it answers is put below it, and counted.
CREATE TRIGGER status_adopted AFTER UPDATE OF in_reply_to ON status
WHEN OLD.in_reply_to IS NULL AND NEW.in_reply_to IS NOT NULL
     AND NEW.visibility IN ('public', 'unlisted') BEGIN
    UPDATE status SET replies_count = replies_count + 1 WHERE id = NEW.in_reply_to;
END;

-- When this server was last seen to run.
CREATE TABLE heartbeat (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    alive_at INTEGER NOT NULL
) STRICT;
