//! What the machine itself can do: syncs, signatures, hashes.

use std::fs::File;
use std::hint::black_box;
use std::io::Write;

use tusklet::base::secret;
use tusklet::protocol::signature::{NewKey, SigningKey, VerifyingKey};

use crate::report::{self, Effort};

/// Syncs of one appended page a second, on the disk that `cargo` builds on.
pub fn syncs(effort: Effort) -> f64 {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the test");
    let mut file = File::create(folder.path().join("page")).expect("a file for the test");
    let page = [7_u8; 4096];
    report::repeat(effort, || {
        file.write_all(&page).expect("writing a page");
        file.sync_data().expect("syncing it");
    })
}

/// RSA-2048 signatures a second on one core.
pub fn signatures(effort: Effort) -> f64 {
    let made = NewKey::generate().expect("a key");
    let key = SigningKey::from_pkcs8(&made.pkcs8).expect("the key reads back");
    report::repeat(effort, || {
        black_box(key.sign(black_box(&[9_u8; 300])).expect("a signature"));
    })
}

pub fn run(effort: Effort) {
    report::rate("syncs of one 4 KiB page (fdatasync)", syncs(effort), None);
    report::rate("RSA-2048 signatures, one core", signatures(effort), None);

    let made = NewKey::generate().expect("a key");
    let key = SigningKey::from_pkcs8(&made.pkcs8).expect("the key reads back");
    let message = [9_u8; 300];
    let public = VerifyingKey::from_pem(&made.public_pem).expect("the public key reads back");
    let signature = key.sign(&message).expect("a signature");
    let verifies = report::repeat(effort, || {
        assert!(public.verifies(black_box(&message), &signature));
    });
    report::rate("RSA-2048 verifications, one core", verifies, None);

    let hashes = report::repeat(effort, || {
        black_box(secret::hash_password("correct horse battery").expect("a hash"));
    });
    report::rate("argon2id password hashes, one core", hashes, None);
}
