//! Our server, a hostile one and its victim, and what stands between them before the attack.

use serde_json::{Value, json};
use tusklet::base::AccountId;
use tusklet::model::peer_block::{BlockSeverity, PeerBlock};
use tusklet::model::{FollowTerms, LocalAccount, Visibility};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::{db, federation, remote, service};

use super::super::home::Home;
use super::super::peer::{FakePeer, Scripted, public_key, victims_key};

pub struct World {
    pub home: Home,
    /// The attacker's server, where `m` lives.
    pub att: FakePeer,
    /// The victim's, where `v` lives.
    pub vic: FakePeer,
    pub lu: LocalAccount,
    pub v: AccountId,
    /// A public status of lu's, and one for followers.
    pub open: String,
    pub closed: String,
    /// What v's inbox and key are.
    pub v_before: (String, String),
}

/// Scripts in which nobody here has met m before.
const STRANGERS: [&str; 2] = ["webfinger-spoof", "blocked-domain"];

impl World {
    pub async fn made(script: &str) -> Self {
        let home = Home::start().await;
        let (att, vic) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let lu = home.account("lu").await;
        let app = &home.app;
        att.person("m");
        let v_uri = vic.person("v");
        vic.amend(
            "v",
            "publicKey",
            json!({
                "id": format!("{v_uri}#main-key"), "owner": v_uri, "publicKeyPem": victims_key(),
            }),
        );
        vic.show(
            json!({"id": format!("{}/notes/1", vic.base), "type": "Note", "attributedTo": v_uri,
            "content": "<p>true</p>", "to": [PUBLIC]}),
        );
        let v = remote::account(app, &v_uri).await.unwrap().id;
        federation::resolve::status(app, &format!("{}/notes/1", vic.base)).await.unwrap();
        let open = home.publish(&lu, Visibility::Public, "open").await.status;
        let closed = home.publish(&lu, Visibility::Followers, "closed").await.status;
        service::follow::receive_request(app, v, &lu, format!("{v_uri}/follow/1")).await.unwrap();
        service::status::accept_favourite(app, v, open.id, format!("{v_uri}/like/1"))
            .await
            .unwrap();
        follow(&home, &lu, v).await;
        if !STRANGERS.contains(&script) {
            let m = remote::account(app, &att.actor("m")).await.unwrap().id;
            if script != "relay-unsub" {
                follow(&home, &lu, m).await;
            }
            if script == "suspended-update" {
                let now = app.clock.now();
                app.db.write(move |tx| Ok(db::account::suspend(tx, m, now)?)).await.unwrap();
            }
        }
        if script == "blocked-domain" {
            let (domain, now) = (att.host().to_owned(), app.clock.now());
            let block = PeerBlock {
                id: app.ids.next(now),
                domain,
                severity: BlockSeverity::Suspend,
                reject_media: false,
                reject_reports: false,
                forces_warning: false,
                warning: String::new(),
                private_comment: String::new(),
                public_comment: String::new(),
                obfuscate: false,
                created_at: now,
            };
            app.db.write(move |tx| Ok(db::peer_block::save(tx, &block)?)).await.unwrap();
        }
        let v_before = keys_of(&home, v).await;
        home.settle().await;
        let (open, closed) = (open.uri, closed.uri);
        Self { home, att, vic, lu, v, open, closed, v_before }
    }

    /// Plays a script; the answers' codes.
    pub async fn play(&self, script: &Value) -> Vec<u16> {
        let script: Value = serde_json::from_str(&self.told(&script.to_string())).unwrap();
        for (address, answer) in script["serve"].as_object().unwrap() {
            self.serve(address, answer);
        }
        let mut codes = vec![];
        for delivery in script["deliver"].as_array().unwrap() {
            let body = match (&delivery["raw"], delivery["content_pad"].as_u64()) {
                (Value::String(raw), _) => raw.clone(),
                (_, Some(pad)) => padded(&delivery["body"], pad),
                _ => delivery["body"].to_string(),
            };
            let m_key = format!("{}#main-key", self.att.actor("m"));
            let key_id = delivery["keyId"].as_str().unwrap_or(&m_key);
            let headers = delivery["headers"].as_object().cloned().unwrap_or_default();
            codes.push(self.att.post_raw(&self.home, key_id, body, &headers).await);
            self.home.settle().await;
        }
        self.home.settle().await;
        codes
    }

    /// Fills in who is who. The key goes into JSON strings, so that its line ends are escaped.
    pub fn told(&self, script: &str) -> String {
        let pem = public_key().replace('\n', "\\n");
        let upper = self.vic.base.to_uppercase().replace("HTTP", "http");
        [
            ("{ATTHOST}", self.att.host()),
            ("{VICHOST}", self.vic.host()),
            ("{VICUPPER}", &upper),
            ("{ATTPEM}", &pem),
            ("{ATT}", &self.att.base),
            ("{VIC}", &self.vic.base),
            ("{LOCAL}", &self.home.base),
            ("{LU}", &self.lu.account().uri),
            ("{LN}", &self.open),
            ("{LQ}", &self.open),
            ("{LP}", &self.closed),
            ("{PUB}", PUBLIC),
            ("{N}", "4711"),
        ]
        .iter()
        .fold(script.to_owned(), |text, (name, value)| text.replace(name, value))
    }

    fn serve(&self, address: &str, answer: &Value) {
        let peer = if address.contains(self.att.host()) { &self.att } else { &self.vic };
        let path = match address.strip_prefix(&peer.base) {
            Some(path) => path.to_owned(),
            // `webfinger HOST NAME`
            None => format!("webfinger {}", address.rsplit(' ').next().unwrap()),
        };
        let scripted = match (answer["rule"].as_str(), answer["stream_bytes"].as_u64()) {
            (Some(rule), _) if rule.starts_with("note") => Scripted::Chain,
            (Some(_), _) => Scripted::Pages,
            (None, Some(bytes)) => Scripted::Stream(usize::try_from(bytes).unwrap()),
            (None, None) => Scripted::Plain {
                code: u16::try_from(answer["status"].as_u64().unwrap()).unwrap(),
                headers: answer["headers"].as_object().cloned().unwrap_or_default(),
                body: match (answer.get("json"), answer["text"].as_str()) {
                    (Some(json), _) => json.to_string(),
                    (None, text) => text.unwrap_or_default().to_owned(),
                },
            },
        };
        peer.script(&path, scripted);
    }
}

fn padded(body: &Value, pad: u64) -> String {
    let mut body = body.clone();
    body["object"]["content"] = Value::String("x ".repeat(usize::try_from(pad).unwrap() / 2));
    body.to_string()
}

pub async fn follow(home: &Home, who: &LocalAccount, target: AccountId) {
    let app = &home.app;
    service::follow::follow(app, who, target, FollowTerms::default()).await.unwrap();
    let granted = service::follow::Named::Other(who.id());
    service::follow::receive_accept(app, target, granted).await.unwrap();
}

pub async fn keys_of(home: &Home, account: AccountId) -> (String, String) {
    let endpoints = home.read(move |tx| db::account::endpoints(tx, account)).await.unwrap();
    (endpoints.inbox, endpoints.key)
}
