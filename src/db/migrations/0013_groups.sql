-- Notifications in groups, notifications of strangers, conversations.

ALTER TABLE notification ADD COLUMN group_key TEXT;   -- shared by those shown as one; NULL: alone
-- Kept back from the list because of the policy of who is told.
ALTER TABLE notification ADD COLUMN filtered INTEGER NOT NULL DEFAULT 0 CHECK (filtered IN (0, 1));
ALTER TABLE notification ADD COLUMN subject INTEGER;  -- report, severance or warning, by its kind

DROP INDEX notification_once;
CREATE UNIQUE INDEX notification_once
    ON notification (account, kind, sender, ifnull(status, 0), ifnull(subject, 0));
CREATE INDEX notification_by_group ON notification (account, group_key, id)
    WHERE group_key IS NOT NULL;
CREATE INDEX notification_kept_back ON notification (account, sender, id) WHERE filtered = 1;
CREATE INDEX notification_by_subject ON notification (subject) WHERE subject IS NOT NULL;

CREATE TRIGGER report_untold AFTER DELETE ON report BEGIN
    DELETE FROM notification WHERE subject = OLD.id AND kind = 'admin.report';
END;

-- Of which strangers somebody wants to be told. Who never chose has no row.
CREATE TABLE notification_policy (
    account          INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    not_following    TEXT NOT NULL CHECK (not_following IN ('accept', 'filter', 'drop')),
    not_followers    TEXT NOT NULL CHECK (not_followers IN ('accept', 'filter', 'drop')),
    new_accounts     TEXT NOT NULL CHECK (new_accounts IN ('accept', 'filter', 'drop')),
    private_mentions TEXT NOT NULL CHECK (private_mentions IN ('accept', 'filter', 'drop')),
    limited_accounts TEXT NOT NULL CHECK (limited_accounts IN ('accept', 'filter', 'drop'))
) STRICT;

-- Whose notifications are let through whatever the policy says.
CREATE TABLE notification_permission (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    sender  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (account, sender)
) STRICT, WITHOUT ROWID;

CREATE INDEX notification_permission_by_sender ON notification_permission (sender);

-- Somebody whose mentions are kept back, and who waits to be let through.
CREATE TABLE notification_request (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    sender     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account, sender)
) STRICT;

CREATE INDEX notification_request_by_account ON notification_request (account, id);
CREATE INDEX notification_request_by_sender ON notification_request (sender);

-- Nothing is kept back any more: nothing is asked any more.
CREATE TRIGGER notification_request_over AFTER DELETE ON notification WHEN OLD.filtered = 1 BEGIN
    DELETE FROM notification_request WHERE account = OLD.account AND sender = OLD.sender
    AND NOT EXISTS (SELECT 1 FROM notification WHERE account = OLD.account
                    AND sender = OLD.sender AND filtered = 1 AND kind IN ('mention', 'quote'));
END;

-- Follows of somebody of ours that ended because a server or an account was shut out.
CREATE TABLE severance (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       TEXT NOT NULL
               CHECK (kind IN ('domain_block', 'user_domain_block', 'account_suspension')),
    target     TEXT NOT NULL,                     -- domain or handle
    followers  INTEGER NOT NULL,
    following  INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX severance_by_account ON severance (account, id);

-- What those who keep order did about somebody of ours, as it is told to them.
CREATE TABLE warning (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    action     TEXT NOT NULL
               CHECK (action IN ('none', 'sensitive', 'disable', 'silence', 'suspend')),
    text       TEXT NOT NULL,
    statuses   TEXT NOT NULL DEFAULT '[]',        -- JSON list of status ids
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX warning_by_account ON warning (account, id);

-- A thread of direct statuses, as one of its people has it.
CREATE TABLE conversation (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    account     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    thread      TEXT NOT NULL,
    last_status INTEGER NOT NULL DEFAULT 0,       -- its newest; kept by the triggers below
    unread      INTEGER NOT NULL CHECK (unread IN (0, 1)),
    UNIQUE (account, thread)
) STRICT;

CREATE INDEX conversation_by_last ON conversation (account, last_status);

CREATE TABLE conversation_status (
    account      INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status       INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
    PRIMARY KEY (account, status)
) STRICT, WITHOUT ROWID;

CREATE INDEX conversation_status_by_conversation ON conversation_status (conversation, status);
CREATE INDEX conversation_status_by_status ON conversation_status (status);

CREATE TRIGGER conversation_grows AFTER INSERT ON conversation_status BEGIN
    UPDATE conversation SET last_status = max(last_status, NEW.status) WHERE id = NEW.conversation;
END;

CREATE TRIGGER conversation_shrinks AFTER DELETE ON conversation_status BEGIN
    DELETE FROM conversation WHERE id = OLD.conversation AND NOT EXISTS
        (SELECT 1 FROM conversation_status WHERE conversation = OLD.conversation);
    UPDATE conversation SET last_status =
        (SELECT max(status) FROM conversation_status WHERE conversation = OLD.conversation)
     WHERE id = OLD.conversation AND last_status = OLD.status;
END;

-- What was written before there were conversations.
INSERT INTO conversation (account, thread, unread)
SELECT DISTINCT p.account, ifnull(s.conversation, 'status:' || s.id), 0
  FROM status s JOIN (SELECT id AS status, author AS account FROM status
                      UNION SELECT status, account FROM mention) p ON p.status = s.id
  JOIN user u ON u.account = p.account
 WHERE s.visibility = 'direct';

INSERT INTO conversation_status (account, status, conversation)
SELECT c.account, s.id, c.id
  FROM status s JOIN (SELECT id AS status, author AS account FROM status
                      UNION SELECT status, account FROM mention) p ON p.status = s.id
  JOIN conversation c ON c.account = p.account
                     AND c.thread = ifnull(s.conversation, 'status:' || s.id)
 WHERE s.visibility = 'direct';
