//! Servers, networks and mail addresses that are blocked or allowed.
//! Source: <https://docs.joinmastodon.org/entities/Admin_DomainBlock/>

use serde::Serialize;

use crate::base::{
    CanonicalEmailBlockId, EmailDomainBlockId, IpBlockId, PeerAllowId, PeerBlockId, Timestamp,
    secret,
};
use crate::model::peer_block::{self, PeerBlock};
use crate::model::sign_up_block;

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct AdminDomainBlock {
    id: PeerBlockId,
    digest: String,
    created_at: String,
    severity: &'static str,
    reject_media: bool,
    reject_reports: bool,
    /// Ours: what is written there is folded under these words.
    force_warning: bool,
    warning: Option<String>,
    private_comment: Option<String>,
    public_comment: Option<String>,
    obfuscate: bool,
    domain: String,
}

impl From<PeerBlock> for AdminDomainBlock {
    fn from(block: PeerBlock) -> Self {
        Self {
            id: block.id,
            digest: secret::fingerprint(&block.domain),
            created_at: block.created_at.rfc3339(),
            severity: block.severity.as_str(),
            reject_media: block.reject_media,
            reject_reports: block.reject_reports,
            force_warning: block.forces_warning,
            warning: Some(block.warning).filter(|text| !text.is_empty()),
            private_comment: Some(block.private_comment).filter(|text| !text.is_empty()),
            public_comment: Some(block.public_comment).filter(|text| !text.is_empty()),
            obfuscate: block.obfuscate,
            domain: block.domain,
        }
    }
}

/// A limit on a server as everyone may know it.
/// Source: <https://docs.joinmastodon.org/entities/DomainBlock/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct DomainBlock {
    domain: String,
    digest: String,
    severity: &'static str,
    comment: String,
}

impl From<PeerBlock> for DomainBlock {
    fn from(block: PeerBlock) -> Self {
        Self {
            domain: block.shown_domain(),
            digest: secret::fingerprint(&block.domain),
            severity: block.severity.as_str(),
            comment: block.public_comment,
        }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_DomainAllow/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct DomainAllow {
    id: PeerAllowId,
    domain: String,
    created_at: String,
}

impl From<peer_block::PeerAllow> for DomainAllow {
    fn from(peer_block::PeerAllow { id, domain, created_at }: peer_block::PeerAllow) -> Self {
        Self { id, domain, created_at: created_at.rfc3339() }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_EmailDomainBlock/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct EmailDomainBlock {
    id: EmailDomainBlockId,
    domain: String,
    created_at: String,
    /// Attempts to join are not counted.
    history: [(); 0],
}

impl From<sign_up_block::EmailDomainBlock> for EmailDomainBlock {
    fn from(block: sign_up_block::EmailDomainBlock) -> Self {
        let sign_up_block::EmailDomainBlock { id, domain, created_at } = block;
        Self { id, domain, created_at: created_at.rfc3339(), history: [] }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_IpBlock/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct IpBlock {
    id: IpBlockId,
    ip: String,
    severity: &'static str,
    comment: String,
    created_at: String,
    expires_at: Option<String>,
}

impl From<sign_up_block::IpBlock> for IpBlock {
    fn from(block: sign_up_block::IpBlock) -> Self {
        let sign_up_block::IpBlock { id, network, severity, comment, expires_at, created_at } =
            block;
        Self {
            id,
            ip: network,
            severity: severity.as_str(),
            comment,
            created_at: created_at.rfc3339(),
            expires_at: expires_at.map(Timestamp::rfc3339),
        }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_CanonicalEmailBlock/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct CanonicalEmailBlock {
    id: CanonicalEmailBlockId,
    canonical_email_hash: String,
}

impl From<sign_up_block::CanonicalEmailBlock> for CanonicalEmailBlock {
    fn from(block: sign_up_block::CanonicalEmailBlock) -> Self {
        Self { id: block.id, canonical_email_hash: block.hash }
    }
}
