//! A status that will be published later.
//! Source: <https://docs.joinmastodon.org/entities/ScheduledStatus/>

use serde::Serialize;

use crate::base::{AppId, DraftId, MediaId, Timestamp};
use crate::model::{Attachment, Draft, KeptDraft, PollDraft};

use super::{Frame, Media};

#[derive(Debug, Serialize)]
pub(in crate::http) struct ScheduledStatus {
    id: DraftId,
    scheduled_at: String,
    params: Params,
    media_attachments: Vec<Media>,
}

/// What was sent to make it.
#[derive(Debug, Serialize)]
struct Params {
    text: String,
    poll: Option<Poll>,
    media_ids: Option<Vec<MediaId>>,
    sensitive: bool,
    spoiler_text: Option<String>,
    visibility: &'static str,
    language: Option<String>,
    /// Always null: it is scheduled once.
    scheduled_at: Option<()>,
    idempotency: Option<String>,
    /// A number, for once.
    in_reply_to_id: Option<i64>,
    application_id: Option<AppId>,
    with_rate_limit: bool,
}

#[derive(Debug, Serialize)]
struct Poll {
    options: Vec<String>,
    expires_in: u64,
    multiple: bool,
    hide_totals: bool,
}

impl ScheduledStatus {
    pub(in crate::http) fn of(kept: KeptDraft, files: Vec<Attachment>, frame: &Frame) -> Self {
        let KeptDraft { id, account: _, draft, publish_at, problem: _, updated_at } = kept;
        Self {
            id,
            scheduled_at: publish_at.map_or_else(|| updated_at.rfc3339(), Timestamp::rfc3339),
            params: Params::of(draft),
            media_attachments: files.into_iter().map(|file| Media::of(file, frame)).collect(),
        }
    }
}

impl Params {
    fn of(draft: Draft) -> Self {
        Self {
            text: draft.text,
            poll: draft.poll.map(Poll::of),
            media_ids: Some(draft.media).filter(|ids| !ids.is_empty()),
            sensitive: draft.sensitive,
            spoiler_text: Some(draft.content_warning).filter(|warning| !warning.is_empty()),
            visibility: draft.visibility.api_word(),
            language: draft.language,
            scheduled_at: None,
            idempotency: draft.idempotency_key,
            in_reply_to_id: draft.in_reply_to.map(i64::from),
            application_id: draft.app,
            with_rate_limit: false,
        }
    }
}

impl Poll {
    fn of(PollDraft { options, lasts, multiple, hides_totals }: PollDraft) -> Self {
        let expires_in = lasts.unwrap_or_default();
        Self { options, expires_in, multiple, hide_totals: hides_totals }
    }
}
