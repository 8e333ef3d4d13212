//! What a status quotes, and who may quote it.
//! Source: <https://docs.joinmastodon.org/entities/Quote/>

use serde::Serialize;

use crate::base::{AccountId, StatusId};
use crate::model::{Circles, Consent, Policy, QuoteView};

use super::{Frame, Status};

#[derive(Debug, Serialize)]
pub(super) struct Quote {
    state: &'static str,
    #[serde(flatten)]
    quoted: Quoted,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Quoted {
    Whole {
        quoted_status: Option<Box<Status>>,
        /// Strict readers of the schema want it here, too; null where the status may not be seen.
        quoted_status_id: Option<StatusId>,
    },
    /// Of what is quoted itself, and of earlier versions.
    Shallow { quoted_status_id: Option<StatusId> },
}

impl Quote {
    /// With the quoted status, which quotes shallowly in turn.
    pub(super) fn of(view: QuoteView, viewer: Option<AccountId>, frame: &Frame) -> Self {
        let quoted_status_id = view.status.as_ref().map(|inner| inner.status.id);
        let quoted_status = view.status.map(|mut inner| {
            let deeper = inner.quote.take();
            let status = Status::of(*inner, viewer, frame);
            Box::new(status.quoting(deeper.as_ref().map(Self::shallow)))
        });
        Self {
            state: view.shown.as_str(),
            quoted: Quoted::Whole { quoted_status, quoted_status_id },
        }
    }

    /// With the id of the quoted status only.
    pub(super) fn shallow(view: &QuoteView) -> Self {
        let quoted_status_id = view.quoted;
        Self { state: view.shown.as_str(), quoted: Quoted::Shallow { quoted_status_id } }
    }
}

/// Of who may quote, and in the same form of who may reply.
/// Source: <https://docs.joinmastodon.org/entities/QuoteApproval/>
#[derive(Debug, Serialize)]
pub(super) struct Approval {
    automatic: Vec<&'static str>,
    manual: Vec<&'static str>,
    current_user: &'static str,
}

impl Approval {
    pub(super) fn of(policy: Policy, consent: Consent) -> Self {
        let Policy { automatic, manual, is_old: _ } = policy;
        Self { automatic: words(automatic), manual: words(manual), current_user: consent.as_str() }
    }
}

fn words(circles: Circles) -> Vec<&'static str> {
    let Circles { everyone, followers, followed, others } = circles;
    let words = [
        (everyone, "public"),
        (followers, "followers"),
        (followed, "following"),
        (others, "unsupported_policy"),
    ];
    words.into_iter().filter_map(|(is_in, word)| is_in.then_some(word)).collect()
}
