-- Decks: timelines side by side, as each account has laid them out.

CREATE TABLE deck (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX deck_account ON deck (account, id);

CREATE TABLE deck_column (
    id INTEGER PRIMARY KEY,
    deck INTEGER NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
    -- Smaller is further to the start; equal places go by id.
    place INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('home', 'notifications', 'mentions', 'conversations', 'local',
        'federated', 'remote', 'list', 'tags', 'account', 'search', 'bookmarks', 'favourites')),
    -- Which list or account (its id), which hashtags, which words; empty for the other kinds.
    subject TEXT NOT NULL,
    boosts INTEGER NOT NULL CHECK (boosts IN (0, 1)),
    replies INTEGER NOT NULL CHECK (replies IN (0, 1)),
    media INTEGER NOT NULL CHECK (media IN (0, 1)),
    sound INTEGER NOT NULL CHECK (sound IN (0, 1)),
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    width TEXT NOT NULL CHECK (width IN ('s', 'm', 'l'))
) STRICT;
CREATE INDEX deck_column_deck ON deck_column (deck, place, id);
