//! `tusklet setup-link`: a new link to the wizard.

use super::shell;
use crate::config::Place;
use crate::service::setup::{self, NewLink};

pub(super) fn run(place: &Place) -> anyhow::Result<()> {
    let app = shell::open(place)?;
    let link = shell::run(async { setup::new_link(&app).await.map_err(shell::told) })?;
    shell::say(&words(&link));
    Ok(())
}

/// What is printed about a link.
pub(super) fn words(link: &NewLink) -> String {
    let NewLink { url, file, minutes } = link;
    format!(
        "Open this link in a browser to set the server up:\n\n    {url}\n\nIt works once, within \
         {minutes} minutes, and is also in {}.\nFor a new one: tusklet setup-link\n",
        file.display()
    )
}
