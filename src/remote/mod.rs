//! What we know of other servers and their actors, fetched when we do not.
