//! More scripts, of our own (`tests/fixtures/unseen/hostile.json`), played one after the other
//! against one server. Each says what must hold after it besides that the victim is unharmed, and
//! for what reason it is stopped.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tusklet::db;

use super::super::peer::FakePeer;
use super::super::unseen::compare;
use super::checks::victim;
use super::world::{World, follow};
use crate::api::client::Client;

const SCRIPTS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/unseen/hostile.json"));

/// Requests that one script may cause at a server.
const MOST_REQUESTS: usize = 60;

/// What HTML of a stranger must not hold, wherever it stands.
const DIRTY: [&str; 26] = [
    "<script",
    "<style",
    "<svg",
    "<math",
    "<img",
    "<form",
    "<input",
    "<button",
    "<base",
    "<template",
    "<iframe",
    "<object",
    "<embed",
    "<meta",
    "<link",
    "<picture",
    "<noscript",
    "<!",
    " on",
    " style=",
    " id=",
    " srcset=",
    " title=",
    "href=\"javascript",
    "href=\"data",
    "href=\"/",
];

struct Stage {
    world: World,
    app: Client,
    /// What was asked of the attacker and of the victim before the script.
    asked: [usize; 2],
}

impl Stage {
    /// The world, in which n lives beside m and has written something.
    async fn set() -> Self {
        let world = World::made("unseen").await;
        let n = world.att.person("n");
        let account = tusklet::remote::account(&world.home.app, &n).await.unwrap().id;
        follow(&world.home, &world.lu, account).await;
        let note = world.att.note(&n, 1, "n's own");
        let create = world.att.activity("Create", &n, "create", note);
        world.att.bring(&world.home, &create).await;
        let app = Client::at(&world.home.app);
        Self { world, app, asked: [0; 2] }
    }

    async fn play(&mut self, script: &Value) -> Vec<u16> {
        self.world.home.pass(Duration::from_mins(61)).await;
        self.asked = [self.world.att.asked().len(), self.world.vic.asked().len()];
        self.world.play(script).await
    }

    fn asked_since(&self) -> [Vec<String>; 2] {
        let since = |peer: &FakePeer, before| peer.asked().split_off(before);
        [since(&self.world.att, self.asked[0]), since(&self.world.vic, self.asked[1])]
    }

    /// What came off, in words.
    async fn problems(&self, script: &Value, codes: &[u16]) -> Vec<String> {
        let mut wrong = victim(&self.world, "unseen").await;
        if let Some(code) = codes.iter().find(|code| **code >= 500) {
            wrong.push(format!("the server failed with {code}"));
        }
        let ours = self.world.home.status(&self.world.open).await.unwrap();
        if ours.html.as_str() != "<p>open</p>" {
            wrong.push(format!("our status is {}", ours.html.as_str()));
        }
        self.reason(script, codes, &mut wrong).await;
        self.statuses(script, &mut wrong).await;
        self.accounts(script, &mut wrong).await;
        self.requests(script, &mut wrong);
        wrong
    }

    /// It was left out, for this reason; what is turned away at the door has its code.
    async fn reason(&self, script: &Value, codes: &[u16], wrong: &mut Vec<String>) {
        let Some(expected) = script["why"].as_str() else { return };
        let (host, now) = (self.world.att.host().to_owned(), self.world.home.app.clock.now());
        let dropped = self.world.home.read(move |tx| db::dropped::of_host(tx, &host, 5)).await;
        let fresh = dropped.iter().filter(|it| now.since(it.at) < Duration::from_mins(30));
        let whys: Vec<&str> = fresh.map(|it| it.why.as_str()).collect();
        let is_turned_away = expected.is_empty() && codes.iter().any(|code| *code >= 400);
        if !is_turned_away && !whys.iter().any(|why| why.contains(expected)) {
            wrong.push(format!("left out for {whys:?} with {codes:?}, not “{expected}”"));
        }
    }

    async fn statuses(&self, script: &Value, wrong: &mut Vec<String>) {
        let home = &self.world.home;
        for uri in texts(&script["none"]) {
            if home.status(&uri).await.is_some() {
                wrong.push(format!("{uri} was taken in"));
            }
        }
        for (uri, expected) in members(&script["is"]) {
            match self.shown(&uri).await {
                Some(shown) => compare(&expected, &shown, &uri, wrong),
                None => wrong.push(format!("{uri} is not here")),
            }
        }
        for (uri, word) in members(&script["lacks"]) {
            let shown = self.shown(&uri).await.unwrap_or_default().to_string();
            if shown.contains(word.as_str().unwrap()) {
                wrong.push(format!("{uri} shows {word}"));
            }
        }
        for uri in texts(&script["clean"]) {
            let shown = self.shown(&uri).await.unwrap_or_default();
            let content = shown["content"].as_str().unwrap_or("<script");
            if DIRTY.iter().any(|dirty| content.to_ascii_lowercase().contains(dirty)) {
                wrong.push(format!("{uri} is {content}"));
            }
        }
        for (uri, most) in members(&script["boosts"]) {
            let boosts = home.status(&uri).await.map_or(0, |status| status.boosts_count);
            if boosts > most.as_u64().unwrap() {
                wrong.push(format!("{uri} has {boosts} boosts"));
            }
        }
        for (uri, most) in members(&script["polls"]) {
            let shown = self.shown(&uri).await.unwrap_or_default();
            let options = shown["poll"]["options"].as_array().map_or(0, Vec::len);
            let longest = shown.to_string().len();
            if options > usize::try_from(most.as_u64().unwrap()).unwrap() || longest > 100_000 {
                wrong.push(format!("{uri} has {options} options, {longest} bytes"));
            }
        }
        if let Some(uri) = script["old"].as_str() {
            let status = home.status(uri).await;
            if status.is_none_or(|status| status.created_at > home.app.clock.now()) {
                wrong.push(format!("{uri} is of the future, or not here"));
            }
        }
    }

    async fn shown(&self, uri: &str) -> Option<Value> {
        let status = self.world.home.status(uri).await?;
        Some(self.app.get(&format!("/api/v1/statuses/{}", status.id)).await.json)
    }

    async fn accounts(&self, script: &Value, wrong: &mut Vec<String>) {
        let home = &self.world.home;
        for uri in texts(&script["unknown"]) {
            if home.known(&uri).await.is_some() {
                wrong.push(format!("{uri} is known"));
            }
        }
        for (uri, expected) in members(&script["account"]) {
            let account = home.known(&uri).await.unwrap();
            let shown = self.app.get(&format!("/api/v1/accounts/{}", account.id)).await.json;
            compare(&expected, &shown, &uri, wrong);
        }
        for uri in texts(&script["follows"]) {
            let account = home.known(&uri).await.unwrap().id;
            if !home.follows(self.world.lu.id(), account).await {
                wrong.push(format!("lu follows {uri} no longer"));
            }
        }
        if let Some(uri) = script["still"].as_str()
            && home.known(uri).await.is_none_or(|account| account.moved_to.is_some())
        {
            wrong.push(format!("{uri} has moved"));
        }
        for (uri, count) in members(&script["pins"]) {
            let account = home.known(&uri).await.unwrap().id;
            let pins = home.read(move |tx| db::timeline::pinned(tx, None, account)).await.len();
            if json!(pins) != count {
                wrong.push(format!("{uri} has {pins} pins"));
            }
        }
        if let Some(uri) = script["own_endpoints"].as_str() {
            let account = home.known(uri).await.unwrap().id;
            let known = home.read(move |tx| db::account::endpoints(tx, account)).await.unwrap();
            let all = [known.shared_inbox, known.outbox, known.followers, known.featured];
            if all.iter().flatten().any(|it| it.starts_with(&self.world.vic.base)) {
                wrong.push(format!("{uri} has endpoints of v's: {all:?}"));
            }
        }
    }

    fn requests(&self, script: &Value, wrong: &mut Vec<String>) {
        let asked = self.asked_since();
        for (server, asked) in ["ATT", "VIC"].iter().zip(&asked) {
            if asked.len() > MOST_REQUESTS {
                wrong.push(format!("{} requests to {server}", asked.len()));
            }
            for (place, most) in members(&script["asked"]) {
                let Some(path) = place.strip_prefix(&format!("{server} ")) else { continue };
                let count = asked.iter().filter(|asked| *asked == path).count();
                if json!(count).as_u64() > most.as_u64() {
                    wrong.push(format!("{place} was asked for {count} times"));
                }
            }
        }
        if let Some(kind) = script["refused"].as_str()
            && !self.world.att.took(kind).is_empty()
        {
            wrong.push(format!("it got an {kind}"));
        }
    }
}

fn texts(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn members(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// The script at its full length: `{1000*x}` is a thousand of them, and so is
/// `{"times": 1000, "of": …}` in a list, where `{#}` is the number of each.
fn unfolded(value: Value) -> Value {
    match value {
        Value::String(text) => match text.split_once('*') {
            Some((before, after)) if before.rsplit('{').next().is_some_and(is_number) => {
                let (before, times) = before.rsplit_once('{').unwrap();
                let (piece, after) = after.split_once('}').unwrap();
                json!(format!("{before}{}{after}", piece.repeat(times.parse().unwrap())))
            }
            _ => Value::String(text),
        },
        Value::Array(list) => list.into_iter().flat_map(each_of).collect(),
        Value::Object(object) => {
            object.into_iter().map(|(name, value)| (name, unfolded(value))).collect()
        }
        other => other,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn each_of(value: Value) -> Vec<Value> {
    let Some(times) = value["times"].as_u64() else { return vec![unfolded(value)] };
    let text = value["of"].to_string();
    (0..times)
        .map(|at| serde_json::from_str(&text.replace("{#}", &at.to_string())).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_script_of_ours_comes_off_either() {
    let scripts: Vec<Value> = serde_json::from_str(SCRIPTS).unwrap();
    let mut stage = Stage::set().await;
    let mut came_off = vec![];
    for script in &scripts {
        let told = stage.world.told(&script.to_string());
        let script = unfolded(serde_json::from_str(&told).unwrap());
        let codes = stage.play(&script).await;
        for problem in stage.problems(&script, &codes).await {
            came_off.push(format!("{}, {}: {problem}", script["id"], script["class"]));
        }
    }
    assert!(came_off.is_empty(), "{}:\n{}", came_off.len(), came_off.join("\n"));
}
