//! HTML: from nouns to markup, with no I/O. Imports `base` and `model`.
