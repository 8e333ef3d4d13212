//! The program itself, as people and scripts run it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_tusklet");
const PASSWORD: &str = "correct horse battery";

/// A folder for one test, with a port of its own.
struct Place {
    folder: TempDir,
    port: u16,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), port: free_port() }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn command(&self, program: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(words).arg("--data").arg(self.data()).current_dir(self.folder.path());
        command.env("TUSKLET__SERVER__LISTEN", self.host()).env_remove("TUSKLET_DATA");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, words: &[&str], typed: &str) -> Output {
        finished(self.command(Path::new(BINARY), words), typed)
    }

    /// What a command printed that went well.
    fn told(&self, words: &[&str], typed: &str) -> String {
        let done = self.run(words, typed);
        assert!(done.status.success(), "{words:?}: {}", complaint(&done));
        String::from_utf8(done.stdout).unwrap()
    }

    fn answers(&self) -> PathBuf {
        let file = self.folder.path().join("answers.toml");
        let host = self.host();
        let text = format!(
            "[instance]\ndomain = \"{host}\"\nmode = \"closed\"\n[server]\nlisten = \"{host}\"\n\
             public_url = \"http://{host}\"\ntls = \"off\"\n[federation]\nhttp = true\n\
             [owner]\nname = \"alice\"\npassword = \"{PASSWORD}\"\n"
        );
        fs::write(&file, text).unwrap();
        file
    }

    fn init(&self) -> String {
        self.told(&["init", "--answers", self.answers().to_str().unwrap()], "")
    }

    fn serve(&self) -> Server {
        Server(self.command(Path::new(BINARY), &["serve"]).spawn().unwrap())
    }
}

/// A server that is ended with the test.
struct Server(Child);

impl Server {
    /// Ends it as a service manager does; answers how long that took.
    fn stop(&mut self) -> Duration {
        let started = Instant::now();
        let pid = self.0.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        assert!(self.0.wait().unwrap().success());
        started.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn finished(mut command: Command, typed: &str) -> Output {
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn complaint(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// What the server at `port` answers, once it does.
fn get(port: u16, path: &str) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) {
            write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            return answer;
        }
        assert!(Instant::now() < deadline, "nobody answers on {port}");
        std::thread::yield_now();
    }
}

fn wait_for_file(file: &Path) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Ok(text) = fs::read_to_string(file) {
            return text;
        }
        assert!(Instant::now() < deadline, "no {}", file.display());
        std::thread::yield_now();
    }
}

#[test]
fn from_a_file_of_answers_to_a_server_that_ends_when_told() {
    let place = Place::new();
    let told = place.init();
    assert!(told.contains(&format!("@alice@{} is ready", place.host())), "{told}");
    assert!(told.contains(&format!("It listens on {}", place.host())), "{told}");
    let mut server = place.serve();

    assert!(get(place.port, "/health").ends_with("OK"));
    let token = place.told(&["token", "create", "--account", "alice", "--scopes", "read"], "");
    assert_eq!((token.trim().len(), token.lines().count()), (43, 1), "{token}");
    let made = place.told(
        &["account", "create", "bob", "--password-stdin", "--role", "moderator"],
        "another password\n",
    );
    assert!(made.contains("@bob@"), "{made}");
    let findings = place.told(&["doctor", "--json"], "");
    let findings: serde_json::Value = serde_json::from_str(&findings).unwrap();
    let all_well = findings.as_array().unwrap().iter().all(|found| found["state"] != "fail");
    assert!(all_well, "{findings}");
    assert!(findings.to_string().contains("\"check\":\"ffmpeg\""), "{findings}");
    let usage = place.told(&["media"], "");
    for line in ["Uploaded here: 0 B in 0 files", "of 4.0 GB allowed", "Nothing came in the last"] {
        assert!(usage.contains(line), "{usage}");
    }
    let usage: serde_json::Value =
        serde_json::from_str(&place.told(&["media", "--json"], "")).unwrap();
    assert_eq!(usage["by_host"], serde_json::json!([]), "{usage}");

    assert!(server.stop() < Duration::from_secs(5));
    let again = place.run(&["init", "--answers", place.answers().to_str().unwrap()], "");
    assert!(!again.status.success() && complaint(&again).contains("is set up already"));
}

#[test]
fn a_fresh_start_finds_a_port_and_leaves_a_link() {
    let place = Place::new();
    let taken = TcpListener::bind(("127.0.0.1", place.port)).unwrap();
    let mut server = place.serve();
    let file = place.data().join("SETUP_LINK");

    let link = wait_for_file(&file);

    let (address, _) = link.trim().strip_prefix("http://").unwrap().split_once('/').unwrap();
    let port: u16 = address.rsplit_once(':').unwrap().1.parse().unwrap();
    assert_ne!(port, place.port);
    assert!(get(port, "/api/v1/instance").starts_with("HTTP/1.1 503"));
    assert!(get(port, "/health").ends_with("OK"));
    let told = place.told(&["setup-link"], "");
    let newer = fs::read_to_string(&file).unwrap();
    assert!(newer != link && told.contains(newer.trim()), "{told}");
    assert!(newer.contains(address), "it names where the server really is: {newer}");
    assert!(server.stop() < Duration::from_secs(5));
    drop(taken);
}

#[test]
fn once_set_up_a_taken_port_is_an_error() {
    let place = Place::new();
    place.init();
    let _taken = TcpListener::bind(("127.0.0.1", place.port)).unwrap();

    let done = place.run(&["serve"], "");

    assert!(!done.status.success());
    assert!(complaint(&done).contains("another program"), "{}", complaint(&done));
    assert!(place.run(&["setup-link"], "").status.code() == Some(1));
}

#[cfg(unix)]
#[test]
fn under_its_other_name_it_asks_the_questions() {
    let place = Place::new();
    let other_name = place.folder.path().join("instance-init");
    std::os::unix::fs::symlink(BINARY, &other_name).unwrap();
    // Domain, reach, name, password, e-mail, who, title, description, audience, length.
    let typed = format!("localhost\nlocal\nalice\n{PASSWORD}\n\nsingle\n\n\nunlisted\n600\n");

    let done = finished(place.command(&other_name, &[]), &typed);

    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{told}\n{}", complaint(&done));
    assert!(told.contains(&format!("@alice@localhost:{} is ready", place.port)), "{told}");
    assert!(!told.contains(PASSWORD));
    let shown = place.told(&["config", "show"], "");
    assert!(
        shown.lines().any(|line| line.starts_with("limits.status_chars  ") && line.contains("600"))
    );
}

#[test]
fn wrong_answers_name_what_is_wrong_and_make_nothing() {
    let place = Place::new();
    let file = place.answers();
    let good = fs::read_to_string(&file).unwrap();
    for (wrong, right, told) in [
        ("mode =", "mod =", "answers.toml:3: unknown key \"instance.mod\""),
        ("name =", "nam =", "unknown key \"owner.nam\", did you mean \"owner.name\"?"),
        (PASSWORD, "short", "password must have at least 8 characters"),
        ("\"alice\"", "\"a b\"", "name must be "),
    ] {
        fs::write(&file, good.replace(wrong, right)).unwrap();
        let done = place.run(&["init", "--answers", file.to_str().unwrap()], "");
        assert!(!done.status.success());
        assert!(complaint(&done).contains(told), "{}", complaint(&done));
        assert!(!place.data().join("tusklet.toml").exists());
    }
    let piped = place.run(&["init"], "no domain\n");
    assert!(complaint(&piped).contains("must be a domain name"), "{}", complaint(&piped));
}

#[test]
fn what_is_saved_comes_back() {
    let place = Place::new();
    place.init();
    let picture = place.data().join("media/ab/cd");
    fs::create_dir_all(&picture).unwrap();
    fs::write(picture.join("abcd.png"), "a picture").unwrap();
    fs::create_dir_all(place.data().join("media/cache")).unwrap();
    fs::write(place.data().join("media/cache/x.png"), "another's").unwrap();
    let file = place.folder.path().join("saved.tar.gz");
    let file = file.to_str().unwrap();

    place.told(&["backup", file], "");
    assert!(!place.run(&["backup", file], "").status.success(), "nothing is overwritten");
    assert!(complaint(&place.run(&["restore", file], "")).contains("is not empty"));
    fs::rename(place.data(), place.folder.path().join("old")).unwrap();
    place.told(&["restore", file], "");

    assert_eq!(fs::read_to_string(picture.join("abcd.png")).unwrap(), "a picture");
    assert!(!place.data().join("media/cache/x.png").exists());
    place.told(&["token", "create", "--account", "alice"], "");
    fs::remove_dir_all(place.data()).unwrap();
    fs::write(file, "no archive").unwrap();
    let broken = place.run(&["restore", file], "");
    assert!(complaint(&broken).contains("is not a backup"), "{}", complaint(&broken));
    assert!(!place.data().exists());
}

#[test]
fn relays_are_looked_after_beside_a_running_server() {
    let place = Place::new();
    place.init();
    let _server = place.serve();
    let relay = |words: &[&str]| place.told(&[&["federation", "relay"], words].concat(), "");
    let address = "http://127.0.0.1:9/inbox";

    assert_eq!(relay(&["list"]), "There are no relays.\n");
    relay(&["add", address, "--languages", "de,en", "--most-per-hour", "50"]);
    let list = relay(&["list"]);
    assert!(list.starts_with(&format!("{address} pending: 0 posts")), "{list}");
    assert!(list.contains("languages de,en; at most 50"), "{list}");
    relay(&["filter", address, "--tags", "#art"]);
    relay(&["disable", address]);
    let list = relay(&["list"]);
    assert!(list.contains("idle") && list.contains("tags art"), "{list}");
    let twice = place.run(&["federation", "relay", "add", address], "");
    assert!(complaint(&twice).contains("on the list already"), "{}", complaint(&twice));
    relay(&["enable", address]);
    relay(&["remove", address]);
    assert_eq!(relay(&["list"]), "There are no relays.\n");
    let gone = place.run(&["federation", "relay", "remove", address], "");
    assert!(complaint(&gone).contains("there is no relay"), "{}", complaint(&gone));
}

#[test]
fn commands_for_a_server_need_one() {
    let place = Place::new();
    for words in [
        &["token", "create", "--account", "alice"][..],
        &["account", "create", "bob", "--password-stdin"],
        &["backup", "x.tar.gz"],
    ] {
        let done = place.run(words, "some password\n");
        assert!(complaint(&done).contains("there is no server in"), "{}", complaint(&done));
        assert!(!place.data().exists());
    }
}
