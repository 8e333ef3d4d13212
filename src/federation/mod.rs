//! Activities in and out. Each function is one attempt and answers with a `Verdict`.
