-- Lists of people, hashtags that are followed or featured, people who are recommended, threads and
-- whole servers that somebody does not want to hear of.

CREATE TABLE list (
    id             INTEGER PRIMARY KEY,
    account        INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,   -- whose it is
    title          TEXT NOT NULL,
    replies_policy TEXT NOT NULL CHECK (replies_policy IN ('followed', 'list', 'none')),
    -- What its members write is read there alone.
    exclusive      INTEGER NOT NULL CHECK (exclusive IN (0, 1))
) STRICT;

CREATE INDEX list_by_account ON list (account, id);

CREATE TABLE list_account (
    list   INTEGER NOT NULL REFERENCES list ON DELETE CASCADE,
    member INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (list, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX list_account_by_member ON list_account (member, list);

-- What is in a list's timeline, filled as `home` is. `shown` is the status itself, or what it
-- boosts: nothing is shown twice within a while.
CREATE TABLE list_status (
    list   INTEGER NOT NULL REFERENCES list ON DELETE CASCADE,
    status INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    shown  INTEGER NOT NULL,
    PRIMARY KEY (list, status)
) STRICT, WITHOUT ROWID;

CREATE INDEX list_status_by_status ON list_status (status);
CREATE INDEX list_status_by_shown ON list_status (list, shown, status);

ALTER TABLE home ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
UPDATE home SET shown = (SELECT ifnull(boost_of, id) FROM status WHERE id = home.status);
CREATE INDEX home_by_shown ON home (account, shown, status);

CREATE TABLE followed_tag (
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    tag     INTEGER NOT NULL REFERENCES hashtag ON DELETE CASCADE,
    UNIQUE (account, tag)
) STRICT;

CREATE INDEX followed_tag_by_account ON followed_tag (account, id);
CREATE INDEX followed_tag_by_tag ON followed_tag (tag, account);

-- Hashtags that somebody shows on their profile.
CREATE TABLE featured_tag (
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    tag     INTEGER NOT NULL REFERENCES hashtag ON DELETE CASCADE,
    UNIQUE (account, tag)
) STRICT;

CREATE INDEX featured_tag_by_account ON featured_tag (account, id);
CREATE INDEX featured_tag_by_tag ON featured_tag (tag);

-- People whom somebody recommends on their profile.
CREATE TABLE endorsement (
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    UNIQUE (account, target)
) STRICT;

CREATE INDEX endorsement_by_account ON endorsement (account, id);
CREATE INDEX endorsement_by_target ON endorsement (target);

-- Threads of which somebody does not want to be told.
CREATE TABLE thread_mute (
    account      INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    conversation TEXT NOT NULL,
    PRIMARY KEY (account, conversation)
) STRICT, WITHOUT ROWID;

-- Servers of whose people somebody does not want to hear.
CREATE TABLE domain_block (
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    domain  TEXT NOT NULL,
    UNIQUE (account, domain)
) STRICT;

CREATE INDEX domain_block_by_account ON domain_block (account, id);
