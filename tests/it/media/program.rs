//! The program itself, set up and started, with an account of its own.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io};

use reqwest::{Client, Response};
use tempfile::TempDir;

/// A server in a process of its own, ended with the test.
pub struct Program {
    process: Child,
    pub data: PathBuf,
    pub base: String,
    token: String,
    client: Client,
    _folder: TempDir,
}

impl Program {
    /// Starts the program that the tests are to judge (`TUSKLET_BIN`), else the one built with them.
    pub async fn start(media: &str) -> Self {
        let built = env!("CARGO_BIN_EXE_tusklet");
        let binary = std::env::var("TUSKLET_BIN").unwrap_or_else(|_| built.to_owned());
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let host = format!("127.0.0.1:{port}");
        let answers = folder.path().join("answers.toml");
        let text = format!(
            "[instance]\ndomain = \"{host}\"\nmode = \"closed\"\n[server]\nlisten = \"{host}\"\n\
             public_url = \"http://{host}\"\ntls = \"off\"\n[limits]\nrate_limit = false\n\
             [media]\n{media}\n[owner]\nname = \"alice\"\npassword = \"correct horse battery\"\n"
        );
        fs::write(&answers, text).unwrap();
        let command = |words: &[&str]| {
            let mut command = Command::new(&binary);
            command.args(words).arg("--data").arg(&data).current_dir(folder.path());
            command.env_remove("TUSKLET_DATA").stdin(Stdio::null());
            command
        };
        let told = |words: &[&str]| {
            let done = command(words).output().unwrap();
            let complaint = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{words:?}: {complaint}");
            String::from_utf8(done.stdout).unwrap()
        };
        told(&["init", "--answers", answers.to_str().unwrap()]);
        let made = told(&["token", "create", "--account", "alice", "--scopes", "read write"]);
        let is_token = |word: &&str| word.len() > 20 && !word.contains(['/', '.', ':']);
        let token = made.split_whitespace().find(is_token).unwrap().to_owned();
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let process = command(&["serve"]).stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let base = format!("http://{host}");
        // Another test may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().build().unwrap();
        let program = Self { process, data, base, token, client, _folder: folder };
        let began = Instant::now();
        while program.client.get(format!("{}/health", program.base)).send().await.is_err() {
            assert!(began.elapsed() < Duration::from_mins(1), "it does not start");
            let nap = || std::thread::sleep(Duration::from_millis(20));
            tokio::task::spawn_blocking(nap).await.unwrap();
        }
        program
    }

    /// Uploads a file under a name that says nothing.
    pub async fn upload(&self, bytes: Vec<u8>) -> Response {
        let head =
            b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
        let body = [head.as_slice(), &bytes, b"\r\n--x--\r\n"].concat();
        let request = self
            .client
            .post(format!("{}/api/v1/media", self.base))
            .header("content-type", "multipart/form-data; boundary=x")
            .bearer_auth(&self.token);
        request.body(body).send().await.unwrap()
    }

    /// A figure that the system keeps of the process, in kB.
    pub fn kilobytes(&self, name: &str) -> u64 {
        let file = format!("/proc/{}/status", self.process.id());
        let status = fs::read_to_string(file).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim_start_matches(':').trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Forgets how much the process needed at most until now.
    pub fn forget_peak(&self) -> io::Result<()> {
        fs::write(format!("/proc/{}/clear_refs", self.process.id()), "5")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
