//! What must hold after each script.

use tusklet::db;
use tusklet::db::report::Wanted;
use tusklet::model::Page;

use super::world::{World, keys_of};

/// Requests that one delivery may cause at any server.
const MOST_REQUESTS: usize = 120;

/// What has come off, in words.
pub async fn problems(world: &World, script: &str, codes: &[u16]) -> Vec<String> {
    let mut wrong = victim(world, script).await;
    if let Some(code) = codes.iter().find(|&&code| code >= 500) {
        wrong.push(format!("the server failed with {code}"));
    }
    for peer in [&world.att, &world.vic] {
        let asked = peer.asked().len();
        if asked > MOST_REQUESTS {
            wrong.push(format!("{asked} requests to {}", peer.base));
        }
    }
    wrong.extend(attacker(world, script, codes).await);
    wrong
}

/// What is v's, and lu's, is as it was.
pub async fn victim(world: &World, script: &str) -> Vec<String> {
    let (home, v, lu) = (&world.home, world.v, world.lu.id());
    let mut wrong = vec![];
    let mut must = |holds: bool, what: &str| {
        if !holds {
            wrong.push(what.to_owned());
        }
    };
    let note = home.status(&format!("{}/notes/1", world.vic.base)).await;
    must(note.is_some_and(|note| note.html.as_str() == "<p>true</p>"), "v's note is not as it was");
    must(home.known(&world.vic.actor("v")).await.is_some(), "v is gone");
    // In that one v's own server shows v without a key.
    let is_shown_anew = script == "move-noalias";
    let is_same = keys_of(home, v).await == world.v_before;
    must(is_shown_anew || is_same, "v's inbox or key is another");
    must(home.follows(v, lu).await, "v follows lu no longer");
    must(home.follows(lu, v).await, "lu follows v no longer");
    let ours = home.status(&world.open).await.unwrap();
    must(ours.favourites_count >= 1, "v's favourite is gone");
    let by_v = home.known(&world.vic.actor("v")).await.map_or(0, |v| v.statuses_count);
    must(by_v == 1, "something was taken in as v's");
    let reports = home.read(move |tx| {
        let wanted = Wanted { account: Some(v), ..Wanted::default() };
        Ok(db::report::page(tx, &wanted, Page::newest(10)).unwrap_or_default().len())
    });
    must(reports.await == 0, "a report in v's name");
    wrong
}

/// What m got out of it.
async fn attacker(world: &World, script: &str, codes: &[u16]) -> Vec<String> {
    let (home, att, vic) = (&world.home, &world.att, &world.vic);
    let m = home.known(&att.actor("m")).await;
    let note = home.status(&format!("{}/notes/4711", att.base)).await;
    let asked = |peer: &super::super::peer::FakePeer, path: &str| {
        peer.asked().iter().filter(|asked| asked.as_str() == path).count()
    };
    let ours = home.status(&world.open).await.unwrap();
    let closed = home.status(&world.closed).await.unwrap();
    let held = match script {
        "move-noalias" | "move-forged" => m.is_some_and(|m| m.moved_to.is_none()),
        "announce-private" => closed.boosts_count == 0,
        "reply-private" => {
            closed.replies_count == 0 && note.is_none_or(|it| it.in_reply_to.is_none())
        }
        "fetch-id-mismatch" => asked(vic, "/notes/77") <= 1,
        "fetch-redirect-loop" => asked(att, "/loop") <= 10,
        "fetch-replies-foreign" => home.status(&format!("{}/notes/88", vic.base)).await.is_none(),
        "relay-unsub" => asked(vic, "/notes/66") == 0,
        "votes-twice" | "vote-unknown" => ours.replies_count == 0,
        "replay" => ours.favourites_count == 2,
        "late-delete" => home.status(&format!("{}/notes/dd", att.base)).await.is_none(),
        "blocked-domain" => m.is_none() && att.asked().is_empty() && codes == [403],
        "suspended-update" => m.is_some_and(|m| m.display_name != "new"),
        "webfinger-spoof" => m.is_none_or(|m| m.domain.as_deref() != Some(vic.host())),
        "shape-note-1mb" => note.is_none_or(|it| it.html.as_str().len() <= 300_000),
        "shape-date" => note.is_none_or(|it| it.created_at <= home.app.clock.now()),
        "shape-url-scheme" => note.is_none_or(|it| it.url.is_none()),
        "shape-type-list" => note.is_none_or(|it| it.boost_of.is_none()),
        "shape-inbox-bad" => keys_of(home, m.unwrap().id).await.0.starts_with(&att.base),
        "html-mutation" => note.is_none_or(|it| !it.html.as_str().contains("<img")),
        "html-field" => m.is_none_or(|m| {
            let fields: Vec<&str> = m.fields.iter().map(|field| field.value.as_str()).collect();
            let all = format!("{} {}", m.note.as_str(), fields.join(" "));
            !all.contains("script") && !all.contains("javascript")
        }),
        "username-odd" => m.is_none_or(|m| m.username == "m"),
        "collsync-unsigned" => asked(att, "/users/m/sync") == 0,
        "collsync-foreign" => asked(vic, "/users/v/followers_synchronization") == 0,
        _ => true,
    };
    if held { vec![] } else { vec!["it came off".to_owned()] }
}
