//! Outgoing HTTP with its limits: size, time, address. Does not know what it carries.
