//! The handles that everything above shares.
