//! Servers that are limited, and those that may be talked with.
//! Source: <https://docs.joinmastodon.org/methods/admin/domain_blocks/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{PeerAllowId, PeerBlockId, Refusal};
use crate::db;
use crate::http::api::entity::{AdminDomainBlock, DomainAllow, Empty};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::model::peer_block::BlockSeverity;
use crate::service::peer_block::{self, Terms};

use super::{enter, staff};
use crate::say;

const READ_BLOCKS: &str = "admin:read:domain_blocks";
const WRITE_BLOCKS: &str = "admin:write:domain_blocks";
const READ_ALLOWS: &str = "admin:read:domain_allows";
const WRITE_ALLOWS: &str = "admin:write:domain_allows";

type DomainsPage = Paging<100, 200>;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/admin/domain_blocks", get(blocks).post(block))
        .route(
            "/api/v1/admin/domain_blocks/{id}",
            get(one_block).put(change).patch(change).delete(unblock),
        )
        .route("/api/v1/admin/domain_allows", get(allows).post(allow))
        .route("/api/v1/admin/domain_allows/{id}", get(one_allow).delete(disallow))
}

async fn blocks(
    State(app): State<App>,
    asker: Asker,
    paging: DomainsPage,
) -> ApiResult<Paged<AdminDomainBlock>> {
    let page = paging.page;
    let blocks = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ_BLOCKS, Role::Admin)?;
            Ok(db::peer_block::page(tx, page)?)
        })
        .await?;
    Ok(paging.of(blocks, |block| block.id).map(AdminDomainBlock::from))
}

async fn one_block(
    State(app): State<App>,
    Id(id): Id<PeerBlockId>,
    asker: Asker,
) -> ApiResult<Json<AdminDomainBlock>> {
    let block = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ_BLOCKS, Role::Admin)?;
            Ok(db::peer_block::by_id(tx, id)?.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(block.into()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct BlockForm {
    domain: Text,
    severity: Text,
    reject_media: Flag,
    reject_reports: Flag,
    force_warning: Flag,
    warning: Text,
    private_comment: Text,
    public_comment: Text,
    obfuscate: Flag,
}

impl BlockForm {
    fn terms(self) -> Result<(String, Terms), Refusal> {
        let severity = self.severity.filled().map(|word| {
            let severity = BlockSeverity::parse(&word);
            severity.ok_or_else(|| {
                Refusal::invalid("severity", say!("refusal-must-be-noop-silence-or"))
            })
        });
        let terms = Terms {
            severity: severity.transpose()?,
            reject_media: self.reject_media.0,
            reject_reports: self.reject_reports.0,
            forces_warning: self.force_warning.0,
            warning: self.warning.0,
            private_comment: self.private_comment.0,
            public_comment: self.public_comment.0,
            obfuscate: self.obfuscate.0,
        };
        Ok((self.domain.or_empty(), terms))
    }
}

async fn block(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<BlockForm>,
) -> ApiResult<Json<AdminDomainBlock>> {
    let viewer = enter(&app, asker, WRITE_BLOCKS, Role::Admin).await?;
    let (domain, terms) = form.terms()?;
    let block = peer_block::block(&app, &viewer.account, &domain, terms).await?;
    Ok(Json(block.into()))
}

async fn change(
    State(app): State<App>,
    Id(id): Id<PeerBlockId>,
    asker: Asker,
    Params(form): Params<BlockForm>,
) -> ApiResult<Json<AdminDomainBlock>> {
    let viewer = enter(&app, asker, WRITE_BLOCKS, Role::Admin).await?;
    let (_, terms) = form.terms()?;
    let block = peer_block::change(&app, &viewer.account, id, terms).await?;
    Ok(Json(block.into()))
}

async fn unblock(
    State(app): State<App>,
    Id(id): Id<PeerBlockId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = enter(&app, asker, WRITE_BLOCKS, Role::Admin).await?;
    peer_block::unblock(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

async fn allows(
    State(app): State<App>,
    asker: Asker,
    paging: DomainsPage,
) -> ApiResult<Paged<DomainAllow>> {
    let page = paging.page;
    let allows = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ_ALLOWS, Role::Admin)?;
            Ok(db::peer_block::allows(tx, page)?)
        })
        .await?;
    Ok(paging.of(allows, |allow| allow.id).map(DomainAllow::from))
}

async fn one_allow(
    State(app): State<App>,
    Id(id): Id<PeerAllowId>,
    asker: Asker,
) -> ApiResult<Json<DomainAllow>> {
    let allow = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ_ALLOWS, Role::Admin)?;
            Ok(db::peer_block::allow_by_id(tx, id)?.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(allow.into()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AllowForm {
    domain: Text,
}

async fn allow(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<AllowForm>,
) -> ApiResult<Json<DomainAllow>> {
    let viewer = enter(&app, asker, WRITE_ALLOWS, Role::Admin).await?;
    let allow = peer_block::allow(&app, &viewer.account, &form.domain.or_empty()).await?;
    Ok(Json(allow.into()))
}

/// Answers what was allowed.
async fn disallow(
    State(app): State<App>,
    Id(id): Id<PeerAllowId>,
    asker: Asker,
) -> ApiResult<Json<DomainAllow>> {
    let viewer = enter(&app, asker, WRITE_ALLOWS, Role::Admin).await?;
    let allow = peer_block::disallow(&app, &viewer.account, id).await?;
    Ok(Json(allow.into()))
}
