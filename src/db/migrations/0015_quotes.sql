-- Quotes, and who may quote.

-- Bits of `model::QuotePolicy`; 0: nobody.
ALTER TABLE status ADD COLUMN quote_policy INTEGER NOT NULL DEFAULT 0;
ALTER TABLE status ADD COLUMN quotes_count INTEGER NOT NULL DEFAULT 0;   -- granted ones that are open

ALTER TABLE user ADD COLUMN default_quote_policy TEXT NOT NULL DEFAULT 'public'
    CHECK (default_quote_policy IN ('public', 'followers', 'nobody'));

-- What a status quotes; one at most.
CREATE TABLE quote (
    status        INTEGER PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    quoted_uri    TEXT NOT NULL,
    quoted        INTEGER REFERENCES status ON DELETE SET NULL,     -- NULL: not known here, or gone
    quoted_author INTEGER REFERENCES account ON DELETE SET NULL,
    state         TEXT NOT NULL
        CHECK (state IN ('pending', 'accepted', 'rejected', 'revoked', 'deleted')),
    -- Open to all, so that it counts.
    is_open       INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    -- Of a server that asks nobody before it quotes.
    is_legacy     INTEGER NOT NULL DEFAULT 0 CHECK (is_legacy IN (0, 1)),
    request_uri   TEXT,                     -- of the QuoteRequest
    stamp_uri     TEXT                      -- of the authorization that a peer gave
) STRICT;

CREATE INDEX quote_by_quoted ON quote (quoted, status) WHERE quoted IS NOT NULL;
CREATE INDEX quote_by_author ON quote (quoted_author) WHERE quoted_author IS NOT NULL;
CREATE INDEX quote_by_request ON quote (request_uri) WHERE request_uri IS NOT NULL;
CREATE INDEX quote_by_stamp ON quote (stamp_uri) WHERE stamp_uri IS NOT NULL;

CREATE TRIGGER quote_counted AFTER INSERT ON quote
WHEN NEW.state = 'accepted' AND NEW.is_open BEGIN
    UPDATE status SET quotes_count = quotes_count + 1 WHERE id = NEW.quoted;
END;

CREATE TRIGGER quote_recounted AFTER UPDATE OF state, quoted ON quote
WHEN NEW.is_open BEGIN
    UPDATE status SET quotes_count = quotes_count - 1
     WHERE id = OLD.quoted AND OLD.state = 'accepted';
    UPDATE status SET quotes_count = quotes_count + 1
     WHERE id = NEW.quoted AND NEW.state = 'accepted';
END;

CREATE TRIGGER quote_uncounted AFTER DELETE ON quote
WHEN OLD.state = 'accepted' AND OLD.is_open BEGIN
    UPDATE status SET quotes_count = quotes_count - 1 WHERE id = OLD.quoted;
END;

CREATE TRIGGER quote_bereft AFTER UPDATE OF quoted ON quote
WHEN OLD.quoted IS NOT NULL AND NEW.quoted IS NULL AND NEW.state IN ('pending', 'accepted') BEGIN
    UPDATE quote SET state = 'deleted' WHERE status = NEW.status;
END;

-- What an earlier version carried: JSON [{id, description}], NULL where it was not written down;
-- and what it quoted.
ALTER TABLE status_edit ADD COLUMN media TEXT;
ALTER TABLE status_edit ADD COLUMN quoted_uri TEXT;

-- Mutes that have ended are cleared away.
CREATE INDEX mute_by_end ON mute (until) WHERE until IS NOT NULL;
