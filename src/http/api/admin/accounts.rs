//! Accounts, found by what those who keep order know of them.
//! Source: <https://docs.joinmastodon.org/methods/admin/accounts/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::AccountId;
use crate::db;
use crate::http::api::entity::{AdminAccount, Frame};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Params, Text};
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::model::moderation::{AccountSearch, Origin, Standing};
use crate::service;

use super::staff;

const READ: &str = "admin:read:accounts";

type AccountsPage = Paging<100, 200>;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/admin/accounts", get(old_list))
        .route("/api/v2/admin/accounts", get(list))
        .route("/api/v1/admin/accounts/{id}", get(one).delete(super::account_acts::erase))
}

/// What both versions ask for by the same names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parts {
    username: Text,
    display_name: Text,
    by_domain: Text,
    email: Text,
    ip: Text,
    invited_by: Text,
}

impl Parts {
    fn search(self) -> AccountSearch {
        let part = |text: Text| text.filled().map(|text| text.trim().to_owned());
        AccountSearch {
            username: part(self.username),
            display_name: part(self.display_name),
            domain: part(self.by_domain).map(|domain| domain.to_lowercase()),
            email: part(self.email),
            ip: part(self.ip),
            ..AccountSearch::default()
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OldForm {
    local: Flag,
    remote: Flag,
    active: Flag,
    pending: Flag,
    disabled: Flag,
    silenced: Flag,
    suspended: Flag,
    sensitized: Flag,
    staff: Flag,
    #[serde(flatten)]
    parts: Parts,
}

async fn old_list(
    State(app): State<App>,
    asker: Asker,
    paging: AccountsPage,
    Params(form): Params<OldForm>,
) -> ApiResult<Paged<AdminAccount>> {
    let origin = match (form.local.is_set(), form.remote.is_set()) {
        (true, false) => Some(Origin::Local),
        (false, true) => Some(Origin::Remote),
        (true, true) | (false, false) => None,
    };
    let asked = [
        (form.active, Standing::Active),
        (form.pending, Standing::Pending),
        (form.disabled, Standing::Disabled),
        (form.silenced, Standing::Silenced),
        (form.suspended, Standing::Suspended),
        (form.sensitized, Standing::Sensitized),
    ];
    let standing = asked.into_iter().find(|(flag, _)| flag.is_set()).map(|(_, word)| word);
    let staff = form.staff.is_set();
    let nobody = form.parts.invited_by.0.is_some();
    let search = AccountSearch { origin, standing, staff, ..form.parts.search() };
    found(app, asker, paging, search, nobody).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    origin: Text,
    status: Text,
    permissions: Text,
    role_ids: Many<Text>,
    #[serde(flatten)]
    parts: Parts,
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: AccountsPage,
    Params(form): Params<ListForm>,
) -> ApiResult<Paged<AdminAccount>> {
    let role = |id: String| match id.as_str() {
        "1" => Some(Role::Moderator),
        "2" => Some(Role::Admin),
        "3" => Some(Role::Owner),
        _ => None,
    };
    let asked = form.role_ids.words();
    let roles: Vec<Role> = asked.iter().cloned().filter_map(role).collect();
    // Who was invited by whom is not kept; roles of other servers nobody has.
    let nobody = form.parts.invited_by.0.is_some() || (!asked.is_empty() && roles.is_empty());
    let search = AccountSearch {
        origin: form.origin.0.as_deref().and_then(Origin::parse),
        standing: form.status.0.as_deref().and_then(Standing::parse),
        staff: form.permissions.0.as_deref() == Some("staff"),
        roles,
        ..form.parts.search()
    };
    found(app, asker, paging, search, nobody).await
}

async fn found(
    app: App,
    asker: Asker,
    paging: AccountsPage,
    search: AccountSearch,
    nobody: bool,
) -> ApiResult<Paged<AdminAccount>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let dossiers = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ, Role::Moderator)?;
            if nobody {
                return Ok(vec![]);
            }
            let ids = db::moderation::find(tx, &search, page)?;
            Ok(db::moderation::dossiers(tx, &ids)?)
        })
        .await?;
    let page = paging.of(dossiers, |dossier| dossier.account.id);
    Ok(page.map(|dossier| AdminAccount::of(dossier, &frame)))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<AdminAccount>> {
    let dossier = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ, Role::Moderator)?;
            service::moderation::dossier(tx, id)
        })
        .await?;
    Ok(Json(AdminAccount::of(dossier, &Frame::of(&app))))
}
