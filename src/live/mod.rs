//! Open streams: tells listeners what has just become true.
