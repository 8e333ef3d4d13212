//! Rules for other servers, follows that end because of them, accounts that move, and handles
//! whose domain is not the host of their pages.

mod detours;
mod held;
mod moves;
mod pages;
mod profiles;
mod severed;
mod split;
mod warnings;

use tusklet::model::peer_block::{BlockSeverity, PeerBlock};
use tusklet::model::{Account, FollowTerms, LocalAccount};
use tusklet::service::peer_block::{self, Terms};
use tusklet::{remote, service};

use crate::federation::home::Home;

/// A rule that shuts a server out.
pub fn shut_out() -> Terms {
    Terms { severity: Some(BlockSeverity::Suspend), ..Terms::default() }
}

pub async fn set(home: &Home, admin: &LocalAccount, domain: &str, terms: Terms) -> PeerBlock {
    peer_block::block(&home.app, admin, domain, terms).await.unwrap()
}

pub async fn lift(home: &Home, admin: &LocalAccount, rule: &PeerBlock) {
    peer_block::unblock(&home.app, admin, rule.id).await.unwrap();
}

/// One of ours follows a peer's account, which grants it.
pub async fn follow(home: &Home, who: &LocalAccount, actor: &str) -> Account {
    let account = remote::account(&home.app, actor).await.unwrap();
    let terms = FollowTerms::default();
    service::follow::follow(&home.app, who, account.id, terms).await.unwrap();
    home.settle().await;
    let granted = service::follow::Named::Other(who.id());
    service::follow::receive_accept(&home.app, account.id, granted).await.unwrap();
    account
}
