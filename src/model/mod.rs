//! The nouns of the server and the rules that need no I/O. Imports `base` only.
