// A fresh tusklet with nothing configured, as a newcomer starts it.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "../..");
export const out = process.env.TESTS_OUT ?? path.join(root, "tests/out");
fs.mkdirSync(out, { recursive: true });

function binary() {
  const built = ["release", "debug"].map((one) => path.join(root, "target", one, "tusklet"));
  const found = [process.env.TUSKLET_BIN, ...built].find((one) => one && fs.existsSync(one));
  if (!found) throw new Error("no tusklet: build it or set TUSKLET_BIN");
  return found;
}

// Starts it in an empty folder; `link` is the set-up link that it left there.
export async function fresh(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tusklet-"));
  const data = path.join(folder, "data");
  const log = fs.openSync(path.join(out, `tusklet-browser-${name}.log`), "w");
  const started = spawn(binary(), ["serve", "--data", data], {
    cwd: folder, stdio: ["ignore", log, log],
  });
  const file = path.join(data, "SETUP_LINK");
  for (let waited = 0; !fs.existsSync(file) || !fs.readFileSync(file, "utf8").trim(); waited += 50) {
    if (waited > 20_000 || started.exitCode !== null) throw new Error("no SETUP_LINK appeared");
    await pause(50);
  }
  const link = fs.readFileSync(file, "utf8").trim();
  const mode = fs.statSync(file).mode & 0o777;
  return {
    link,
    mode,
    origin: new URL(link).origin,
    data,
    // Runs another command on the same data, and gives back what it prints.
    run: (...words) => execFileSync(binary(), [...words, "--data", data], {
      cwd: folder, input: "another-horse-battery-staple-88\n", encoding: "utf8",
    }).trim(),
    alive: () => started.exitCode === null,
    stop: async () => {
      const ended = once(started, "exit");
      if (started.exitCode === null) {
        started.kill("SIGTERM");
        await ended;
      }
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
