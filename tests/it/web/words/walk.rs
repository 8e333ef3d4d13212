//! A walk through all pages and forms that can be reached.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::marked::{left_over, outside};
use super::pieces::{Form, Piece, forms, pieces};
use crate::web::Browser;
use crate::web::browser::Page;

/// What has been seen, and what was found on it.
#[derive(Default)]
pub struct Walk {
    found: BTreeMap<String, BTreeSet<String>>,
    pub seen: BTreeMap<String, u32>,
}

/// Pages that differ in a number alone are of one kind.
fn kind(path: &str) -> String {
    let mut kind = String::new();
    for letter in path.chars() {
        if !letter.is_ascii_digit() {
            kind.push(letter);
        } else if !kind.ends_with('0') {
            kind.push('0');
        }
    }
    kind
}

impl Walk {
    pub fn look(&mut self, at: &str, page: &Page) {
        let kind = page.header("content-type");
        if kind.starts_with("text/plain") {
            self.found.entry(page.text()).or_default().insert(at.to_owned());
        }
        let text = page.text();
        let said = if kind.starts_with("text/html") {
            left_over(&text)
        } else if kind.contains("xml") {
            // Dates and the like are for programs.
            let titles = text.split("<title>").skip(1);
            titles.flat_map(|rest| outside(rest.split('<').next().unwrap(), &mut false)).collect()
        } else {
            return;
        };
        for word in said {
            self.found.entry(word).or_default().insert(at.to_owned());
        }
    }

    fn is_new(&mut self, path: &str, most: u32) -> bool {
        let times = self.seen.entry(kind(path)).or_default();
        *times += 1;
        *times <= most
    }

    /// Opens everything that can be reached from `begin` by links.
    pub async fn through(&mut self, browser: &mut Browser, begin: &[&str]) -> Vec<Page> {
        let mut pages = vec![];
        let mut to_see: VecDeque<String> = begin.iter().map(|path| (*path).to_owned()).collect();
        while let Some(path) = to_see.pop_front() {
            let skipped = ["/assets/", "/media/", "/language/", "/settings/export/"];
            if skipped.iter().any(|one| path.starts_with(one)) || !self.is_new(&path, 2) {
                continue;
            }
            let page = browser.open(&path).await;
            self.look(&path, &page);
            let text = page.text();
            for piece in pieces(&text) {
                let Piece::Begin("a" | "link", attributes) = piece else { continue };
                let links = attributes.iter().filter(|(name, value)| {
                    *name == "href" && value.starts_with('/') && !value.starts_with("//")
                });
                to_see.extend(
                    links.map(|(_, value)| value.split('#').next().unwrap().replace("&amp;", "&")),
                );
            }
            if text.contains("<form") {
                pages.push(page);
            }
        }
        pages
    }

    /// Sends all forms of these pages: with nothing in them, and with nonsense.
    pub async fn forms(&mut self, browser: &mut Browser, pages: &[Page]) {
        for page in pages {
            for form in forms(&page.text()) {
                let action = &form.action;
                let ends_the_walk = action == "/auth/sign_out" || action.contains("/sessions/");
                if ends_the_walk || !self.is_new(&format!("POST {action}"), 1) {
                    continue;
                }
                for nonsense in ["", "ΨΨ ΨΨ"] {
                    self.send(browser, page, &form, nonsense).await;
                }
            }
        }
    }

    async fn send(&mut self, browser: &mut Browser, page: &Page, form: &Form, nonsense: &str) {
        let Form { action, fields, has_files } = form;
        let fields = fields.iter().map(|(name, value, kind)| match kind.as_str() {
            "hidden" => (name.as_str(), None, value.as_str()),
            "file" => (name.as_str(), Some("ψ"), nonsense),
            _ => (name.as_str(), None, nonsense),
        });
        let fields: Vec<_> = fields.collect();
        let answer = if *has_files {
            let parts = fields.iter().map(|(name, file, text)| (*name, *file, text.as_bytes()));
            browser.upload(page, action, &parts.collect::<Vec<_>>()).await
        } else {
            let fields = fields.iter().map(|(name, _, text)| (*name, *text));
            browser.submit(page, action, &fields.collect::<Vec<_>>()).await
        };
        let at = format!("POST {action} {fields:?}");
        self.look(&at, &answer);
        if answer.code.as_u16() == 303 {
            let next = browser.open(answer.place().split('#').next().unwrap()).await;
            self.look(&at, &next);
        }
    }

    pub fn end(self) {
        let found: Vec<_> = self
            .found
            .iter()
            .map(|(word, places)| {
                let places: Vec<_> = places.iter().take(3).map(String::as_str).collect();
                format!("{word:?} at {}", places.join(" and "))
            })
            .collect();
        assert!(found.is_empty(), "not to be translated:\n{}", found.join("\n"));
    }
}
