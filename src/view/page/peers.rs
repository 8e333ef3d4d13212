//! Which servers this one talks with, and how, for those who run it.

use maud::{Markup, html};

use crate::model::peer_block::{BlockSeverity, PeerAllow, PeerBlock, usual_warning};
use crate::say;
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
                h2 { (say!("peer-new-rule")) }
                (shell.csrf_field())
                (problems)
                (Field::line("domain", say!("server")).value(&self.typed.domain)
                    .hint(say!("peer-such-as-bad-example-all")).problem(problems).longest(253).required())
                (fields(self.typed, problems))
                div.ends { button.btn.main type="submit" { (say!("peer-put-in-force")) } }
            }
            form.card.stack method="post" action="/admin/peers/preview" enctype="multipart/form-data" {
                h2 { (say!("lists")) }
                p { (say!("peer-lists-of-rules-in-the")) }
                (shell.csrf_field())
                (Field::table("list", say!("peer-list-of-rules-csv")).problem(problems))
                div.ends {
                    a.btn href="/admin/peers/rules.csv" { (say!("peer-download-ours")) }
                    button.btn type="submit" { (say!("look-at-it")) }
                }
            }
            (self.allowed())
        };
        settings::admin_frame(shell, &content)
    }

    fn list(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="rules" {
                h2 #rules { (say!("rules-for-other-servers")) }
                @if self.rules.is_empty() { (Empty { text: say!("none-yet"), action: None }) }
                @else {
                    ul.plain {
                        @for rule in self.rules {
                            li.row.entry {
                                div {
                                    b { (rule.domain) }
                                    p.meta { (in_words(rule)) " · " (say!("peer-since", day = words::day(rule.created_at))) }
                                    @if !rule.public_comment.is_empty() { p dir="auto" { (rule.public_comment) } }
                                }
                                a.btn href={ "/admin/peers/" (rule.id) } {
                                    (say!("change")) span.vh { " " (say!("peer-the-rule-for", domain = rule.domain.as_str())) }
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
                h2 #allowed { (say!("peer-servers-that-may-be-talked")) }
                p {
                    @if self.only_allowed { (say!("peer-only-these-are-talked-with")) }
                    @else { (say!("peer-of-no-meaning-now-all")) }
                }
                ul.plain {
                    @for allow in self.allows {
                        li.row.entry {
                            b { (allow.domain) }
                            button.btn form="act" formaction={ "/admin/peers/allows/" (allow.id) "/remove" } {
                                (say!("remove")) span.vh { " " (allow.domain) }
                            }
                        }
                    }
                }
                form.stack method="post" action="/admin/peers/allow" {
                    (shell.csrf_field())
                    div.field {
                        label for="allowed_domain" { (say!("server")) }
                        input id="allowed_domain" name="domain" type="text" maxlength="253" required;
                    }
                    div.ends { button.btn type="submit" { (say!("add")) } }
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
                    p { (say!("peer-would-end", n = self.follows)) }
                }
                (fields(typed, problems))
                div.ends {
                    button.btn.danger type="submit" formaction={ "/admin/peers/" (id) "/lift" } { (say!("peer-lift-the-rule")) }
                    button.btn.main type="submit" { (say!("save")) }
                }
            }
            p { a href="/admin/peers" { (say!("peer-all-rules")) } }
        };
        settings::admin_frame(shell, &content)
    }
}

fn fields(typed: &TypedRule, problems: &Problems) -> Markup {
    let choices = BlockSeverity::ALL.map(|severity| {
        let (label, hint) = match severity {
            BlockSeverity::Noop => (say!("peer-none"), say!("peer-only-what-is-ticked-below")),
            BlockSeverity::Silence => (say!("peer-limit"), say!("peer-who-does-not-follow-its")),
            BlockSeverity::Suspend => {
                (say!("peer-shut-out"), say!("peer-nothing-comes-in-nothing-goes"))
            }
        };
        Choice { value: severity.as_str(), label, hint }
    });
    let tick = |name, label, hint, is_on| Tick { name, label, hint, is_on };
    let usual = say!("peer-empty-usual", warning = usual_warning());
    html! {
        (Radios { name: "severity", legend: say!("peer-how-much"), chosen: typed.severity.as_str(), choices: &choices, problems })
        (tick("reject_media", say!("peer-no-pictures"), say!("peer-its-pictures-avatars-and-emoji"), typed.reject_media))
        (tick("reject_reports", say!("peer-no-reports"), say!("peer-its-reports-are-not-taken"), typed.reject_reports))
        (tick("forces_warning", say!("peer-content-warning"), say!("peer-its-posts-are-folded-under"), typed.forces_warning))
        (Field::line("warning", say!("peer-words-of-the-warning")).value(&typed.warning).hint(&usual).problem(problems).longest(1_000))
        (Field::text("public_comment", say!("peer-why-for-everyone"), 2).value(&typed.public_comment).problem(problems).longest(1_000))
        (Field::text("private_comment", say!("peer-why-for-those-who-run"), 2).value(&typed.private_comment).problem(problems).longest(1_000))
        (tick("obfuscate", say!("peer-show-only-part-of-the"), "", typed.obfuscate))
    }
}

fn severity(severity: BlockSeverity) -> &'static str {
    match severity {
        BlockSeverity::Noop => say!("peer-told-not-limited"),
        BlockSeverity::Silence => say!("peer-told-limited"),
        BlockSeverity::Suspend => say!("peer-told-shut-out"),
    }
}

/// What a rule does, in words.
pub fn in_words(rule: &PeerBlock) -> String {
    let mut parts = vec![severity(rule.severity)];
    let more = [
        (rule.reject_media, say!("peer-told-no-pictures")),
        (rule.reject_reports, say!("peer-told-no-reports")),
        (rule.forces_warning, say!("peer-told-content-warning")),
    ];
    parts.extend(more.into_iter().filter(|(is_on, _)| *is_on).map(|(_, words)| words));
    words::list(&parts)
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
        let told = say!(
            "peer-list-told",
            fresh = fresh.len(),
            known = known.len(),
            refused = refused.len(),
            ended = ended,
        );
        let content = html! {
            form.card.stack method="post" action="/admin/peers/import" {
                h2 { (say!("peer-what-this-list-would-do")) }
                (shell.csrf_field())
                (Note { tone: if ended > 0 { Tone::Bad } else { Tone::Info }, text: &told })
                input type="hidden" name="list" value=(list);
                ul.plain {
                    @for (rule, follows) in fresh.iter().take(MOST_NAMED) {
                        li.row.entry {
                            b { (rule.domain) }
                            span.meta {
                                (severity(rule.severity))
                                @if *follows > 0 { " · " (say!("peer-ends-follows", n = *follows)) }
                            }
                        }
                    }
                    @for (line, problem) in refused.iter().take(MOST_NAMED) {
                        li.row.entry { code { (line) } span.meta { (problem) } }
                    }
                }
                div.ends {
                    a.btn href="/admin/peers" { (say!("peer-leave-it")) }
                    button.btn.main type="submit" disabled[fresh.is_empty()] { (say!("peer-put-in-force")) }
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
        assert!(
            preview.page().into_string().contains("Follows of people here that would end: 1,204.")
        );
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
