//! Every door of the admin API asks for its scope and for a role.

use axum::http::Method;
use serde_json::json;

use super::Town;

/// Path, scope, and whether a moderator may, too.
const READS: [(&str, &str, bool); 13] = [
    ("/api/v1/admin/accounts", "admin:read:accounts", true),
    ("/api/v2/admin/accounts", "admin:read:accounts", true),
    ("/api/v1/admin/accounts/1", "admin:read:accounts", true),
    ("/api/v1/admin/reports", "admin:read:reports", true),
    ("/api/v1/admin/reports/1", "admin:read:reports", true),
    ("/api/v1/admin/trends/tags", "admin:read", false),
    ("/api/v1/admin/trends/statuses", "admin:read", false),
    ("/api/v1/admin/trends/links", "admin:read", false),
    ("/api/v1/admin/domain_blocks", "admin:read:domain_blocks", false),
    ("/api/v1/admin/domain_allows", "admin:read:domain_allows", false),
    ("/api/v1/admin/email_domain_blocks", "admin:read:email_domain_blocks", false),
    ("/api/v1/admin/ip_blocks", "admin:read:ip_blocks", false),
    ("/api/v1/admin/canonical_email_blocks", "admin:read:canonical_email_blocks", false),
];

const WRITES: [(&str, &str, bool); 12] = [
    ("/api/v1/admin/accounts/1/action", "admin:write:accounts", true),
    ("/api/v1/admin/accounts/1/approve", "admin:write:accounts", true),
    ("/api/v1/admin/accounts/1/reject", "admin:write:accounts", true),
    ("/api/v1/admin/accounts/1/enable", "admin:write:accounts", true),
    ("/api/v1/admin/accounts/1/unsuspend", "admin:write:accounts", true),
    ("/api/v1/admin/reports/1/assign_to_self", "admin:write:reports", true),
    ("/api/v1/admin/reports/1/resolve", "admin:write:reports", true),
    ("/api/v1/admin/domain_blocks", "admin:write:domain_blocks", false),
    ("/api/v1/admin/domain_allows", "admin:write:domain_allows", false),
    ("/api/v1/admin/email_domain_blocks", "admin:write:email_domain_blocks", false),
    ("/api/v1/admin/ip_blocks", "admin:write:ip_blocks", false),
    ("/api/v1/admin/measures", "admin:read", false),
];

#[tokio::test]
async fn every_door_asks_for_its_scope_and_a_role() {
    let town = Town::start().await;
    let narrow = town.token(&town.admin.account, "read write").await;
    let doors = READS
        .iter()
        .map(|door| (Method::GET, door))
        .chain(WRITES.iter().map(|door| (Method::POST, door)));

    for (method, (path, scope, for_moderators)) in doors {
        let code = async |token: &str| town.code(token, method.clone(), path, json!({})).await;
        assert_eq!(code("").await, 401, "{path}: a stranger");
        assert_eq!(code("nonsense").await, 401, "{path}: a bad token");
        assert_eq!(code(&town.member.token).await, 403, "{path}: a member");
        assert_eq!(code(&narrow).await, 403, "{path}: without the scope");
        let right = town.token(&town.admin.account, scope).await;
        assert_ne!(code(&right).await, 403, "{path}: with {scope}");
        let moderators = code(&town.moderator.token).await;
        assert_eq!(moderators != 403, *for_moderators, "{path}: a moderator");
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let town = Town::start().await;
    for path in ["accounts/1", "reports/1", "domain_blocks/1", "ip_blocks/x", "domain_allows/1"] {
        let path = format!("/api/v1/admin/{path}");
        let code = town.code(&town.admin.token, Method::GET, &path, json!({})).await;
        assert_eq!(code, 404, "{path}");
    }
}
