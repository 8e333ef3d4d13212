//! The wizard's questions in the terminal.

use std::io::{self, IsTerminal as _};

use anyhow::bail;

use crate::app::App;
use crate::base::{Error, Refusal};
use crate::cli::shell;
use crate::model::{Joining, Visibility};
use crate::service::setup::{self, Answers, Reach, Texts};

const WHO: &str = "Who may have an account here?
  single    just me
  closed    I make the accounts
  invite    those with an invitation
  approval  anyone may ask, I decide
  open      everyone
";

const AUDIENCES: &str = "Who sees a new post unless you say otherwise?
  public, unlisted, local (this server), private (followers), direct (mentioned), self (only me)
";

/// Asks everything. What was answered is kept: who stops and comes again finds it as default.
pub(super) async fn all(app: &App) -> anyhow::Result<()> {
    let answers = setup::answers(app).await.map_err(shell::told)?;
    if answers.listen.is_none() {
        let listen = app.settings.now().server.listen;
        setup::listening(app, listen).await.map_err(shell::told)?;
    }
    shell::say(
        "A new server. A question's answer in [brackets] is taken when you just press enter.\n\n",
    );
    address(app, &answers).await?;
    reach(app).await?;
    you(app).await?;
    people(app).await?;
    defaults(app).await
}

async fn address(app: &App, before: &Answers) -> anyhow::Result<()> {
    shell::say(
        "The domain is what follows the @ in @you@domain. It can never change: other servers\n\
         know everyone here by it. To try it out, take localhost.\n",
    );
    loop {
        let domain = ask("Domain", &before.domain)?;
        if let Some(answers) = taken(setup::address(app, &domain, &before.web_domain).await)? {
            shell::say(&format!("You will be @you@{}\n\n", answers.domain));
            return Ok(());
        }
    }
}

async fn reach(app: &App) -> anyhow::Result<()> {
    let before = setup::answers(app).await.map_err(shell::told)?;
    shell::say(
        "How does the world get here?\n  proxy  a web server in front (Caddy, nginx …) takes \
         HTTPS: for real use\n  local  only to try it out, on this machine and network\n",
    );
    loop {
        let word = ask("Reach", before.reach.as_str())?;
        let Some(reach) = Reach::parse(&word) else {
            again("must be proxy or local")?;
            continue;
        };
        if taken(setup::reach(app, reach, &before.public_url).await)?.is_some() {
            return Ok(());
        }
    }
}

async fn you(app: &App) -> anyhow::Result<()> {
    let before = setup::answers(app).await.map_err(shell::told)?;
    shell::say("\n");
    loop {
        let name = ask("Your name (letters, digits, _)", &before.name)?;
        let password = shell::password("Password (at least 8 characters): ")?;
        if io::stdin().is_terminal() && shell::password("Again: ")? != password {
            again("the two passwords differ")?;
            continue;
        }
        let email = ask("E-mail (optional)", &before.email)?;
        if taken(setup::you(app, &name, &password, &email).await)?.is_some() {
            return Ok(());
        }
    }
}

async fn people(app: &App) -> anyhow::Result<()> {
    let before = setup::answers(app).await.map_err(shell::told)?;
    shell::say(&format!("\n{WHO}"));
    loop {
        let word = ask("Who", before.joining().as_str())?;
        let Some(joining) = Joining::parse(&word) else {
            again("must be single, closed, invite, approval or open")?;
            continue;
        };
        let title = ask("Name of the server (empty: its domain)", &before.title)?;
        let description = ask("What is it, in a sentence (optional)", &before.description)?;
        let rules =
            if joining == Joining::JustMe { before.rules.clone() } else { rules(&before.rules)? };
        let texts = Texts { title, description, rules };
        if taken(setup::people(app, joining, texts).await)?.is_some() {
            return Ok(());
        }
    }
}

fn rules(before: &str) -> anyhow::Result<String> {
    shell::say("Rules, one per line; an empty line ends them.\n");
    let mut rules = vec![];
    loop {
        let rule = ask(&format!("Rule {}", rules.len() + 1), "")?;
        if rule.is_empty() {
            return Ok(if rules.is_empty() { before.to_owned() } else { rules.join("\n") });
        }
        rules.push(rule);
    }
}

async fn defaults(app: &App) -> anyhow::Result<()> {
    let before = setup::answers(app).await.map_err(shell::told)?;
    shell::say(&format!("\n{AUDIENCES}"));
    loop {
        let word = ask("Audience", before.visibility().as_str())?;
        let Some(visibility) = Visibility::parse(&word) else {
            again("must be one of the words above")?;
            continue;
        };
        let Ok(longest) =
            ask("Longest post, in characters", &before.status_chars.to_string())?.parse()
        else {
            again("must be a whole number")?;
            continue;
        };
        if taken(setup::defaults(app, visibility, longest).await)?.is_some() {
            return Ok(());
        }
    }
}

fn ask(question: &str, default: &str) -> anyhow::Result<String> {
    let hint = if default.is_empty() { String::new() } else { format!(" [{default}]") };
    shell::say(&format!("{question}{hint}: "));
    let typed = shell::line()?;
    if !io::stdin().is_terminal() {
        shell::say("\n");
    }
    let typed = typed.trim();
    Ok(if typed.is_empty() { default } else { typed }.to_owned())
}

/// `None`: it was refused, and is to be asked again.
fn taken(outcome: Result<Answers, Error>) -> anyhow::Result<Option<Answers>> {
    match outcome {
        Ok(answers) => Ok(Some(answers)),
        Err(Error::Refused(refusal @ Refusal::Invalid { .. })) => {
            again(&refusal.to_string())?;
            Ok(None)
        }
        Err(other) => Err(shell::told(other)),
    }
}

/// Says what was wrong. A pipe gives the same answer again, so it ends there.
fn again(problem: &str) -> anyhow::Result<()> {
    if !io::stdin().is_terminal() {
        bail!("{problem}");
    }
    shell::say(&format!("  ! {problem}\n"));
    Ok(())
}
