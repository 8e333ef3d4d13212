//! Everything that is SQL. Decides nothing, calls no network, holds no JSON of an API.
