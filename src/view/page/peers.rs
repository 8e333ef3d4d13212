//! Which servers this one talks with, and how, for those who run it.

use maud::{Markup, html};

use crate::model::peer_block::{BlockSeverity, PeerAllow, PeerBlock, USUAL_WARNING};
use crate::view::Shell;
use crate::view::component::{Choice, Empty, Field, Note, Problems, Radios, Tick, Tone};
use crate::view::page::settings;
use crate::view::words;

/// The rule as it was typed into a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct TypedRule {
    pub domain: String,
    pub severity: BlockSeverity,
    pub reject_media: bool,
    pub reject_reports: bool,
    pub forces_warning: bool,
    pub warning: String,
    pub private_comment: String,
    pub public_comment: String,
    pub obfuscate: bool,
}

impl From<PeerBlock> for TypedRule {
    fn from(block: PeerBlock) -> Self {
        Self {
            domain: block.domain,
            severity: block.severity,
            reject_media: block.reject_media,
            reject_reports: block.reject_reports,
            forces_warning: block.forces_warning,
            warning: block.warning,
            private_comment: block.private_comment,
            public_comment: block.public_comment,
            obfuscate: block.obfuscate,
        }
    }
}

/// All rules. Posts to `/admin/peers` (the fields of a rule), `/admin/peers/allow` (`domain`),
/// `/admin/peers/allows/ID/remove`, and `/admin/peers/preview` (the file `list`).
#[derive(Debug)]
pub struct Peers<'a> {
    pub shell: &'a Shell<'a>,
    pub rules: &'a [PeerBlock],
    pub allows: &'a [PeerAllow],
    /// Only servers on the list of allowed ones are talked with.
    pub only_allowed: bool,
    pub typed: &'a TypedRule,
    pub problems: &'a Problems,
}

impl Peers<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        let content = html! {
            (self.list())
            form.card.stack method="post" action="/admin/peers" {
                h2 { "New rule" }
                (shell.csrf_field())
                (problems)
                (Field::line("domain", "Server").value(&self.typed.domain)
                    .hint("Such as bad.example; all below its name is meant, too.").problem(problems).longest(253).required())
                (fields(self.typed, problems))
                div.ends { button.btn.main type="submit" { "Put in force" } }
            }
            form.card.stack method="post" action="/admin/peers/preview" enctype="multipart/form-data" {
                h2 { "Lists" }
                p { "Lists of rules in the form that Mastodon writes. You see what would change first." }
                (shell.csrf_field())
                (Field::table("list", "List of rules (CSV)").problem(problems))
                div.ends {
                    a.btn href="/admin/peers/rules.csv" { "Download ours" }
                    button.btn type="submit" { "Look at it" }
                }
            }
            (self.allowed())
        };
        settings::admin_frame(shell, &content)
    }

    fn list(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="rules" {
                h2 #rules { "Rules for other servers" }
                @if self.rules.is_empty() { (Empty { text: "None yet.", action: None }) }
                @else {
                    ul.plain {
                        @for rule in self.rules {
                            li.row.entry {
                                div {
                                    b { (rule.domain) }
                                    p.meta { (in_words(rule)) " · since " (words::day(rule.created_at)) }
                                    @if !rule.public_comment.is_empty() { p dir="auto" { (rule.public_comment) } }
                                }
                                a.btn href={ "/admin/peers/" (rule.id) } {
                                    "Change" span.vh { " the rule for " (rule.domain) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn allowed(&self) -> Markup {
        let shell = self.shell;
        html! {
            section.card.stack aria-labelledby="allowed" {
                h2 #allowed { "Servers that may be talked with" }
                p {
                    @if self.only_allowed { "Only these are talked with, as the settings say (federation.only_allowed)." }
                    @else { "Of no meaning now: all are talked with, as the settings say (federation.only_allowed)." }
                }
                ul.plain {
                    @for allow in self.allows {
                        li.row.entry {
                            b { (allow.domain) }
                            button.btn form="act" formaction={ "/admin/peers/allows/" (allow.id) "/remove" } {
                                "Remove" span.vh { " " (allow.domain) }
                            }
                        }
                    }
                }
                form.stack method="post" action="/admin/peers/allow" {
                    (shell.csrf_field())
                    div.field {
                        label for="allowed_domain" { "Server" }
                        input id="allowed_domain" name="domain" type="text" maxlength="253" required;
                    }
                    div.ends { button.btn type="submit" { "Add" } }
                }
            }
        }
    }
}

/// One rule, to be changed or lifted. Posts to `/admin/peers/ID` and `/admin/peers/ID/lift`.
#[derive(Debug)]
pub struct OneRule<'a> {
    pub shell: &'a Shell<'a>,
    pub id: crate::base::PeerBlockId,
    pub typed: &'a TypedRule,
    /// Follows of our people that would end if the server were shut out.
    pub follows: u64,
    pub problems: &'a Problems,
}

impl OneRule<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, id, typed, problems, .. } = self;
        let content = html! {
            form.card.stack method="post" action={ "/admin/peers/" (id) } {
                h2 { (typed.domain) }
                (shell.csrf_field())
                (problems)
                @if self.follows > 0 {
                    p { "Shutting it out would end " (words::count(self.follows)) " follows of people here." }
                }
                (fields(typed, problems))
                div.ends {
                    button.btn.danger type="submit" formaction={ "/admin/peers/" (id) "/lift" } { "Lift the rule" }
                    button.btn.main type="submit" { "Save" }
                }
            }
            p { a href="/admin/peers" { "All rules" } }
        };
        settings::admin_frame(shell, &content)
    }
}

fn fields(typed: &TypedRule, problems: &Problems) -> Markup {
    let choices = BlockSeverity::ALL.map(|severity| {
        let (label, hint) = match severity {
            BlockSeverity::Noop => ("None", "Only what is ticked below."),
            BlockSeverity::Silence => {
                ("Limit", "Who does not follow its people does not meet them.")
            }
            BlockSeverity::Suspend => {
                ("Shut out", "Nothing comes in, nothing goes out. Follows end both ways.")
            }
        };
        Choice { value: severity.as_str(), label, hint }
    });
    let tick = |name, label, hint, is_on| Tick { name, label, hint, is_on };
    let usual = format!("Empty: “{USUAL_WARNING}”.");
    html! {
        (Radios { name: "severity", legend: "How much", chosen: typed.severity.as_str(), choices: &choices, problems })
        (tick("reject_media", "No pictures", "Its pictures, avatars and emoji are not shown.", typed.reject_media))
        (tick("reject_reports", "No reports", "Its reports are not taken.", typed.reject_reports))
        (tick("forces_warning", "Content warning", "Its posts are folded under a warning, also those that are here.", typed.forces_warning))
        (Field::line("warning", "Words of the warning").value(&typed.warning).hint(&usual).problem(problems).longest(1_000))
        (Field::text("public_comment", "Why, for everyone", 2).value(&typed.public_comment).problem(problems).longest(1_000))
        (Field::text("private_comment", "Why, for those who run this server", 2).value(&typed.private_comment).problem(problems).longest(1_000))
        (tick("obfuscate", "Show only part of the name to everyone", "", typed.obfuscate))
    }
}

/// What a rule does, in words.
pub fn in_words(rule: &PeerBlock) -> String {
    let mut parts = vec![match rule.severity {
        BlockSeverity::Noop => "not limited",
        BlockSeverity::Silence => "limited",
        BlockSeverity::Suspend => "shut out",
    }];
    let more = [
        (rule.reject_media, "no pictures"),
        (rule.reject_reports, "no reports"),
        (rule.forces_warning, "content warning"),
    ];
    parts.extend(more.into_iter().filter(|(is_on, _)| *is_on).map(|(_, words)| words));
    parts.join(", ")
}

/// What a list would do.
#[derive(Debug)]
pub struct Preview<'a> {
    pub shell: &'a Shell<'a>,
    /// The list itself, to be sent again.
    pub list: &'a str,
    /// Rules it would set, and how many follows of our people each would end.
    pub fresh: &'a [(TypedRule, u64)],
    /// Servers that have a rule, which stays.
    pub known: &'a [String],
    /// Lines that cannot be taken, with what is wrong with them.
    pub refused: &'a [(String, String)],
}

/// Rules that a preview names one by one.
const MOST_NAMED: usize = 500;

impl Preview<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, list, fresh, known, refused } = self;
        let ended: u64 = fresh.iter().map(|(_, follows)| follows).sum();
        let told = format!(
            "{} new rules; {} servers have one already, which stays; {} lines cannot be taken. \
             {} follows of people here would end.",
            words::count(fresh.len() as u64),
            words::count(known.len() as u64),
            words::count(refused.len() as u64),
            words::count(ended),
        );
        let content = html! {
            form.card.stack method="post" action="/admin/peers/import" {
                h2 { "What this list would do" }
                (shell.csrf_field())
                (Note { tone: if ended > 0 { Tone::Bad } else { Tone::Info }, text: &told })
                input type="hidden" name="list" value=(list);
                ul.plain {
                    @for (rule, follows) in fresh.iter().take(MOST_NAMED) {
                        li.row.entry {
                            b { (rule.domain) }
                            span.meta {
                                (rule.severity.as_str())
                                @if *follows > 0 { " · ends " (words::count(*follows)) " follows" }
                            }
                        }
                    }
                    @for (line, problem) in refused.iter().take(MOST_NAMED) {
                        li.row.entry { code { (line) } span.meta { (problem) } }
                    }
                }
                div.ends {
                    a.btn href="/admin/peers" { "Leave it" }
                    button.btn.main type="submit" disabled[fresh.is_empty()] { "Put in force" }
                }
            }
        };
        settings::admin_frame(shell, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{PeerBlockId, Timestamp};
    use crate::view::sample;

    #[test]
    fn a_rule_is_told_in_words_and_a_list_says_what_it_would_end() {
        let rule = PeerBlock {
            id: PeerBlockId(3),
            domain: "bad.example".to_owned(),
            severity: BlockSeverity::Silence,
            reject_media: true,
            reject_reports: false,
            forces_warning: true,
            warning: String::new(),
            private_comment: String::new(),
            public_comment: String::new(),
            obfuscate: false,
            created_at: Timestamp(0),
        };
        assert_eq!(in_words(&rule), "limited, no pictures, content warning");
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let typed = TypedRule::from(rule.clone());
        let preview = Preview {
            shell: &shell,
            list: "#domain\nbad.example\n",
            fresh: &[(typed.clone(), 1_204)],
            known: &[],
            refused: &[],
        };
        assert!(preview.page().into_string().contains("1,204 follows of people here would end"));
        let page = Peers {
            shell: &shell,
            rules: &[rule],
            allows: &[],
            only_allowed: false,
            typed: &TypedRule::default(),
            problems: &Problems::default(),
        };
        assert!(page.page().into_string().contains("/admin/peers/3"));
    }
}
