//! How far things go: what is passed on, who follows whom on both sides, relays, and hosts that do
//! not answer.

mod forward;
