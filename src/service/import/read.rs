//! From the bytes of a table to its rows.

use std::collections::HashSet;

use crate::base::{Refusal, Result};
use crate::model::import::{ImportKind, ImportRow, LONGEST_TABLE, MOST_ROWS};
use crate::protocol::url::web;
use crate::say;
use crate::text::{self, Handle, csv};

/// Characters of a title of a list, and of anything else that a row names.
const LONGEST_TITLE: usize = 255;
const LONGEST_SUBJECT: usize = 2_048;

/// Where in a line something stands, if anywhere.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    subject: Option<usize>,
    list: Option<usize>,
    boosts: Option<usize>,
    notifications: Option<usize>,
}

/// The rows of a table, each once. Those that name nothing carry their problem.
///
/// # Errors
/// Refused if it is too large, or nothing in it can be used.
pub(super) fn rows(kind: ImportKind, table: &[u8], domain: &str) -> Result<Vec<ImportRow>> {
    if table.len() > LONGEST_TABLE {
        let problem = say!(
            "refusal-has-bytes",
            bytes = table.len().to_string(),
            most = LONGEST_TABLE.to_string()
        );
        return Err(Refusal::invalid("table", problem).into());
    }
    let table = std::str::from_utf8(table)
        .map_err(|_cause| Refusal::invalid("table", say!("refusal-is-no-table-of-comma")))?;
    // One for the header, and one to see that there are too many.
    let lines = csv::read(table, MOST_ROWS + 2);
    let header = lines.first().and_then(|line| header(line));
    let is_headed = header.is_some();
    let columns = header.unwrap_or_else(|| usual(kind));
    let lines = &lines[usize::from(is_headed)..];
    if lines.len() > MOST_ROWS {
        let problem = say!("refusal-has-more-than-n-rows", n = MOST_ROWS.to_string());
        return Err(Refusal::invalid("table", problem).into());
    }
    let mut seen = HashSet::new();
    let mut rows = vec![];
    for (number, line) in (1_u32..).zip(lines) {
        let row = ImportRow { number, ..row(kind, line, columns, domain) };
        if seen.insert((row.list.clone(), row.subject.clone())) {
            rows.push(row);
        }
    }
    if rows.iter().all(|row| row.problem.is_some()) {
        return Err(Refusal::invalid("table", say!("refusal-holds-nothing-of-this-kind")).into());
    }
    Ok(rows)
}

/// The columns by their names, if the line names them.
fn header(line: &[String]) -> Option<Columns> {
    let mut columns = Columns::default();
    for (at, name) in line.iter().enumerate() {
        let name = name.trim().trim_start_matches('#').to_ascii_lowercase();
        let column = match name.as_str() {
            "account address" | "domain" | "uri" => &mut columns.subject,
            "list name" => &mut columns.list,
            "show boosts" => &mut columns.boosts,
            "notify on new posts" | "hide notifications" => &mut columns.notifications,
            _ => continue,
        };
        *column = Some(at);
    }
    columns.subject.map(|_| columns)
}

/// The columns as Mastodon orders them.
fn usual(kind: ImportKind) -> Columns {
    let subject = Columns { subject: Some(0), ..Columns::default() };
    match kind {
        ImportKind::Following => Columns { boosts: Some(1), notifications: Some(2), ..subject },
        ImportKind::Muting => Columns { notifications: Some(1), ..subject },
        ImportKind::Lists => Columns { list: Some(0), subject: Some(1), ..Columns::default() },
        ImportKind::Blocking | ImportKind::DomainBlocking | ImportKind::Bookmarks => subject,
    }
}

fn row(kind: ImportKind, line: &[String], columns: Columns, domain: &str) -> ImportRow {
    let cell = |at: Option<usize>| at.and_then(|at| line.get(at)).map_or("", |cell| cell.trim());
    let is_true = |at: Option<usize>, usual: bool| match cell(at).to_ascii_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "1" => true,
        "false" | "f" | "no" | "n" | "0" => false,
        _ => usual,
    };
    let typed = cell(columns.subject);
    let found = subject(kind, typed, domain);
    let list: String = cell(columns.list).chars().take(LONGEST_TITLE).collect();
    let problem = match (&found, kind) {
        (Err(problem), _) => Some((*problem).to_owned()),
        (Ok(_), ImportKind::Lists) if list.is_empty() => {
            Some(say!("refusal-names-no-list").to_owned())
        }
        (Ok(_), _) => None,
    };
    ImportRow {
        number: 0,
        subject: found.unwrap_or_else(|_| typed.chars().take(LONGEST_SUBJECT).collect()),
        list,
        boosts: is_true(columns.boosts, true),
        notifications: is_true(columns.notifications, kind == ImportKind::Muting),
        attempts: 0,
        problem,
    }
}

/// What a row is about, in the one shape by which it is compared.
fn subject(kind: ImportKind, typed: &str, own: &str) -> Result<String, &'static str> {
    match kind {
        ImportKind::Following | ImportKind::Blocking | ImportKind::Muting | ImportKind::Lists => {
            let handle =
                Handle::parse(typed).ok_or_else(|| say!("refusal-is-not-a-handle-like"))?;
            let handle = handle.seen_from(own);
            let name = handle.username().to_ascii_lowercase();
            Ok(match handle.domain() {
                Some(domain) => format!("{name}@{domain}"),
                None => name,
            })
        }
        ImportKind::DomainBlocking => {
            text::handle::domain(typed).ok_or_else(|| say!("refusal-is-not-a-domain-name"))
        }
        ImportKind::Bookmarks => {
            let fits = typed.len() <= LONGEST_SUBJECT && web(typed).is_some();
            if fits { Ok(typed.to_owned()) } else { Err(say!("refusal-is-no-address-of-a-post")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: ImportKind, table: &str) -> Vec<ImportRow> {
        rows(kind, table.as_bytes(), "home.example").unwrap()
    }

    #[test]
    fn follows_are_read_as_mastodon_writes_them() {
        let table = "Account address,Show boosts,Notify on new posts,Languages\n\
                     Bob@Peer.example,false,true,\nalice@home.example,true,false,\n\
                     bob@peer.example,true,false,\nnot a handle,,,\n";
        let rows = read(ImportKind::Following, table);
        assert_eq!(rows.len(), 3);
        assert_eq!((rows[0].subject.as_str(), rows[0].boosts), ("bob@peer.example", false));
        assert!(rows[0].notifications && rows[1].boosts && !rows[1].notifications);
        assert_eq!(rows[1].subject, "alice");
        assert_eq!((rows[2].subject.as_str(), rows[2].number), ("not a handle", 4));
        assert!(rows[2].problem.is_some());
    }

    #[test]
    fn the_older_forms_without_a_header_are_read_too() {
        assert!(read(ImportKind::Following, "bob@peer.example\n")[0].boosts);
        assert!(read(ImportKind::Muting, "bob@peer.example\n")[0].notifications);
        assert!(!read(ImportKind::Muting, "bob@peer.example,false\n")[0].notifications);
        assert_eq!(
            read(ImportKind::DomainBlocking, "#domain\nBad.Example\n")[0].subject,
            "bad.example"
        );
        let lists = read(ImportKind::Lists, "\"Tea, cake\",@bob@peer.example\n,x@y.example\n");
        assert_eq!(lists[0].list, "Tea, cake");
        assert_eq!(lists[1].problem.as_deref(), Some("names no list"));
        let posts = read(ImportKind::Bookmarks, "https://peer.example/1\njavascript:alert(1)\n");
        assert!(posts[0].problem.is_none() && posts[1].problem.is_some());
    }

    #[test]
    fn what_cannot_be_a_table_is_refused() {
        let long = "a@b.example\n".repeat(MOST_ROWS + 1);
        for bad in [b"".as_slice(), b"\xff\xfe", b"...\n,,\n", long.as_bytes()] {
            assert!(rows(ImportKind::Blocking, bad, "home.example").is_err());
        }
        assert!(
            rows(ImportKind::Blocking, &vec![b'a'; LONGEST_TABLE + 1], "home.example").is_err()
        );
    }
}
