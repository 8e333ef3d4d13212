//! Wire formats: what other servers say, as types; bytes in, types out. Imports `base` only.
