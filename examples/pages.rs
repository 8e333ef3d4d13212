//! Writes every page with sample content into a folder, to be looked at and checked:
//! `cargo run --example pages -- /tmp/pages && python3 -m http.server -d /tmp/pages`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use tusklet::base::{AppId, InviteId, Locales, NotificationId, SessionId, StatusId};
use tusklet::model::account::FieldSource;
use tusklet::model::notification::{GroupView, NotificationGroup};
use tusklet::model::{
    Account, ClientApp, Edit, Invite, Joining, Notification, NotificationKind, Role, Scopes,
    Session, StatusView, User, Visibility,
};
use tusklet::view::Shell;
use tusklet::view::assets;
use tusklet::view::component::{Composer, Extras, Problems};
use tusklet::view::page::admin::Admin;
use tusklet::view::page::announcements::Announcements;
use tusklet::view::page::settings::account::{AccountSettings, LetIn};
use tusklet::view::page::settings::preferences::Preferences;
use tusklet::view::page::settings::profile::ProfileSettings;
use tusklet::view::page::timeline::{Kind, Timeline};
use tusklet::view::page::{
    about, error, history, landing, menu, notifications, oauth, people, profile, publish,
    recovery_codes, setup, sign_in, sign_up, status,
};

// The room's tests show the same nouns; its paths begin with `crate::`, hence these names.
use tusklet::{base, model, view};
#[expect(dead_code, reason = "the tests need more of it")]
#[path = "../src/view/sample.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder to write to")?;
    let gallery = Gallery { folder: PathBuf::from(folder) };
    fs::create_dir_all(gallery.folder.join("media"))?;
    gallery.write_assets()?;
    gallery.write_open_pages()?;
    gallery.write_doors()?;
    gallery.write_member_pages()?;
    gallery.write_settings()?;
    gallery.write_setup()
}

struct Gallery {
    folder: PathBuf,
}

impl Gallery {
    fn page(&self, name: &str, page: maud::Markup) -> Result<(), Box<dyn Error>> {
        Ok(fs::write(self.folder.join(name).with_extension("html"), page.into_string())?)
    }

    fn write_assets(&self) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(self.folder.join("assets"))?;
        for (url, bytes) in assets::all() {
            fs::write(self.folder.join(url.trim_start_matches('/')), bytes)?;
        }
        for stable in ["avatar.png", "header.png", "icons.license.txt"] {
            let asset = assets::get(stable).ok_or("missing")?;
            fs::write(self.folder.join("assets").join(stable), &asset.bytes)?;
        }
        let picture = assets::get("header.png").ok_or("missing")?;
        for name in ["7.png", "7.small.webp", "8.png", "8.small.webp"] {
            fs::write(self.folder.join(Path::new("media").join(name)), &picture.bytes)?;
        }
        Ok(())
    }

    fn write_open_pages(&self) -> Result<(), Box<dyn Error>> {
        let (site, ada, rules) = (sample::site(), sample::ada(), sample::rules());
        let shell = &sample::visitor(&site);
        let posts = posts();
        self.page("landing", landing::Landing { shell, rules: &rules, latest: &posts }.page())?;
        self.page(
            "about",
            about::About { shell, rules: &rules, contact: Some(&ada), limited: &[] }.page(),
        )?;
        let profile = profile::Profile {
            own_style: None,
            shell,
            account: &ada,
            part: profile::Part::Posts,
            relationship: None,
            pinned: &posts[..1],
            statuses: &posts,
            more: None,
            older: Some("/@ada?max_id=1"),
            summary: "Engines, numbers and poetry.",
            composer: None,
        };
        self.page("profile", profile.page())?;
        let thread = status::Thread {
            own_style: None,
            shell,
            ancestors: &posts[..1],
            focused: &posts[1],
            replies: &posts[2..],
            more: None,
            summary: "Bread and rain",
        };
        self.page("thread", thread.page())?;
        let versions = [version("<p>Bread.</p>"), version("<p>Bread and rain.</p>")];
        let history =
            history::History { shell, status: &posts[0], versions: &versions, emojis: &[] };
        self.page("history", history.page())?;
        let older = Some("/tags/bread?max_id=1");
        let kind = Kind::Tag("bread", None);
        self.page("tag", Timeline { shell, kind, statuses: &posts, older }.page())?;
        let message = None;
        let request_id = Some("r-1a2b");
        let lost = error::ErrorPage { shell: Some(shell), code: 404, message, request_id };
        self.page("error", lost.page())
    }

    fn write_doors(&self) -> Result<(), Box<dyn Error>> {
        let (site, rules) = (sample::site(), sample::rules());
        let shell = &sample::visitor(&site);
        let problems = &Problems::default().with_general("Name or password is wrong.");
        let door = sign_in::SignIn { shell, login: "ada", back: "/home", problems };
        self.page("sign_in", door.page())?;
        let problems = &Problems::default().with("code", "is not one of yours");
        self.page("recover", sign_in::Recover { shell, login: "ada", problems }.page())?;
        let sign_up = sign_up::SignUp {
            shell,
            rules: &rules,
            username: "",
            email: "",
            reason: "",
            invite: "",
            problems: &Problems::default(),
        };
        self.page("sign_up", sign_up.page())
    }

    fn write_member_pages(&self) -> Result<(), Box<dyn Error>> {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = &Shell { unread: 3, path: "/home", ..sample::member(&site, &me) };
        let problems = &Problems::default();
        let posts = posts();
        let composer = composer(shell, problems);
        let home = Timeline {
            shell,
            kind: Kind::Home(&composer),
            statuses: &posts,
            older: Some("/home?max_id=1"),
        };
        self.page("home", home.page())?;
        self.page(
            "empty_home",
            Timeline { shell, kind: Kind::Home(&composer), statuses: &[], older: None }.page(),
        )?;
        let relationship = &model::Relationship { followed_by: true, ..sample::relationship() };
        let their = profile::Profile {
            own_style: None,
            shell,
            account: &bob,
            part: profile::Part::Posts,
            relationship: Some(relationship),
            pinned: &[],
            statuses: &posts[1..2],
            more: None,
            older: None,
            summary: "",
            composer: None,
        };
        self.page("their_profile", their.page())?;
        let own = profile::Profile {
            own_style: None,
            account: &me,
            relationship: None,
            composer: Some(composer),
            ..their
        };
        self.page("own_profile", own.page())?;
        let answer =
            Composer { in_reply_to: Some(StatusId(9)), text: "@bob@peer.example ", ..composer };
        let reply = publish::Publish { parent: Some(&posts[1]), quoted: None, composer: answer };
        self.page("reply", reply.page())?;
        let told = told();
        let here = notifications::ALL;
        let told = notifications::Notifications { shell, groups: &told, here, older: None };
        self.page("notifications", told.page())?;
        let waiting = [bob.clone()];
        let requests = people::FollowRequests { shell, people: &waiting, older: None };
        self.page("follow_requests", requests.page())?;
        let followers = people::People {
            shell,
            account: &me,
            side: people::Side::Followers,
            people: &[(bob.clone(), Some(relationship.clone()))],
            older: None,
            is_hidden: false,
        };
        self.page("followers", followers.page())?;
        self.page(
            "status_menu",
            menu::StatusMenu { shell, status: &posts[0], may_put_out: false }.page(),
        )?;
        self.page("account_menu", menu::AccountMenu { shell, account: &bob, relationship }.page())
    }

    fn write_settings(&self) -> Result<(), Box<dyn Error>> {
        let (site, me, rules) = (sample::site(), sample::ada(), sample::rules());
        let shell = &Shell { is_admin: true, ..sample::member(&site, &me) };
        let problems = &Problems::default();
        let fields =
            [FieldSource { name: "Site".to_owned(), value: "https://ada.example".to_owned() }];
        let own = ProfileSettings {
            shell,
            account: &me,
            note: "Engines",
            fields: &fields,
            attribution_domains: "ada.example",
            problems,
        };
        self.page("settings_profile", own.page())?;
        let user = user(&me);
        self.page("settings_preferences", Preferences { shell, user: &user, problems }.page())?;
        let scopes = Scopes::parse("read write:statuses push").map_err(|why| why.to_string())?;
        let apps = [LetIn { id: AppId(3), name: "Tooter", scopes: &scopes, since: sample::NOW }];
        let sessions = [session(1, "Firefox Linux"), session(2, "Safari iPhone")];
        let keys = AccountSettings {
            shell,
            sessions: &sessions,
            current: SessionId(1),
            apps: &apps,
            problems,
        };
        self.page("settings_account", keys.page())?;
        let waiting = [(sample::bob(), user)];
        let invites = [invite()];
        let (about, privacy, terms) = ("A town by the sea.", "", "Be kind.");
        let announcements =
            Announcements { shell, announcements: &[], about, privacy, terms, problems };
        let (waiting, invites) = (&waiting, &invites);
        let admin = Admin { shell, waiting, invites, rules: &rules, announcements, problems };
        self.page("admin", admin.page())?;
        let app = client_app(&scopes);
        let fields = [("client_id", "abc"), ("state", "x")];
        let consent =
            oauth::Authorize { shell, me: &me, app: &app, scopes: &scopes, fields: &fields };
        self.page("oauth", consent.page())?;
        self.page("oauth_code", oauth::Code { shell, app: "Tooter", code: "Zm9vYmFy" }.page())
    }

    fn write_setup(&self) -> Result<(), Box<dyn Error>> {
        let problems = &Problems::default();
        let step = setup::Step { csrf: "c0ffee", problems };
        let wrong = Problems::default().with("domain", "must be a name such as example.org");
        let bad = setup::Step { csrf: "c0ffee", problems: &wrong };
        let domain = "pi.example";
        self.page("setup_1", setup::Welcome { step, locales: &Locales::default() }.page())?;
        self.page("setup_2", setup::Address { step: bad, domain, web_domain: "" }.page())?;
        let reach = setup::Reach {
            step,
            domain,
            web_domain: "social.pi.example",
            is_local: false,
            public_url: "",
            listen: "127.0.0.1:8080",
        };
        self.page("setup_3", reach.page())?;
        let you = setup::You { step, domain, name: "ada", email: "", has_password: true };
        self.page("setup_4", you.page())?;
        let mode = Joining::JustMe;
        let community = setup::People { step, mode, title: "", description: "", rules: "" };
        self.page("setup_5", community.page())?;
        let visibility = Visibility::Public;
        self.page("setup_6", setup::Defaults { step, visibility, status_chars: 500 }.page())?;
        let answers = [("Domain", domain, 2), ("Name", "ada", 4), ("People", "Just me", 5)].map(
            |(question, answer, step)| setup::Answer { question, answer: answer.to_owned(), step },
        );
        let check = setup::Check { csrf: "c", name: "ada", domain, answers: &answers, problems };
        self.page("setup_check", check.page())?;
        self.page("setup_locked", setup::Locked { had_link: true }.page())?;
        let codes: Vec<_> = (0..10).map(|number| format!("kq7m-4t{number}x-p2vd")).collect();
        let sheet = recovery_codes::RecoveryCodes {
            handle: "ada@pi.example",
            codes: &codes,
            next: "/@ada",
        };
        self.page("recovery_codes", sheet.page())
    }
}

/// A boost, an answer with pictures, a folded one, one in another script.
fn posts() -> [StatusView; 4] {
    let mut bread = sample::status(
        11,
        sample::ada(),
        "Bread and rain. The oven has been on since five, and the street smells of it. <a href=\"/tags/bread\">#bread</a>",
    );
    bread.status.edited_at = Some(sample::NOW);
    bread.status.visibility = Visibility::Local;
    let mut answer = sample::status(10, sample::bob(), "Save me a slice!");
    answer.attachments =
        vec![sample::picture(7, Some("Hills in violet")), sample::picture(8, None)];
    answer.status.in_reply_to = Some(StatusId(11));
    answer.in_reply_to_handle = Some("ada".to_owned());
    answer.marks =
        Some(model::Marks { favourited: true, boosted: true, ..model::Marks::default() });
    let mut folded = sample::status(9, sample::bob(), "It ends well.");
    "The last chapter".clone_into(&mut folded.status.content_warning);
    folded.status.visibility = Visibility::Followers;
    let mona = Account {
        display_name: "منى الكاتبة مع اسم طويل جدا لا ينتهي أبدا".to_owned(),
        ..sample::bob()
    };
    let mut foreign = sample::status(8, mona, "صباح الخير يا أصدقاء، كيف حالكم اليوم؟");
    foreign.status.language = Some("ar".to_owned());
    let mut boost = sample::status(12, sample::ada(), "");
    boost.boosted = Some(Box::new(foreign));
    [bread, answer, folded, boost]
}

fn composer<'a>(shell: &'a Shell<'a>, problems: &'a Problems) -> Composer<'a> {
    Composer {
        shell,
        text: "",
        content_warning: "",
        is_sensitive: false,
        language: "en",
        visibility: Visibility::Public,
        can_quote: model::CanQuote::Everyone,
        can_reply: model::CanReply::Everyone,
        in_reply_to: None,
        quoted: None,
        edit: None,
        media: &[],
        longest: 500,
        key: "k1",
        problems,
        has_focus: false,
        reach: model::Reach { followers: 212, servers: 88, here: 4 },
        extras: Extras::default(),
    }
}

fn version(text: &str) -> Edit {
    Edit {
        html: sample::html(text),
        content_warning: String::new(),
        sensitive: false,
        media: None,
        quoted_uri: None,
        poll_options: vec![],
        created_at: sample::NOW,
    }
}

fn told() -> Vec<GroupView> {
    (1..).zip(NotificationKind::ALL).map(|(id, kind)| group(id, kind)).collect()
}

fn group(id: i64, kind: NotificationKind) -> GroupView {
    let has_status = !matches!(
        kind,
        NotificationKind::Follow | NotificationKind::FollowRequest | NotificationKind::SignUp
    );
    let newest = Notification {
        id: NotificationId(id),
        account: base::AccountId(1),
        kind,
        from: base::AccountId(2),
        status: Some(StatusId(11)),
        subject: None,
        group_key: None,
        filtered: false,
        created_at: sample::NOW,
    };
    let count = if kind.is_groupable() { 12 } else { 1 };
    let group = NotificationGroup {
        key: newest.key(),
        count,
        page_min: newest.id,
        senders: vec![newest.from],
        newest,
    };
    let status = has_status.then(|| sample::status(20 + id, sample::ada(), "Bread and rain."));
    GroupView { group, people: vec![sample::bob()], status, about: None }
}

fn user(account: &Account) -> User {
    User {
        reading: model::Reading::default(),
        account: account.id,
        email: Some("bob@mail.example".to_owned()),
        password_hash: String::new(),
        role: Role::Member,
        created_at: sample::NOW,
        approved_at: None,
        disabled_at: None,
        reason: "I bake, too, and would like to talk about it.".to_owned(),
        default_visibility: Visibility::Public,
        default_sensitive: false,
        default_language: Some("en".to_owned()),
        locale: None,
        default_can_quote: model::CanQuote::Everyone,
        default_can_reply: model::CanReply::Everyone,
    }
}

fn session(id: i64, user_agent: &str) -> Session {
    Session {
        id: SessionId(id),
        account: base::AccountId(1),
        user_agent: user_agent.to_owned(),
        ip: "203.0.113.7".to_owned(),
        created_at: sample::NOW,
        last_seen_at: sample::NOW,
    }
}

fn invite() -> Invite {
    Invite {
        id: InviteId(1),
        code: "k3Fj9sQ2".to_owned(),
        creator: base::AccountId(1),
        uses: 0,
        most_uses: Some(1),
        expires_at: None,
    }
}

fn client_app(scopes: &Scopes) -> ClientApp {
    ClientApp {
        id: AppId(3),
        name: "Tooter".to_owned(),
        website: Some("https://tooter.example".to_owned()),
        redirect_uris: vec![],
        scopes: scopes.clone(),
        client_id: "abc".to_owned(),
        secret_hash: String::new(),
        created_at: sample::NOW,
    }
}
