//! Lists of rules for servers, in the form that Mastodon writes and reads.
//! Source: <https://docs.joinmastodon.org/admin/moderation/#import-export-domain-blocks>

use std::collections::{HashMap, HashSet};

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::db;
use crate::model::peer_block::{BlockSeverity, PeerBlock, with_parents};
use crate::model::{LocalAccount, Role};
use crate::text::csv;

use super::account::must_be;
use super::peer_block::{self, Terms, other_domain};
use crate::say;

/// Rules in one list.
const MOST_RULES: usize = 5_000;
/// Mastodon's columns, then ours.
const HEAD: [&str; 8] = [
    "#domain",
    "#severity",
    "#reject_media",
    "#reject_reports",
    "#public_comment",
    "#obfuscate",
    "#force_warning",
    "#warning",
];

/// What a list says of one server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub domain: String,
    pub terms: Terms,
}

/// What a list would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Rules it would set, and how many follows of our people each would end.
    pub fresh: Vec<(Line, u64)>,
    /// Servers that have a rule, which stays.
    pub known: Vec<String>,
    /// Lines that cannot be taken, and why.
    pub refused: Vec<(String, String)>,
}

/// All rules as a list.
pub fn write(rules: &[PeerBlock]) -> String {
    let mut list = csv::line(HEAD);
    for rule in rules {
        let word = |yes| if yes { "true" } else { "false" };
        list.push_str(&csv::line([
            rule.domain.as_str(),
            rule.severity.as_str(),
            word(rule.reject_media),
            word(rule.reject_reports),
            &rule.public_comment,
            word(rule.obfuscate),
            word(rule.forces_warning),
            &rule.warning,
        ]));
    }
    list
}

/// What a list would do if it were taken.
///
/// # Errors
/// Refused to all but admins, and if there is nothing in the list that could be a rule.
pub async fn plan(app: &App, who: &LocalAccount, list: &str) -> Result<Plan> {
    let lines = read(app, list)?;
    let who = who.id();
    let (rules, follows) = app
        .db
        .read(move |tx| {
            must_be(tx, who, Role::Admin)?;
            let rules: HashSet<String> =
                db::peer_block::all(tx)?.into_iter().map(|rule| rule.domain).collect();
            Ok((rules, db::severance::follows_by_domain(tx)?))
        })
        .await?;
    let mut plan = Plan::default();
    let mut seen = HashSet::new();
    for line in lines {
        match line {
            Err(refused) => plan.refused.push(refused),
            Ok(line) if !seen.insert(line.domain.clone()) => {}
            Ok(line) if rules.contains(&line.domain) => plan.known.push(line.domain),
            Ok(line) => {
                let ended = match line.terms.severity {
                    Some(BlockSeverity::Suspend) => ended_by(&follows, &line.domain),
                    Some(BlockSeverity::Silence | BlockSeverity::Noop) | None => 0,
                };
                plan.fresh.push((line, ended));
            }
        }
    }
    Ok(plan)
}

/// Follows between our people and those of a server and of all below its name.
fn ended_by(follows: &HashMap<String, u64>, domain: &str) -> u64 {
    let is_below = |name: &str| with_parents(name).contains(&domain);
    follows.iter().filter(|(name, _)| is_below(name)).map(|(_, count)| count).sum()
}

/// How many follows of our people would end if a server were shut out.
pub async fn follows_with(app: &App, domain: &str) -> Result<u64> {
    let follows = app.db.read(|tx| Ok(db::severance::follows_by_domain(tx)?)).await?;
    Ok(ended_by(&follows, domain))
}

/// Sets all rules of a list that are new; answers how many.
pub async fn take(app: &App, who: &LocalAccount, list: &str) -> Result<usize> {
    let mut taken = 0;
    for (Line { domain, terms }, _) in plan(app, who, list).await?.fresh {
        match peer_block::block(app, who, &domain, terms).await {
            Ok(_) => taken += 1,
            // Somebody else set one in the meantime.
            Err(Error::Refused(Refusal::Invalid { .. })) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(taken)
}

/// A rule, or a line that is none and why.
type ReadLine = Result<Line, (String, String)>;

fn read(app: &App, list: &str) -> Result<Vec<ReadLine>> {
    let nothing = || Refusal::invalid("list", say!("refusal-has-no-line-that-names"));
    let mut lines = csv::read(list, MOST_RULES + 2);
    if lines.len() > MOST_RULES + 1 {
        return Err(Refusal::invalid(
            "list",
            say!("refusal-has-more-than-n-lines", n = MOST_RULES.to_string()),
        )
        .into());
    }
    if lines.is_empty() {
        return Err(nothing().into());
    }
    // A list of bare names has no head: then each line begins with the server.
    let is_head = lines[0].iter().any(|name| matches!(name.trim(), "#domain" | "domain"));
    let head = if is_head { lines.remove(0) } else { vec!["#domain".to_owned()] };
    let columns: HashMap<&str, usize> = head
        .iter()
        .enumerate()
        .map(|(at, name)| (name.trim().trim_start_matches('#'), at))
        .collect();
    let lines: Vec<ReadLine> = lines.iter().map(|line| line_of(app, &columns, line)).collect();
    if lines.is_empty() { Err(nothing().into()) } else { Ok(lines) }
}

/// What is wrong with the line, which is named beside it.
fn problem_of(refusal: Refusal) -> String {
    match refusal {
        Refusal::Invalid { problem, .. } => problem,
        other => other.to_string(),
    }
}

fn line_of(app: &App, columns: &HashMap<&str, usize>, line: &[String]) -> ReadLine {
    let cell = |name: &str| {
        let text = columns.get(name).and_then(|at| line.get(*at)).map(|text| text.trim());
        text.filter(|text| !text.is_empty())
    };
    let flag = |name: &str| cell(name).map(|text| matches!(text, "true" | "True" | "TRUE" | "1"));
    let typed = cell("domain").unwrap_or_default();
    let refused = |why: String| (typed.chars().take(253).collect(), why);
    let domain = other_domain(app, typed).map_err(|refusal| refused(problem_of(refusal)))?;
    let severity = match cell("severity") {
        None => BlockSeverity::Suspend,
        Some(word) => BlockSeverity::parse(word)
            .ok_or_else(|| refused(say!("refusal-severity-unknown").to_owned()))?,
    };
    let terms = Terms {
        severity: Some(severity),
        reject_media: flag("reject_media"),
        reject_reports: flag("reject_reports"),
        forces_warning: flag("force_warning"),
        warning: cell("warning").map(str::to_owned),
        private_comment: None,
        public_comment: cell("public_comment").map(str::to_owned),
        obfuscate: flag("obfuscate"),
    };
    peer_block::check(&terms).map_err(|refusal| refused(problem_of(refusal)))?;
    Ok(Line { domain, terms })
}
