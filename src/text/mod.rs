//! Prose: from what people type to HTML that is safe to show. Imports `base` only.
