//! The socket's door: routes to handlers that read, call and answer, and decide nothing.
