//! A hostile server plays its scripts against ours; none of them may come off. The scripts lie
//! beside the project, not in it: where they are missing the test says so and passes.

mod checks;
mod unseen;
mod world;

use std::fs;
use std::path::Path;

use serde_json::Value;

use world::World;

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn scripts() -> Vec<Value> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared/reference/corpus/adversarial.json"))
        .find(|path| path.exists());
    let Some(path) = found else {
        eprintln!("skipped: adversarial.json is not here");
        return vec![];
    };
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_script_of_a_hostile_server_comes_off() {
    let mut came_off = vec![];
    for script in scripts() {
        let name = script["id"].as_str().unwrap().to_owned();
        let world = World::made(&name).await;
        let codes = world.play(&script).await;
        for problem in checks::problems(&world, &name, &codes).await {
            came_off.push(format!("{name}: {problem}"));
        }
    }
    assert!(came_off.is_empty(), "{}:\n{}", came_off.len(), came_off.join("\n"));
}
