//! What people and peers may do: one function per deed, one transaction per function.
