-- Keeping order: reports, limits on accounts and servers, who may not join, announcements, terms.

ALTER TABLE account ADD COLUMN silenced_at INTEGER;    -- kept out of sight of strangers
ALTER TABLE account ADD COLUMN sensitized_at INTEGER;  -- its media are always marked sensitive

CREATE INDEX account_silenced ON account (id) WHERE silenced_at IS NOT NULL;
CREATE INDEX account_suspended ON account (id) WHERE suspended_at IS NOT NULL;
-- What is counted of a span of time.
CREATE INDEX status_written_here ON status (id, author) WHERE local = 1;
CREATE INDEX user_by_age ON user (created_at);
CREATE INDEX favourite_by_age ON favourite (created_at);

CREATE TABLE report (
    id              INTEGER PRIMARY KEY,
    account         INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,   -- who reports
    target          INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    category        TEXT NOT NULL CHECK (category IN ('spam', 'legal', 'violation', 'other')),
    comment         TEXT NOT NULL,
    uri             TEXT UNIQUE,                  -- of a peer's Flag
    forwarded       INTEGER NOT NULL CHECK (forwarded IN (0, 1)),
    rules           TEXT NOT NULL DEFAULT '[]',   -- JSON list of rule ids
    collections     TEXT NOT NULL DEFAULT '[]',   -- JSON list of ids
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    assigned        INTEGER REFERENCES account ON DELETE SET NULL,
    action_taken_at INTEGER,                      -- NULL: still open
    action_taken_by INTEGER REFERENCES account ON DELETE SET NULL
) STRICT;

CREATE INDEX report_by_account ON report (account, id);
CREATE INDEX report_by_target ON report (target, id);
CREATE INDEX report_open ON report (id) WHERE action_taken_at IS NULL;
CREATE INDEX report_by_assigned ON report (assigned) WHERE assigned IS NOT NULL;
CREATE INDEX report_by_taker ON report (action_taken_by) WHERE action_taken_by IS NOT NULL;
CREATE INDEX report_by_end ON report (action_taken_at) WHERE action_taken_at IS NOT NULL;
CREATE INDEX report_by_age ON report (created_at);

CREATE TABLE report_status (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    status INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    PRIMARY KEY (report, status)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_status_by_status ON report_status (status);

-- Servers that the admin limits. Subdomains are meant, too.
CREATE TABLE peer_block (
    id              INTEGER PRIMARY KEY,
    domain          TEXT NOT NULL UNIQUE,
    severity        TEXT NOT NULL CHECK (severity IN ('noop', 'silence', 'suspend')),
    reject_media    INTEGER NOT NULL CHECK (reject_media IN (0, 1)),
    reject_reports  INTEGER NOT NULL CHECK (reject_reports IN (0, 1)),
    private_comment TEXT NOT NULL DEFAULT '',
    public_comment  TEXT NOT NULL DEFAULT '',
    obfuscate       INTEGER NOT NULL CHECK (obfuscate IN (0, 1)),
    created_at      INTEGER NOT NULL
) STRICT;

-- Servers that are talked with where only those are that the admin allows.
CREATE TABLE peer_allow (
    id         INTEGER PRIMARY KEY,
    domain     TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE email_domain_block (
    id         INTEGER PRIMARY KEY,
    domain     TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ip_block (
    id         INTEGER PRIMARY KEY,
    ip         TEXT NOT NULL UNIQUE,              -- a network such as 192.0.2.0/24
    severity   TEXT NOT NULL
               CHECK (severity IN ('sign_up_requires_approval', 'sign_up_block', 'no_access')),
    comment    TEXT NOT NULL DEFAULT '',
    expires_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE canonical_email_block (
    id   INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE                     -- SHA-256 of the address in its plainest form
) STRICT;

CREATE TABLE announcement (
    id         INTEGER PRIMARY KEY,
    text       TEXT NOT NULL,                     -- as typed
    html       TEXT NOT NULL,                     -- clean HTML
    starts_at  INTEGER,
    ends_at    INTEGER,
    all_day    INTEGER NOT NULL CHECK (all_day IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE announcement_read (
    announcement INTEGER NOT NULL REFERENCES announcement ON DELETE CASCADE,
    account      INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (announcement, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX announcement_read_by_account ON announcement_read (account);

CREATE TABLE announcement_reaction (
    announcement INTEGER NOT NULL REFERENCES announcement ON DELETE CASCADE,
    account      INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    name         TEXT NOT NULL,
    PRIMARY KEY (announcement, name, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX announcement_reaction_by_account ON announcement_reaction (account);

-- Terms of service, each from a day on.
CREATE TABLE terms (
    effective_on TEXT PRIMARY KEY,                -- 2026-11-23
    text         TEXT NOT NULL,
    html         TEXT NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A stranger that comes in from a limited server is limited like those that are known. The moment
-- is the block's, so that lifting the block lifts this and no limit set by hand.
CREATE TRIGGER account_of_limited_peer AFTER INSERT ON account
WHEN NEW.domain IS NOT NULL BEGIN
    UPDATE account SET
        suspended_at = coalesce(suspended_at, (SELECT min(b.created_at) FROM peer_block b
            WHERE b.severity = 'suspend' AND (b.domain = NEW.domain
            OR substr(NEW.domain, -length(b.domain) - 1) = '.' || b.domain))),
        silenced_at = coalesce(silenced_at, (SELECT min(b.created_at) FROM peer_block b
            WHERE b.severity = 'silence' AND (b.domain = NEW.domain
            OR substr(NEW.domain, -length(b.domain) - 1) = '.' || b.domain)))
    WHERE id = NEW.id;
END;
