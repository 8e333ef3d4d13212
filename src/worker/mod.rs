//! The clock's door: runs jobs and deliveries when they are due. Knows when, not how.
