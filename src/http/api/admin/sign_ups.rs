//! Who may not join: mail providers, mail addresses, networks.
//! Source: <https://docs.joinmastodon.org/methods/admin/email_domain_blocks/>

use std::time::Duration;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{CanonicalEmailBlockId, EmailDomainBlockId, IpBlockId, Refusal};
use crate::db::sign_up_block as rows;
use crate::http::api::entity::{CanonicalEmailBlock, EmailDomainBlock, Empty, IpBlock};
use crate::http::error::ApiResult;
use crate::http::form::{Id, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::model::sign_up_block::IpSeverity;
use crate::service::sign_up_block::{self, IpTerms};

use super::{enter, staff};
use crate::say;

const READ_DOMAINS: &str = "admin:read:email_domain_blocks";
const WRITE_DOMAINS: &str = "admin:write:email_domain_blocks";
const READ_IPS: &str = "admin:read:ip_blocks";
const WRITE_IPS: &str = "admin:write:ip_blocks";
const READ_EMAILS: &str = "admin:read:canonical_email_blocks";
const WRITE_EMAILS: &str = "admin:write:canonical_email_blocks";

type BlocksPage = Paging<100, 200>;

/// A handler that lists blocks, newest first.
macro_rules! list {
    ($scope:ident, $rows:path, $entity:ty) => {
        get(|State(app): State<App>, asker: Asker, paging: BlocksPage| async move {
            let page = paging.page;
            let blocks = app
                .db
                .read(move |tx| {
                    staff(&asker, tx, $scope, Role::Admin)?;
                    Ok($rows(tx, page)?)
                })
                .await?;
            ApiResult::Ok(paging.of(blocks, |block| block.id).map(<$entity>::from))
                as ApiResult<Paged<$entity>>
        })
    };
}

/// A handler that shows the block in the path.
macro_rules! one {
    ($scope:ident, $id:ty, $row:path, $entity:ty) => {
        get(|State(app): State<App>, Id(id): Id<$id>, asker: Asker| async move {
            let block = app
                .db
                .read(move |tx| {
                    staff(&asker, tx, $scope, Role::Admin)?;
                    Ok($row(tx, id)?.ok_or_else(no_record)?)
                })
                .await?;
            Ok(Json(<$entity>::from(block))) as ApiResult<Json<$entity>>
        })
    };
}

pub(super) fn routes() -> Router<App> {
    let domains = list!(READ_DOMAINS, rows::email_domains, EmailDomainBlock);
    let domain = one!(READ_DOMAINS, EmailDomainBlockId, rows::email_domain, EmailDomainBlock);
    let ips = list!(READ_IPS, rows::ips, IpBlock);
    let ip = one!(READ_IPS, IpBlockId, rows::ip, IpBlock);
    let emails = list!(READ_EMAILS, rows::emails, CanonicalEmailBlock);
    let email = one!(READ_EMAILS, CanonicalEmailBlockId, rows::email, CanonicalEmailBlock);
    Router::new()
        .route("/api/v1/admin/email_domain_blocks", domains.post(block_domain))
        .route("/api/v1/admin/email_domain_blocks/{id}", domain.delete(unblock_domain))
        .route("/api/v1/admin/ip_blocks", ips.post(block_ip))
        .route(
            "/api/v1/admin/ip_blocks/{id}",
            ip.put(change_ip).patch(change_ip).delete(unblock_ip),
        )
        .route("/api/v1/admin/canonical_email_blocks", emails.post(block_email))
        .route("/api/v1/admin/canonical_email_blocks/{id}", email.delete(unblock_email))
        .route("/api/v1/admin/canonical_email_blocks/test", post(test_email))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DomainForm {
    domain: Text,
}

async fn block_domain(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<DomainForm>,
) -> ApiResult<Json<EmailDomainBlock>> {
    let viewer = enter(&app, asker, WRITE_DOMAINS, Role::Admin).await?;
    let domain = form.domain.or_empty();
    let block = sign_up_block::block_email_domain(&app, &viewer.account, &domain).await?;
    Ok(Json(block.into()))
}

async fn unblock_domain(
    State(app): State<App>,
    Id(id): Id<EmailDomainBlockId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = enter(&app, asker, WRITE_DOMAINS, Role::Admin).await?;
    sign_up_block::unblock_email_domain(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct IpForm {
    ip: Text,
    severity: Text,
    comment: Text,
    /// Seconds; nothing between the quotes is for ever.
    expires_in: Text,
}

impl IpForm {
    fn terms(self) -> Result<IpTerms, Refusal> {
        let severity = self.severity.filled().map(|word| {
            IpSeverity::parse(&word).ok_or_else(|| {
                let words = say!("refusal-must-be-an-ip-severity");
                Refusal::invalid("severity", words)
            })
        });
        let seconds = |text: String| {
            text.trim().parse().ok().filter(|seconds| *seconds > 0).map(Duration::from_secs)
        };
        Ok(IpTerms {
            ip: self.ip.filled(),
            severity: severity.transpose()?,
            comment: self.comment.0,
            expires_in: self.expires_in.0.map(seconds),
        })
    }
}

async fn block_ip(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<IpForm>,
) -> ApiResult<Json<IpBlock>> {
    let viewer = enter(&app, asker, WRITE_IPS, Role::Admin).await?;
    let block = sign_up_block::block_ip(&app, &viewer.account, form.terms()?).await?;
    Ok(Json(block.into()))
}

async fn change_ip(
    State(app): State<App>,
    Id(id): Id<IpBlockId>,
    asker: Asker,
    Params(form): Params<IpForm>,
) -> ApiResult<Json<IpBlock>> {
    let viewer = enter(&app, asker, WRITE_IPS, Role::Admin).await?;
    let block = sign_up_block::change_ip(&app, &viewer.account, id, form.terms()?).await?;
    Ok(Json(block.into()))
}

async fn unblock_ip(
    State(app): State<App>,
    Id(id): Id<IpBlockId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = enter(&app, asker, WRITE_IPS, Role::Admin).await?;
    sign_up_block::unblock_ip(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EmailForm {
    email: Text,
    canonical_email_hash: Text,
}

async fn block_email(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<EmailForm>,
) -> ApiResult<Json<CanonicalEmailBlock>> {
    let viewer = enter(&app, asker, WRITE_EMAILS, Role::Admin).await?;
    let (email, hash) = (form.email.filled(), form.canonical_email_hash.filled());
    let who = &viewer.account;
    let block = sign_up_block::block_email(&app, who, email.as_deref(), hash.as_deref()).await?;
    Ok(Json(block.into()))
}

async fn unblock_email(
    State(app): State<App>,
    Id(id): Id<CanonicalEmailBlockId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = enter(&app, asker, WRITE_EMAILS, Role::Admin).await?;
    sign_up_block::unblock_email(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

/// The blocks that meet an address: one or none.
async fn test_email(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<EmailForm>,
) -> ApiResult<Json<Vec<CanonicalEmailBlock>>> {
    let found = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ_EMAILS, Role::Admin)?;
            let email = form.email.filled();
            let email =
                email.ok_or_else(|| Refusal::invalid("email", say!("refusal-cant-be-blank")))?;
            Ok(rows::email_by_hash(tx, &sign_up_block::hash_of(&email))?)
        })
        .await?;
    Ok(Json(found.into_iter().map(CanonicalEmailBlock::from).collect()))
}
