// A fresh tusklet with nothing configured, as a newcomer starts it.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
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

const TYPED = "another-horse-battery-staple-88";

// Starts it in an empty folder; `link` is the set-up link that it left there.
export async function fresh(name) {
  const { folder, data } = place();
  const started = serve(name, folder, data);
  const file = path.join(data, "SETUP_LINK");
  for (let waited = 0; !fs.existsSync(file) || !fs.readFileSync(file, "utf8").trim(); waited += 50) {
    if (waited > 20_000 || started.exitCode !== null) throw new Error("no SETUP_LINK appeared");
    await pause(50);
  }
  const link = fs.readFileSync(file, "utf8").trim();
  const mode = fs.statSync(file).mode & 0o777;
  return { link, mode, origin: new URL(link).origin, ...running(started, folder, data) };
}

// One that is set up already, for `owner`; everybody's password is `password`.
export async function settled(name, owner) {
  const { folder, data } = place();
  const host = `127.0.0.1:${await freePort()}`;
  const answers = path.join(folder, "answers.toml");
  fs.writeFileSync(answers, `
    [instance]
    domain = "${host}"
    mode = "closed"
    [server]
    listen = "${host}"
    public_url = "http://${host}"
    tls = "off"
    [federation]
    http = true
    allow_private_addresses = true
    [owner]
    name = "${owner}"
    password = "${TYPED}"
  `);
  execFileSync(binary(), ["init", "--answers", answers, "--data", data], { cwd: folder });
  const origin = `http://${host}`;
  const started = serve(name, folder, data);
  for (let waited = 0; !(await fetch(`${origin}/health`).catch(() => undefined))?.ok; waited += 50) {
    if (waited > 20_000 || started.exitCode !== null) throw new Error(`${name} does not answer`);
    await pause(50);
  }
  return { host, origin, password: TYPED, ...running(started, folder, data) };
}

function place() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tusklet-"));
  return { folder, data: path.join(folder, "data") };
}

function serve(name, folder, data) {
  const log = fs.openSync(path.join(out, `tusklet-browser-${name}.log`), "w");
  return spawn(binary(), ["serve", "--data", data], { cwd: folder, stdio: ["ignore", log, log] });
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

function running(started, folder, data) {
  return {
    data,
    // Runs another command on the same data, and gives back what it prints.
    run: (...words) => execFileSync(binary(), [...words, "--data", data], {
      cwd: folder, input: `${TYPED}\n`, encoding: "utf8",
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
