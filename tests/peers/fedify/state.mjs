// Who lives on this peer, what they hold and what has come in; settings come from the environment.
import fs from "node:fs";
import path from "node:path";
import { exportJwk, generateCryptoKeyPair, importJwk } from "@fedify/fedify";

export const HOST = process.env.HOST ?? "127.0.0.1";
export const PORT = Number(process.env.PORT ?? 8301);
export const ORIGIN = process.env.ORIGIN ?? `http://${HOST}:${PORT}`;
export const USERS = (process.env.USERS ?? "carol,dave").split(",");
export const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
const KEYS = process.env.KEYDIR ?? path.join(import.meta.dirname, "keys");

// Keys outlive a restart: other servers keep the public half.
async function keptKey(user, kind) {
  const file = path.join(KEYS, `${PORT}-${user}-${kind}.json`);
  fs.mkdirSync(KEYS, { recursive: true });
  if (!fs.existsSync(file)) {
    const made = await generateCryptoKeyPair(kind);
    const kept = {
      privateKey: await exportJwk(made.privateKey),
      publicKey: await exportJwk(made.publicKey),
    };
    fs.writeFileSync(file, JSON.stringify(kept));
  }
  const kept = JSON.parse(fs.readFileSync(file, "utf8"));
  return {
    privateKey: await importJwk(kept.privateKey, "private"),
    publicKey: await importJwk(kept.publicKey, "public"),
  };
}

export const users = new Map();
for (const handle of USERS) {
  const keys = [await keptKey(handle, "RSASSA-PKCS1-v1_5"), await keptKey(handle, "Ed25519")];
  users.set(handle, {
    handle, keys, name: handle, summary: "", locked: false, fields: [],
    followers: new Map(), following: new Map(), pending: new Map(), requests: new Map(),
    posts: new Map(), featured: [],
  });
}
export const received = [];
export const sent = [];

let number = 0;
export const newId = () => `${Date.now().toString(36)}${(number++).toString(36).padStart(3, "0")}`;
export const uri = (user, ...below) => [`${ORIGIN}/users/${user}`, ...below].join("/");
export const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
