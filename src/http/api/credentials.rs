//! One's own account: shown and changed.
//! Source: <https://docs.joinmastodon.org/methods/accounts/#verify_credentials>

use axum::extract::State;
use axum::routing::{get, patch};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::http::form::{Files, Flag, Many, Text, WithFiles};
use crate::http::viewer::{Asker, Viewer};
use crate::model::account::{FieldSource, ProfileChange};
use crate::model::{CanQuote, CanReply, Visibility};
use crate::service;

use super::entity::{CredentialAccount, Frame, Private};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/accounts/verify_credentials", get(verify))
        .route("/api/v1/accounts/update_credentials", patch(update).put(update))
}

async fn verify(State(app): State<App>, asker: Asker) -> ApiResult<Json<CredentialAccount>> {
    let (viewer, private) = app
        .db
        .read(move |tx| {
            // `profile` allows this and nothing else.
            let viewer = asker.viewer_with_any(tx, &["read:accounts", "profile"])?;
            let private = private(tx, &viewer)?;
            Ok((viewer, private))
        })
        .await?;
    Ok(Json(CredentialAccount::of(viewer.account, private, &Frame::of(&app))))
}

fn private(tx: &ReadTx<'_>, viewer: &Viewer) -> Result<Private> {
    let source = db::account::source(tx, viewer.id())?;
    let follow_requests = db::follow::pending_count(tx, viewer.id())?;
    Ok(Private { user: viewer.user.clone(), source, follow_requests })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UpdateForm {
    display_name: Text,
    note: Text,
    locked: Flag,
    bot: Flag,
    discoverable: Flag,
    indexable: Flag,
    hide_collections: Flag,
    avatar_description: Text,
    header_description: Text,
    show_media: Flag,
    show_media_replies: Flag,
    show_featured: Flag,
    attribution_domains: Many<Text>,
    fields_attributes: Many<FieldForm>,
    source: SourceForm,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FieldForm {
    name: Text,
    value: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SourceForm {
    quote_policy: Text,
    reply_policy: Text,
    privacy: Text,
    sensitive: Flag,
    language: Text,
}

impl UpdateForm {
    pub(super) fn change(self, (avatar, header): Pictures) -> Result<ProfileChange, Refusal> {
        let fields = self.fields_attributes.0.map(|fields| {
            let field = |FieldForm { name, value }| FieldSource {
                name: name.or_empty(),
                value: value.or_empty(),
            };
            // An empty row is how forms leave one out.
            let is_filled =
                |field: &FieldSource| !(field.name.is_empty() && field.value.is_empty());
            fields.into_iter().map(field).filter(is_filled).collect()
        });
        // A single empty entry is how a form empties the list.
        let domains = self.attribution_domains.0.is_some();
        let domains = domains.then(|| self.attribution_domains.words());
        let visibility = self.source.privacy.filled().map(|word| {
            Visibility::parse(&word).ok_or_else(|| {
                Refusal::invalid(
                    "source[privacy]",
                    say!("refusal-n-is-not-a-known-audience", n = word),
                )
            })
        });
        let can_reply = self.source.reply_policy.0.as_deref().map(|word| {
            CanReply::parse(word).ok_or_else(|| {
                let problem = say!("refusal-n-is-not-a-known-policy", n = word);
                Refusal::invalid("source[reply_policy]", problem)
            })
        });
        let can_quote = self.source.quote_policy.0.as_deref().map(|word| {
            CanQuote::parse(word).ok_or_else(|| {
                Refusal::invalid("source", say!("refusal-n-is-not-a-policy", n = word))
            })
        });
        Ok(ProfileChange {
            display_name: self.display_name.0,
            note: self.note.0,
            fields,
            locked: self.locked.0,
            bot: self.bot.0,
            discoverable: self.discoverable.0,
            indexable: self.indexable.0,
            hides_network: self.hide_collections.0,
            avatar,
            header,
            avatar_description: self.avatar_description.0,
            header_description: self.header_description.0,
            shows_media: self.show_media.0,
            shows_media_replies: self.show_media_replies.0,
            shows_featured: self.show_featured.0,
            attribution_domains: domains,
            default_visibility: visibility.transpose()?,
            default_can_quote: can_quote.transpose()?,
            default_can_reply: can_reply.transpose()?,
            default_sensitive: self.source.sensitive.0,
            default_language: self
                .source
                .language
                .0
                .map(|code| Some(code).filter(|code| !code.is_empty())),
            ..ProfileChange::default()
        })
    }
}

/// An avatar and a header that were brought.
type Pictures = (Option<Vec<u8>>, Option<Vec<u8>>);

pub(super) async fn pictures(mut files: Files) -> Result<Pictures> {
    let mut bytes = [None, None];
    for (place, name) in ["avatar", "header"].into_iter().enumerate() {
        if let Some(upload) = files.take(name) {
            bytes[place] = Some(upload.bytes().await?);
        }
    }
    let [avatar, header] = bytes;
    Ok((avatar, header))
}

async fn update(
    State(app): State<App>,
    asker: Asker,
    WithFiles { fields, files }: WithFiles<UpdateForm>,
) -> ApiResult<Json<CredentialAccount>> {
    let viewer = asker.clone().enter(&app, "write:accounts").await?;
    let change = fields.change(pictures(files).await?)?;
    service::account::update_profile(&app, &viewer.account, change).await?;
    shown(&app, asker).await
}

/// One's own account as it is after a change.
pub(super) async fn shown(app: &App, asker: Asker) -> ApiResult<Json<CredentialAccount>> {
    let (viewer, private) = app
        .db
        .read(move |tx| {
            let viewer = asker.viewer(tx, "write:accounts")?;
            let private = private(tx, &viewer)?;
            Ok((viewer, private))
        })
        .await?;
    Ok(Json(CredentialAccount::of(viewer.account, private, &Frame::of(app))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_may_be_a_list_or_an_object_and_empty_rows_are_left_out() {
        let rows = json!([{ "name": "a", "value": "1" }, { "name": "", "value": "" }]);
        let indexed = json!({ "0": { "name": "a", "value": "1" }, "1": {} });
        for fields in [rows, indexed] {
            let form: UpdateForm =
                serde_json::from_value(json!({ "fields_attributes": fields })).unwrap();
            let change = form.change((None, None)).unwrap();
            assert_eq!(
                change.fields.unwrap(),
                [FieldSource { name: "a".to_owned(), value: "1".to_owned() }]
            );
        }
    }

    #[test]
    fn what_is_not_sent_stays() {
        let form: UpdateForm = serde_json::from_value(json!({ "note": null })).unwrap();
        assert_eq!(form.change((None, None)).unwrap(), ProfileChange::default());
    }
}
