// A small fediverse server with a JSON control API, on Fedify; see ../README.md.
// Environment: HOST, PORT, ORIGIN, USERS, KEYDIR.
import http from "node:http";
import { verifyRequestDetailed } from "@fedify/fedify";
import { command } from "./control.mjs";
import { context, federation } from "./federation.mjs";
import { HOST, ORIGIN, PORT, now, received } from "./state.mjs";

async function whole(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function controlled(message, body, answer) {
  const told = { "content-type": "application/json" };
  try {
    const asked = body.length ? JSON.parse(body) : {};
    const result = await command(message.method, new URL(message.url, ORIGIN).pathname, asked);
    answer.writeHead(200, told).end(JSON.stringify(result));
  } catch (error) {
    answer.writeHead(400, told).end(JSON.stringify({ error: String(error) }));
  }
}

// A request as Fedify reads it; every reader takes its own copy.
function asRequest(message, body) {
  const headers = new Headers();
  for (let at = 0; at < message.rawHeaders.length; at += 2) {
    headers.append(message.rawHeaders[at], message.rawHeaders[at + 1]);
  }
  const url = new URL(message.url, `http://${message.headers.host}`);
  const bare = ["GET", "HEAD"].includes(message.method);
  return new Request(url, { method: message.method, headers, body: bare ? undefined : body });
}

const readable = (_, value) => {
  if (value instanceof Response) return value.status;
  return value instanceof Error ? String(value) : value;
};

// Keeps a request with Fedify's verdict on its signature.
async function recorded(request, path, body) {
  const { headers } = request;
  const older = headers.has("signature") ? "cavage" : "none";
  const record = {
    n: received.length, when: now(), method: request.method, path,
    headers: Object.fromEntries(headers), body: body.toString(),
    scheme: headers.has("signature-input") ? "rfc9421" : older,
  };
  received.push(record);
  try {
    // Asked without a signature: signed key fetches of two careful servers would wait for each other.
    const { documentLoader, contextLoader } = context();
    const verdict = await verifyRequestDetailed(request, { documentLoader, contextLoader });
    Object.assign(record, { verified: verdict.verified, keyId: verdict.key?.id?.href });
    record.owner = verdict.key?.ownerId?.href;
    if (!verdict.verified) record.reason = JSON.parse(JSON.stringify(verdict.reason, readable));
  } catch (error) {
    Object.assign(record, { verified: false, reason: String(error) });
  }
  try {
    record.json = JSON.parse(record.body);
    record.type = record.json.type;
  } catch {
    // not JSON: the body is kept as text
  }
  return record;
}

async function served(message, answer) {
  const body = await whole(message);
  if (message.url.startsWith("/_/")) return await controlled(message, body, answer);
  const request = asRequest(message, body);
  const kept = request.method === "POST" || request.headers.has("signature");
  const record = kept ? await recorded(request.clone(), message.url, body) : undefined;
  const given = await federation.fetch(request, { contextData: undefined });
  if (record) record.status = given.status;
  answer.writeHead(given.status, Object.fromEntries(given.headers));
  answer.end(Buffer.from(await given.arrayBuffer()));
}

http.createServer((message, answer) => {
  served(message, answer).catch((error) => {
    console.error(error);
    answer.destroy();
  });
}).listen(PORT, HOST);
