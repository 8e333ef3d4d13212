//! Set-up: the link, the wizard's steps, the end of it.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::model::{Joining, Role, Visibility};
use tusklet::service::setup::{self, Reach, Texts};
use tusklet::service::{session, site};

use super::{House, PASSWORD, client, refusal, refused_field};

fn new_house() -> House {
    House::of("")
}

/// Answers every step as somebody who tries it out.
async fn answer_all(house: &House) {
    let app = &house.app;
    setup::listening(app, ([127, 0, 0, 1], 8081).into()).await.unwrap();
    setup::begin(app).await.unwrap();
    setup::address(app, "127.0.0.1:8081", "").await.unwrap();
    setup::reach(app, Reach::Local, "").await.unwrap();
    setup::you(app, "alice", PASSWORD, "").await.unwrap();
    let texts = Texts {
        title: "Our place".into(),
        description: "A town.".into(),
        rules: "Be kind\n\n No spam \n".into(),
    };
    setup::people(app, Joining::Approval, texts).await.unwrap();
    setup::defaults(app, Visibility::Unlisted, 1_000).await.unwrap();
}

#[tokio::test]
async fn the_wizard_ends_in_a_server() {
    let house = new_house();
    let link = setup::new_link(&house.app).await.unwrap();
    answer_all(&house).await;

    let founded = setup::finish(&house.app).await.unwrap();

    let config = house.config();
    assert_eq!(config.public_url(), "http://127.0.0.1:8081");
    assert!(config.federation.http && config.federation.allow_private_addresses);
    assert_eq!(config.server.listen.port(), 8080, "the socket is open already");
    assert_eq!((config.instance.mode.as_str(), config.limits.status_chars), ("approval", 1_000));
    assert_eq!(founded.owner.account().uri, "http://127.0.0.1:8081/users/alice");
    assert_eq!(founded.recovery_codes.len(), 8);
    assert!(!link.file.exists());
    let text = std::fs::read_to_string(house.app.data_dir.join("tusklet.toml")).unwrap();
    assert!(text.contains("# The longest post, in characters.\nstatus_chars = 1000"), "{text}");
    assert!(text.contains("listen = \"127.0.0.1:8081\""), "{text}");

    let id = founded.owner.id();
    let (user, key, rules, left) = house
        .app
        .db
        .read(move |tx| {
            let user = db::user::by_account(tx, id)?.unwrap();
            let left = db::site::get(tx, "setup.answers")?.or(db::site::get(tx, "setup.link")?);
            let key = db::key::of(tx, db::key::SERVER)?;
            Ok((user, key, db::site::rules(tx)?, left.or(db::site::get(tx, "setup.owner")?)))
        })
        .await
        .unwrap();
    assert_eq!((user.role, user.default_visibility), (Role::Owner, Visibility::Unlisted));
    assert!(key.is_some());
    let rules: Vec<_> = rules.iter().map(|rule| rule.text.as_str()).collect();
    assert_eq!((rules, left), (vec!["Be kind", "No spam"], None));
    let site = site::read(&house.app).await.unwrap();
    assert_eq!((site.title.as_str(), site.contact), ("Our place", Some(id)));
    assert!(session::sign_in(&house.app, "alice", PASSWORD, client()).await.is_ok());

    assert!(matches!(refusal(setup::finish(&house.app).await), Refusal::Conflict(_)));
    assert!(matches!(refusal(setup::begin(&house.app).await), Refusal::Conflict(_)));
    assert!(matches!(refusal(setup::new_link(&house.app).await), Refusal::Conflict(_)));
}

#[tokio::test]
async fn a_link_opens_one_browser_once_and_in_time() {
    let house = new_house();
    let app = &house.app;
    setup::listening(app, ([0, 0, 0, 0], 8099).into()).await.unwrap();
    let key_of = |link: &setup::NewLink| link.url.split_once("key=").unwrap().1.to_owned();

    let first = setup::new_link(app).await.unwrap();
    assert!(first.url.starts_with("http://127.0.0.1:8099/setup?key="));
    assert_eq!(std::fs::read_to_string(&first.file).unwrap().trim(), first.url);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&first.file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let second = setup::new_link(app).await.unwrap();
    assert!(setup::open_link(app, &key_of(&first)).await.unwrap().is_none(), "replaced");
    let ticket = setup::open_link(app, &key_of(&second)).await.unwrap().unwrap();
    assert!(setup::open_link(app, &key_of(&second)).await.unwrap().is_none(), "used");
    assert!(setup::is_ticket(app, &ticket).await.unwrap());
    assert!(!setup::is_ticket(app, "made up").await.unwrap());

    let third = setup::new_link(app).await.unwrap();
    app.clock.advance(Duration::from_mins(30));
    assert!(setup::open_link(app, &key_of(&third)).await.unwrap().is_none(), "too old");
    assert!(setup::is_ticket(app, &ticket).await.unwrap(), "who is inside may go on");
}

#[tokio::test]
async fn each_step_names_what_is_wrong_and_keeps_what_was_right() {
    let house = new_house();
    let app = &house.app;

    assert_eq!(refused_field(setup::address(app, "https://a.org/", "").await), "domain");
    assert_eq!(refused_field(setup::address(app, "", "").await), "domain");
    assert_eq!(refused_field(setup::address(app, "a.org", "b").await), "web_domain");
    setup::address(app, "Tusklet.org", "").await.unwrap();
    assert_eq!(refused_field(setup::reach(app, Reach::Local, "").await), "reach");
    let other = setup::reach(app, Reach::Proxy, "http://tusklet.org").await;
    assert_eq!(refused_field(other), "public_url");
    assert_eq!(refused_field(setup::reach(app, Reach::Proxy, "x").await), "public_url");
    setup::reach(app, Reach::Proxy, "").await.unwrap();
    assert_eq!(refused_field(setup::you(app, "a b", PASSWORD, "").await), "name");
    assert_eq!(refused_field(setup::you(app, "alice", "short", "").await), "password");
    assert_eq!(refused_field(setup::you(app, "alice", "", "").await), "password");
    assert_eq!(refused_field(setup::you(app, "alice", PASSWORD, "x").await), "email");
    assert_eq!(refused_field(setup::finish(app).await), "password");
    setup::you(app, "alice", PASSWORD, "").await.unwrap();
    setup::you(app, "@Alice", "", "me@mail.example").await.unwrap();
    let texts = Texts { title: "x".repeat(101), ..Texts::default() };
    assert_eq!(refused_field(setup::people(app, Joining::Open, texts).await), "title");
    let long = setup::defaults(app, Visibility::Public, 0).await;
    assert_eq!(refused_field(long), "status_chars");

    let answers = setup::answers(app).await.unwrap();
    assert_eq!((answers.domain.as_str(), answers.name.as_str()), ("tusklet.org", "Alice"));
    assert_eq!((answers.reached, answers.has_password()), (4, true));
    assert!(!format!("{answers:?}").contains("argon2"));
}

#[tokio::test]
async fn a_set_up_that_stopped_half_way_can_be_done_again() {
    let house = new_house();
    answer_all(&house).await;
    let file = house.app.data_dir.join("tusklet.toml");
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert!(setup::finish(&house.app).await.is_err(), "the settings cannot be written");
    assert!(!house.config().is_set_up());
    std::fs::remove_dir(&file).unwrap();

    let founded = setup::finish(&house.app).await.unwrap();

    assert_eq!(founded.owner.account().username, "alice");
    assert!(house.config().is_set_up());
}
