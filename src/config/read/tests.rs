//! Files that are right, and what is said of files that are not.

use super::*;
use crate::config::{Audience, KEYS, Mode, shape};

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Loaded, ConfigError> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    parse(text, "tusklet.toml", &[], &Environment::of(variables))
}

fn complaints(text: &str) -> String {
    read(text, &[]).map_or_else(|error| error.to_string(), |_| "nothing is wrong".into())
}

#[test]
fn an_empty_file_means_the_defaults() {
    let loaded = read("", &[]).unwrap();

    assert_eq!(loaded.config, Config::default());
    assert!(KEYS.iter().all(|key| loaded.origin(key) == Origin::Default));
}

#[test]
fn a_file_sets_what_it_says() {
    let text = "instance.domain = 'Bücher.DE'\n\n[limits]\nstatus_chars = 5_000\n\
                body_bytes = '2 MiB'\n[server]\ntrusted_proxies = ['10.0.0.0/8', '::1']\n\
                public_url = 'https://xn--bcher-kva.de/'\n\
                [posting]\ndefault_visibility = 'self'\n[media]\nimage_bytes = 1000000";
    let Loaded { config, origins } = read(text, &[]).unwrap();

    assert_eq!(config.domain(), "xn--bcher-kva.de");
    assert_eq!(config.public_url(), "https://xn--bcher-kva.de");
    assert_eq!(config.limits.status_chars, 5000);
    assert_eq!(config.limits.body_bytes.bytes(), 2 << 20);
    assert_eq!(config.media.image_bytes.bytes(), 1_000_000);
    assert_eq!(config.posting.default_visibility, Audience::OnlyMe);
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert_eq!(origins["limits.status_chars"], Origin::File { line: 4 });
}

#[test]
fn the_environment_wins_over_the_file() {
    let loaded = read(
        "[server]\nlisten = '127.0.0.1:1'\n[limits]\nstatus_chars = 1",
        &[
            ("TUSKLET__SERVER__LISTEN", "[::]:8080"),
            ("TUSKLET__SERVER__TRUSTED_PROXIES", "10.0.0.1, 10.0.1.0/24"),
            ("TUSKLET__LIMITS__RATE_LIMIT", "false"),
            ("TUSKLET__MEDIA__IMAGE_BYTES", "3 MB"),
            ("TUSKLET__INSTANCE__MODE", "open"),
            ("TUSKLET_CONFIG", "is no key"),
        ],
    )
    .unwrap();
    let config = &loaded.config;

    assert_eq!(config.server.listen.to_string(), "[::]:8080");
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert!(!config.limits.rate_limit);
    assert_eq!(config.media.image_bytes.bytes(), 3_000_000);
    assert_eq!((config.instance.mode, config.limits.status_chars), (Mode::Open, 1));
    let variable = "TUSKLET__SERVER__LISTEN".to_owned();
    let listen = shape::key("server.listen").unwrap();
    assert_eq!(loaded.origin(listen), Origin::Environment { variable });
}

#[test]
fn a_wrong_variable_is_named() {
    let error = read(
        "",
        &[
            ("TUSKLET__LIMITS__STATUS_CHARS", "many"),
            ("TUSKLET__SERVER__LISEN", "127.0.0.1:1"),
            ("TUSKLET__FEDERATION__HTTP", "yes"),
        ],
    )
    .unwrap_err();

    assert_eq!(
        error.to_string(),
        "TUSKLET__FEDERATION__HTTP: federation.http must be true or false, found \"yes\"\n\
         TUSKLET__LIMITS__STATUS_CHARS: limits.status_chars must be a whole number, found \
         \"many\"\n\
         TUSKLET__SERVER__LISEN: unknown key \"server.lisen\", did you mean \"server.listen\"?"
    );
}

#[test]
fn each_broken_file_is_told_by_line_key_and_remedy() {
    for (text, complaint) in [
        (
            "[server]\n\nlisen = '127.0.0.1:1'",
            "tusklet.toml:3: unknown key \"server.lisen\", did you mean \"server.listen\"?",
        ),
        (
            "listen = '127.0.0.1:1'",
            "tusklet.toml:1: unknown key \"listen\", did you mean \"server.listen\"?",
        ),
        ("[limit]\nx = 1", "tusklet.toml:1: unknown section \"limit\", did you mean \"limits\"?"),
        (
            "[limits]\nstatus_chars = '500'",
            "tusklet.toml:2: limits.status_chars must be a whole number, found a string",
        ),
        (
            "[limits]\nstatus_chars = 0",
            "tusklet.toml:2: limits.status_chars must be from 1 to 100000, found 0",
        ),
        (
            "[limits]\nstatus_chars = 99999999999999999999",
            "tusklet.toml:2: limits.status_chars must be a whole number, found a number that is \
             too large",
        ),
        (
            "[limits]\nrate_limit = 'yes'",
            "tusklet.toml:2: limits.rate_limit must be true or false, found a string",
        ),
        (
            "[instance]\nmode = 'opne'",
            "tusklet.toml:2: instance.mode must be \"single\", \"closed\", \"invite\", \
             \"approval\" or \"open\", found \"opne\"",
        ),
        (
            "[instance]\ndomain = 'https://tusklet.org'",
            "tusklet.toml:2: instance.domain must be a bare name like social.example, found \
             \"https://tusklet.org\"",
        ),
        (
            "[server]\nlisten = 8080",
            "tusklet.toml:2: server.listen must be an address with a port, like \
             \"127.0.0.1:8080\", found a whole number",
        ),
        (
            "[server]\ntls = 'acme'",
            "tusklet.toml:2: server.tls cannot be \"acme\" yet: built-in TLS comes in a later \
             version, put a proxy in front and use \"proxy\"",
        ),
        (
            "[server]\ntrusted_proxies = ['10.0.0.0/99']",
            "tusklet.toml:2: server.trusted_proxies holds \"10.0.0.0/99\", which is neither an IP \
             address nor a network like 10.0.0.0/8",
        ),
        (
            "[media]\nimage_bytes = '16 MX'",
            "tusklet.toml:2: media.image_bytes must be a size like \"16 MB\" or \"512 KiB\", \
             found \"16 MX\"",
        ),
        (
            "[media]\nimage_bytes = '2 GiB'",
            "tusklet.toml:2: media.image_bytes must be from 64 KiB to 1 GiB, found 2 GiB",
        ),
        ("server = 3", "tusklet.toml:1: server must be a section, [server], found a whole number"),
        ("[[log]]\nlevel = 'info'", "tusklet.toml:1: log must be a section, [log], found a list"),
    ] {
        assert_eq!(complaints(text), complaint);
    }
}

#[test]
fn keys_that_contradict_each_other_are_told() {
    let site = "[instance]\ndomain = 'tusklet.org'\n";
    for (rest, complaint) in [
        (
            "[federation]\nhttp = true",
            "tusklet.toml:4: federation.http must be false for the public domain \
             \"tusklet.org\", plain http is only for local try-outs",
        ),
        (
            "[server]\npublic_url = 'http://tusklet.org'",
            "tusklet.toml:4: server.public_url must begin with https:// for the public domain \
             \"tusklet.org\", other servers refuse plain http",
        ),
        (
            "[server]\npublic_url = 'https://social.tusklet.org'",
            "tusklet.toml:4: server.public_url leads to \"social.tusklet.org\", but the pages are \
             at \"tusklet.org\": change it, or set instance.web_domain to \"social.tusklet.org\"",
        ),
    ] {
        assert_eq!(complaints(&format!("{site}{rest}")), complaint);
    }
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
    let text = "[server]\nlisten = 1\nlisen = 2\n[limits]\nstatus_chars = -5\n[log]\nlevl = 1";

    let told = complaints(text);

    let lines: Vec<_> = told.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(lines, ["tusklet.toml:2:", "tusklet.toml:3:", "tusklet.toml:5:", "tusklet.toml:7:"]);
}

#[test]
fn a_syntax_error_names_its_line() {
    for (text, line) in [
        ("[server]\nlisten = 127.0.0.1:80", 2),
        ("[server\nlisten = 1", 1),
        ("\n\nthis is not toml", 3),
        ("[limits]\nstatus_chars = 1\nstatus_chars = 2", 3),
        ("[log]\nlevel = 'info", 2),
    ] {
        let told = complaints(text);
        assert!(told.starts_with(&format!("tusklet.toml:{line}: ")), "{told}");
    }
}

#[test]
fn sections_of_others_are_left_alone_but_not_misspelt_ones() {
    let nothing = Environment::empty();
    let answers = "[instance]\ndomain = '127.0.0.1:8080'\n[server]\nlisten = '127.0.0.1:8080'\n\
                   public_url = 'http://127.0.0.1:8080'\ntls = 'off'\n[federation]\nhttp = true\n\
                   allow_private_addresses = true\n[owner]\nname = 'alice'";

    let config = parse(answers, "answers", &["owner"], &nothing).unwrap().config;
    assert_eq!(config.public_url(), "http://127.0.0.1:8080");

    let wrong = answers.replace("[owner]", "[ownre]");
    let error = parse(&wrong, "answers", &["owner"], &nothing).unwrap_err();
    let complaint = "answers:10: unknown section \"ownre\", did you mean \"owner\"?";
    assert_eq!(error.to_string(), complaint);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("tusklet.toml");
    std::fs::write(&file, b"\n# \xff").unwrap();

    let error = load(&file, &Environment::empty()).unwrap_err();

    assert_eq!(error.to_string(), format!("{}:2: is not UTF-8 text", file.display()));
}

#[test]
fn a_file_made_to_hurt_is_refused_soon() {
    let many = |text: &str| text.repeat(LONGEST_FILE / text.len());
    let keys: String =
        (0..10_000).flat_map(|n| ["a".into(), n.to_string(), "=1\n".into()]).collect();

    for text in [many("["), many("a=["), many("a={"), many("a."), many("\n="), keys] {
        assert_ne!(complaints(&text), "nothing is wrong");
    }
    let told = complaints(&many("#######").repeat(2));
    assert_eq!(told, "tusklet.toml: is longer than 131072 bytes");
}

#[test]
fn a_file_that_does_not_exist_is_empty_only_if_it_may_be() {
    let file = Path::new("/nowhere/tusklet.toml");

    assert!(load(file, &Environment::empty()).is_err());
    assert_eq!(load_if_there(file, &Environment::empty()).unwrap(), Loaded::default());
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]a-z.=\"'0-9 \n]{0,80}") {
        let _ = read(&text, &[]);
    }
}

#[test]
fn a_store_for_files_must_be_named_as_a_whole() {
    let site = "[instance]\ndomain = 'tusklet.org'\n[media]\nstore = 's3'\n";
    let named = "s3_endpoint = 'https://s3.example'\ns3_bucket = 'files'\ns3_key = 'me'\n";
    let secret = [("TUSKLET__MEDIA__S3_SECRET", "hush")];

    assert!(read(&format!("{site}{named}"), &secret).is_ok());
    for (text, complaint) in [
        (site.to_owned(), "media.s3_endpoint is empty, but files are to lie in a store"),
        (format!("{site}{named}"), "media.s3_secret is empty, but files are to lie in a store"),
        (
            format!("{site}{named}s3_secret = 'a b'"),
            "media.s3_secret must be a string without spaces, found one with spaces",
        ),
        (
            format!("{site}{named}s3_secret = 'hush'\ns3_urls = 'public'"),
            "media.s3_public_url is empty, but media.s3_urls is \"public\"",
        ),
        (
            format!("{site}s3_endpoint = 'https://s3.example/files'"),
            "media.s3_endpoint must have no path",
        ),
        (format!("{site}s3_buckt = ''"), "did you mean \"media.s3_bucket\"?"),
    ] {
        let told = complaints(&text);
        assert!(told.contains(complaint), "{told}");
        assert!(!told.contains("a b"), "a secret is told: {told}");
    }
}
