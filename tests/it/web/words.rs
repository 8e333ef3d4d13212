//! Every word that a page shows stands in a file of words.
//!
//! A language is made in which each piece of each message stands between two marks. All pages are
//! opened in it, all their forms are sent, empty and with nonsense in them. What people write here
//! is Greek. So whatever Latin stands outside of the marks is English that nobody can translate.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};
use tusklet::base::locale::EMBEDDED;
use tusklet::model::{Draft, FollowTerms, LocalAccount, PollDraft, Role, Visibility};
use tusklet::service::{self, setup};
use tusklet::view::words::LANGUAGES;

use super::browser::Page;
use super::files::picture;
use super::{Browser, House};
use crate::support::insert_remote;

/// A language that nobody speaks.
const MARKED: &str = "qq";
const OPENING: char = '⟦';
const CLOSING: char = '⟧';

/// Words that stand outside of the marks, and why they may.
const ALLOWED: [&str; 14] = [
    // What the program and its parts are called.
    "tusklet",
    "RSS",
    "Atom",
    "CSS",
    "CSV",
    // The names of people here, and what a handle is made of.
    "ada",
    "bea",
    "carl",
    // What the server is called that has no other name.
    "localhost",
    // Words of the protocol that a browser and a program agree on.
    "ada’s",
    "ltr",
    "auto",
    "noindex",
    "summary",
];

/// The words of the marked language.
fn marked() -> String {
    let mut all = String::new();
    let files = std::fs::read_dir("assets/languages/en").unwrap();
    for file in files {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut resource: Resource<String> = parser::parse(text).unwrap();
        resource.body.retain(|entry| matches!(entry, Entry::Message(_)));
        for entry in &mut resource.body {
            let Entry::Message(message) = entry else { continue };
            message.comment = None;
            // Read by the program, not by people.
            if message.id.name != "language-direction" {
                mark(message.value.as_mut().unwrap());
            }
        }
        all.push_str(&serializer::serialize(&resource));
    }
    all
}

/// Marks a text, but not what is put into it: that must bear marks of its own.
fn mark(pattern: &mut Pattern<String>) {
    let text = |value: char| PatternElement::TextElement { value: value.to_string() };
    let mut marked = vec![text(OPENING)];
    for mut element in pattern.elements.drain(..) {
        let PatternElement::Placeable { expression } = &mut element else {
            marked.push(element);
            continue;
        };
        if let Expression::Select { variants, .. } = expression {
            variants.iter_mut().for_each(|variant| mark(&mut variant.value));
        }
        marked.extend([text(CLOSING), element, text(OPENING)]);
    }
    marked.push(text(CLOSING));
    pattern.elements = marked;
}

/// A piece of a document.
#[derive(Debug)]
enum Piece<'a> {
    Text(&'a str),
    Begin(&'a str, Vec<(&'a str, &'a str)>),
    End(&'a str),
}

/// The pieces of a page of ours, whose attributes all have double quotes.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..at]));
        let mut quoted = false;
        let end = rest[at..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let tag = &rest[at + 1..at + end.unwrap()];
        rest = &rest[at + end.unwrap() + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            pieces.push(Piece::End(name));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut parts = attributes.split('"');
        let mut pairs = vec![];
        while let Some(name) = parts.next() {
            let name = name.trim().trim_end_matches('=');
            let name = name.rsplit(' ').next().unwrap();
            pairs.extend(parts.next().map(|value| (name, value)));
        }
        pieces.push(Piece::Begin(name, pairs));
        // What stands in these is for programs.
        if matches!(name, "script" | "style") {
            let end = rest.find("</").unwrap();
            rest = &rest[end..];
        }
    }
    pieces
}

/// Attributes that people read or hear.
fn is_read(tag: &str, name: &str, attributes: &[(&str, &str)]) -> bool {
    let of = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, it)| *it);
    match name {
        "title" | "alt" | "placeholder" | "aria-label" | "aria-description" | "label" => true,
        "content" => {
            of("name") == Some("description")
                || of("property").is_some_and(|it| it == "og:title" || it == "og:description")
        }
        "value" => tag == "input" && of("type") == Some("submit"),
        _ => false,
    }
}

/// What is said outside of the marks and may not be.
fn left_over(html: &str) -> Vec<String> {
    let mut found = vec![];
    let (mut inside, mut plain) = (false, 0_u32);
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) if plain == 0 => found.extend(outside(text, &mut inside)),
            Piece::Text(text) => _ = outside(text, &mut inside),
            Piece::Begin(tag, attributes) => {
                for (name, value) in &attributes {
                    if is_read(tag, name, &attributes) {
                        found.extend(outside(value, &mut false));
                    }
                }
                // Commands, addresses and keys are the same in every language.
                plain += u32::from(matches!(tag, "code" | "kbd" | "pre"));
            }
            Piece::End(tag) => {
                plain -= u32::from(matches!(tag, "code" | "kbd" | "pre")).min(plain);
            }
        }
    }
    found
}

/// The words of `text` that stand outside of the marks and are none of those that may.
fn outside(text: &str, inside: &mut bool) -> Vec<String> {
    let mut said = String::new();
    for letter in text.chars() {
        match letter {
            OPENING => *inside = true,
            CLOSING => *inside = false,
            _ if *inside => said.push(' '),
            _ => said.push(letter),
        }
    }
    let own_names = EMBEDDED.iter().map(|(_, name)| *name);
    let own_names: Vec<_> = own_names.chain(LANGUAGES.iter().map(|(_, name)| *name)).collect();
    if own_names.contains(&said.trim()) {
        return vec![];
    }
    let words = said.split(|c: char| c.is_whitespace() || "()[],;".contains(c));
    words.filter(|word| !may_stand(word)).map(str::to_owned).collect()
}

fn may_stand(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !"@#/&".contains(c));
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let is_name_of_request = word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let is_escape = word.starts_with('&') || word.contains("&amp;") || word.contains("&#");
    letters < 2
        || is_name_of_request
        || is_escape
        // Handles, hashtags, domains and addresses.
        || word.starts_with(['@', '#', '/'])
        || word.contains("tusklet.org")
        || word.contains(".example")
        || word.contains("://")
        || ALLOWED.contains(&word)
}

/// What has been seen, and what was found on it.
#[derive(Default)]
struct Walk {
    found: BTreeMap<String, BTreeSet<String>>,
    seen: BTreeMap<String, u32>,
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
    fn look(&mut self, at: &str, page: &Page) {
        let kind = page.header("content-type");
        if kind.starts_with("text/plain") {
            self.found.entry(page.text()).or_default().insert(at.to_owned());
        }
        if !kind.starts_with("text/html") && !kind.contains("xml") {
            return;
        }
        let text = page.text();
        let said = left_over(&text);
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
    async fn through(&mut self, browser: &mut Browser, begin: &[&str]) -> Vec<Page> {
        let mut pages = vec![];
        let mut to_see: VecDeque<String> = begin.iter().map(|path| (*path).to_owned()).collect();
        while let Some(path) = to_see.pop_front() {
            let skipped = ["/assets/", "/media/", "/language/", "/settings/export/"];
            if skipped.iter().any(|one| path.starts_with(one)) || !self.is_new(&path, 3) {
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
    async fn forms(&mut self, browser: &mut Browser, pages: &[Page]) {
        for page in pages {
            for Form { action, fields, has_files } in forms(&page.text()) {
                if action == "/auth/sign_out" || !self.is_new(&format!("POST {action}"), 2) {
                    continue;
                }
                let hidden: Vec<_> = fields.iter().filter(|field| field.2).collect();
                let empty: Vec<_> =
                    hidden.iter().map(|(name, value, _)| (name.as_str(), value.as_str())).collect();
                let nonsense: Vec<_> = fields
                    .iter()
                    .map(|(name, value, is_hidden)| {
                        (name.as_str(), if *is_hidden { value.as_str() } else { "ΨΨ ΨΨ" })
                    })
                    .collect();
                for fields in [empty, nonsense] {
                    let answer = if has_files {
                        let parts: Vec<_> = fields
                            .iter()
                            .map(|(name, value)| (*name, Some("ψ"), value.as_bytes()))
                            .map(|(name, file, value)| {
                                let is_text = hidden.iter().any(|(hidden, ..)| hidden == name);
                                (name, file.filter(|_| !is_text), value)
                            })
                            .collect();
                        browser.upload(page, &action, &parts).await
                    } else {
                        browser.submit(page, &action, &fields).await
                    };
                    let at = format!("POST {action} {fields:?}");
                    self.look(&at, &answer);
                    if answer.code.as_u16() == 303 {
                        let next = browser.open(answer.place().split('#').next().unwrap()).await;
                        self.look(&at, &next);
                    }
                }
            }
        }
    }

    fn end(self) {
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

/// Name, value and whether it is hidden.
type FormField = (String, String, bool);

#[derive(Debug)]
struct Form {
    action: String,
    fields: Vec<FormField>,
    has_files: bool,
}

/// The forms of a page that post something, and its buttons that lead elsewhere.
fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = vec![];
    let mut is_open = false;
    for piece in pieces(html) {
        match piece {
            Piece::Begin("form", attributes) => {
                let of = |name: &str| attributes.iter().find(|(it, _)| *it == name);
                let method = of("method").map(|(_, it)| *it);
                is_open = method == Some("post");
                if let (true, Some((_, action))) = (is_open, of("action")) {
                    let has_files = of("enctype").is_some();
                    forms.push(Form { action: (*action).to_owned(), fields: vec![], has_files });
                }
            }
            Piece::Begin(tag @ ("input" | "select" | "textarea" | "button"), attributes) => {
                let of = |name: &str| attributes.iter().find(|(it, _)| *it == name);
                if let Some((_, action)) = of("formaction") {
                    let action = (*action).to_owned();
                    forms.insert(0, Form { action, fields: vec![], has_files: false });
                    continue;
                }
                let Some((_, name)) = of("name").filter(|_| is_open && tag != "button") else {
                    continue;
                };
                let value = of("value").map_or("", |(_, value)| *value);
                let is_hidden = of("type").is_some_and(|(_, kind)| *kind == "hidden");
                if *name != "csrf"
                    && let Some(form) = forms.last_mut()
                {
                    form.fields.push(((*name).to_owned(), value.to_owned(), is_hidden));
                }
            }
            Piece::End("form") => is_open = false,
            _ => {}
        }
    }
    forms
}

/// A browser that was told to be answered in the marked language.
fn told(mut browser: Browser) -> Browser {
    for name in ["__Host-tusklet_language", "tusklet_language"] {
        browser.cookies.insert(name.to_owned(), MARKED.to_owned());
    }
    browser
}

async fn publish(house: &House, who: &LocalAccount, draft: Draft) -> String {
    service::status::publish(&house.app, who, draft).await.unwrap().path()
}

/// Posts of all kinds, and what others do about them.
async fn posts(house: &House, ada: &LocalAccount, bea: &LocalAccount) {
    let app = &house.app;
    for (one, other) in [(ada, bea), (bea, ada)] {
        service::follow::follow(app, one, other.id(), FollowTerms::default()).await.unwrap();
    }
    for visibility in Visibility::ALL {
        publish(house, ada, Draft { visibility, ..Draft::of("Καλημέρα #γάτα") }).await;
    }
    let poll = PollDraft {
        options: vec!["ναι".to_owned(), "όχι".to_owned()],
        lasts: Some(3_600),
        ..PollDraft::default()
    };
    let asked = Draft {
        poll: Some(poll),
        content_warning: "ερώτηση".to_owned(),
        language: Some("el".to_owned()),
        ..Draft::of("Ναι;")
    };
    let asked = service::status::publish(app, ada, asked).await.unwrap().status.id;
    let answer = Draft { in_reply_to: Some(asked), ..Draft::of("@ada όχι") };
    let answer = service::status::publish(app, bea, answer).await.unwrap().status.id;
    let quote = Draft { quoted: Some(asked), ..Draft::of("Κοίτα") };
    service::status::publish(app, bea, quote).await.unwrap();
    service::status::boost(app, bea, asked, None).await.unwrap();
    service::status::favourite(app, bea, asked).await.unwrap();
    service::status::favourite(app, ada, answer).await.unwrap();
    let direct = Draft { visibility: Visibility::Direct, ..Draft::of("@ada κρυφό") };
    service::status::publish(app, bea, direct).await.unwrap();
}

/// What is set up by forms, as people would.
async fn belongings(house: &House, ada: &mut Browser) {
    let now = house.app.clock.now();
    let id = house.app.ids.next(now);
    house
        .app
        .db
        .write(move |tx| Ok(insert_remote(tx, id, "carl@peer.example", now)?))
        .await
        .unwrap();
    let day = "2026-01-01T00:00";
    let sent: [(&str, &str, &[(&str, &str)]); 16] = [
        (
            "/settings/profile",
            "/settings/profile",
            &[
                ("display_name", "Άδα"),
                ("note", "Γεια"),
                ("field_name_1", "Τόπος"),
                ("field_value_1", "Αθήνα"),
            ],
        ),
        (
            "/admin",
            "/admin/site",
            &[
                ("title", "Κήπος"),
                ("description", "Μικρός"),
                ("rules", "Καλοσύνη"),
                ("mode", "approval"),
            ],
        ),
        (
            "/admin",
            "/admin/texts",
            &[("about", "Κείμενο"), ("privacy", "Κείμενο"), ("terms", "Κείμενο")],
        ),
        ("/admin", "/admin/announcements", &[("announcement", "Νέα"), ("announcement_days", "3")]),
        ("/admin", "/admin/invites", &[("days", "3"), ("most_uses", "2")]),
        ("/lists", "/lists", &[("title", "Φίλοι"), ("replies_policy", "list")]),
        (
            "/settings/filters",
            "/settings/filters",
            &[("title", "Όχι"), ("words", "θόρυβος"), ("in_home", "1"), ("action", "warn")],
        ),
        (
            "/admin/peers",
            "/admin/peers",
            &[
                ("domain", "bad.example"),
                ("severity", "silence"),
                ("forces_warning", "1"),
                ("public_comment", "Γιατί"),
            ],
        ),
        ("/admin/peers", "/admin/peers/allow", &[("domain", "good.example")]),
        (
            "/admin/relays",
            "/admin/relays",
            &[
                ("address", "https://relay.example/inbox"),
                ("languages", "el"),
                ("tags", "γάτα"),
                ("most_per_hour", "0"),
            ],
        ),
        (
            "/publish",
            "/publish",
            &[("text", "Ύστερα"), ("visibility", "public"), ("publish_at", day)],
        ),
        ("/publish", "/publish", &[("text", "Ίσως"), ("visibility", "public"), ("do", "keep")]),
        ("/settings/export", "/settings/export/archive", &[]),
        ("/domain_blocks", "/domain_blocks", &[("domain", "worse.example")]),
        ("/tags/γάτα", "/tags/γάτα/follow", &[]),
        ("/@carl@peer.example", "/@carl@peer.example/follow", &[]),
    ];
    for (page, action, fields) in sent {
        let form = ada.get(page).await.expect(200);
        ada.submit(&form, action, fields).await;
    }
    let carl = ada.get("/search?q=carl").await.expect(200);
    assert!(carl.shows("@carl@peer.example"));
    let form = ada.get(&format!("/report/new?account={id}")).await.expect(200);
    let account = id.to_string();
    let fields = [("account", account.as_str()), ("category", "spam"), ("comment", "Αχ")];
    ada.submit(&form, "/report/new", &fields).await;
    let form = ada.get("/publish").await.expect(200);
    let file = picture();
    let parts: [(&str, Option<&str>, &[u8]); 5] = [
        ("text", None, "Εικόνα".as_bytes()),
        ("visibility", None, b"public"),
        ("sensitive", None, b"1"),
        ("media_1", Some("p.png"), &file),
        ("media_description_1", None, "γάτα".as_bytes()),
    ];
    ada.upload(&form, "/publish", &parts).await.place();
    let form = ada.get("/settings/import").await.expect(200);
    let parts: [(&str, Option<&str>, &[u8]); 2] = [
        ("kind", None, b"following"),
        ("table", Some("a.csv"), "carl@peer.example\nψ ψ\n".as_bytes()),
    ];
    ada.upload(&form, "/settings/import", &parts).await;
    let form = ada.get("/admin/peers").await.expect(200);
    let list = "#domain,#severity\nnew.example,suspend\nψ ψ,suspend\nother.example,ψ\n";
    ada.upload(&form, "/admin/peers/preview", &[("list", Some("l.csv"), list.as_bytes())]).await;
    for kind in ["local", "public", "bookmarks", "favourites", "conversations", "mentions"] {
        let form = ada.get("/deck/add").await.expect(200);
        let deck = form.hidden("deck");
        ada.submit(&form, "/deck/add", &[("deck", &deck), ("kind", kind)]).await;
    }
}

/// The page on which an app asks to be let in.
async fn consent(ada: &mut Browser) -> String {
    let scopes = "read write follow push profile read:blocks write:lists admin:read:ip_blocks";
    let back = "urn:ietf:wg:oauth:2.0:oob";
    let app = [("client_name", "Ψ"), ("redirect_uris", back), ("scopes", scopes)];
    let app = ada.post("/api/v1/apps", &app, &[("accept", "application/json")]).await.expect(200);
    let app: serde_json::Value = serde_json::from_slice(&app.bytes).unwrap();
    let asked = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", app["client_id"].as_str().unwrap())
        .append_pair("redirect_uri", back)
        .append_pair("response_type", "code")
        .append_pair("scope", scopes)
        .finish();
    format!("/oauth/authorize?{asked}")
}

#[tokio::test]
async fn no_page_says_what_stands_in_no_file_of_words() {
    let house = House::with_languages("approval", &[(MARKED, &marked())]);
    let ada = house.account("ada", Role::Owner).await;
    let bea = house.account("bea", Role::Member).await;
    posts(&house, &ada, &bea).await;
    let mut owner = told(house.signed_in("ada").await);
    let mut member = told(house.signed_in("bea").await);
    let mut visitor = told(house.browser());
    belongings(&house, &mut owner).await;
    let mut walk = Walk::default();
    let consent = consent(&mut owner).await;
    let odd = [
        "/nothing",
        "/@nobody",
        "/invite/ψ",
        "/auth/sign_out",
        "/search?q=a&q=b",
        "/home?max_id=%ff",
        "/oauth/authorize?client_id=x",
        "/admin",
        "/settings/style",
        "/interact",
        "/offline",
        "/publish/emoji",
        "/deck/add",
        "/catch-up",
        "/severed_relationships",
        "/settings/delete",
        "/settings/migration",
        "/settings/reading",
        "/settings/privacy",
        "/admin/media",
        "/admin/fetches",
        "/admin/emoji",
        "/admin/emoji/peers",
        "/followed_tags",
        "/share?text=ψ",
        "/authorize_interaction?uri=https%3A%2F%2Fpeer.example%2F%40carl",
        "/search?q=ψ",
        "/blocks",
        "/mutes",
        "/domain_blocks",
        "/scheduled",
        "/drafts",
        "/explore",
        "/directory",
        "/lists",
        "/@ada/tagged/γάτα",
        "/auth/recovery_codes",
        "/auth/recover",
        "/follow_requests",
        "/notifications/requests",
        "/deck",
        "/home",
        "/public",
        "/settings/second_factor",
        "/settings/import",
        "/auth/sign_in?again=1",
        "/auth/sign_up",
    ];
    let begin: Vec<&str> = ["/", consent.as_str()].into_iter().chain(odd).collect();

    let open = walk.through(&mut visitor, &begin).await;
    walk.forms(&mut visitor, &open).await;
    walk.seen.clear();
    let theirs = walk.through(&mut member, &begin).await;
    walk.seen.clear();
    let own = walk.through(&mut owner, &begin).await;
    assert!(own.len() > 60, "most pages were found, not only {}", own.len());
    walk.forms(&mut owner, &own).await;
    walk.forms(&mut member, &theirs).await;
    for (body, kind) in [("x", "text/plain"), ("text=%ff", "application/x-www-form-urlencoded")] {
        let answer = member.post("/publish", &[(body, body)], &[("content-type", kind)]).await;
        walk.look(&format!("POST /publish {kind}"), &answer);
    }
    for notice in notices() {
        owner.cookies.insert("__Host-tusklet_notice".to_owned(), notice.clone());
        walk.look(&format!("notice {notice}"), &owner.open("/about").await);
    }
    walk.end();
}

/// What pages tell once, by its words in the cookie.
fn notices() -> Vec<String> {
    let text = std::fs::read_to_string("assets/languages/en/notice.ftl").unwrap();
    let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter_map(|key| key.strip_prefix("notice-")).map(str::to_owned).collect()
}

#[tokio::test]
async fn the_wizard_says_nothing_else_either() {
    const HOST: &str = "127.0.0.1:8080";
    let house = House::unfounded(&[(MARKED, &marked())]);
    let link = setup::new_link(&house.app).await.unwrap();
    let path = link.url.strip_prefix(&format!("http://{HOST}")).unwrap();
    let mut walk = Walk::default();
    let mut stranger = told(house.browser_at(HOST));
    walk.look("/setup locked", &stranger.get("/setup").await.expect(403));
    walk.look("/setup wrong", &stranger.get("/setup?key=wrong").await.expect(403));
    let mut browser = told(house.browser_at(HOST));
    browser.get(path).await.place();
    let steps: [&[(&str, &str)]; 6] = [
        &[("start", "new")],
        &[("domain", "localhost"), ("web_domain", "")],
        &[("reach", "local"), ("public_url", "http://127.0.0.1:8080")],
        &[("name", "ada"), ("password", "correct horse"), ("email", "")],
        &[("title", ""), ("description", ""), ("rules", ""), ("mode", "approval")],
        &[("default_visibility", "unlisted"), ("status_chars", "600")],
    ];
    for (number, fields) in (1..).zip(steps) {
        let path = format!("/setup/{number}");
        let page = browser.get(&path).await.expect(200);
        walk.look(&path, &page);
        walk.forms(&mut browser, &[page]).await;
        for odd in ["bad name", "https://x.example", "a@b", "nodot", "x.example:99999", "x.org:80"]
        {
            let odd = [
                ("domain", odd),
                ("reach", "local"),
                ("public_url", odd),
                ("name", odd),
                ("mode", odd),
            ];
            let page = browser.get(&path).await;
            let odd = if number == 5 { &odd[4..] } else { &odd[..] };
            let answer = browser.submit(&page, &path, odd).await;
            walk.look(&format!("{path} {odd:?}"), &answer);
        }
        let page = browser.get(&path).await.expect(200);
        assert_eq!(
            browser.submit(&page, &path, fields).await.place(),
            format!("/setup/{}", number + 1)
        );
    }
    walk.look("/setup/7", &browser.get("/setup/7").await.expect(200));
    walk.end();
}

#[test]
fn english_is_found_where_there_is_some() {
    let page = "<h1>⟦Posts of ⟧<b>Άδα</b>⟦ here⟧</h1><a title=\"Open it\" href=\"/x\">⟦Go⟧ on</a>";
    assert_eq!(left_over(page), ["Open", "it", "on"]);
    assert!(
        left_over("<p>@ada ⟦at⟧ social.example <code>tusklet doctor</code> Deutsch</p>")
            .contains(&"Deutsch".to_owned())
    );
    let mut pattern = parser::parse("a = x { $n -> [one] y *[other] { $n } z } w".to_owned());
    let Ok(Resource { body }) = &mut pattern else { panic!("{pattern:?}") };
    let [Entry::Message(message)] = body.as_mut_slice() else { panic!("{body:?}") };
    mark(message.value.as_mut().unwrap());
    let written = serializer::serialize(pattern.as_ref().unwrap());
    assert!(written.contains("⟦y⟧") && written.contains("⟦⟧{ $n }⟦ z⟧"), "{written}");
}
