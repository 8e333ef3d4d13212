// Pictures that the browser draws itself, and the one of a lived-in home page for the README.
import { need } from "./checks.mjs";

export const EVENING = { width: 640, height: 400, background: `
  radial-gradient(circle at 68% 62%, #fff3c4 0 9%, #ffd27a66 10%, transparent 32%),
  linear-gradient(#27214f, #8a3f7c 45%, #f0785a 66%, #3b2a55 67%, #191430)` };
export const SAIL = { width: 240, height: 240, background: `
  linear-gradient(#0000 78%, #173f5f 79%),
  conic-gradient(from 153deg at 54% 12%, #fff6e0 0 54deg, #0000 55deg), #f2a65a` };
const FERN = { width: 240, height: 240, background: `
  radial-gradient(circle at 50% 120%, #0f5132 0 30%, #0000 31%),
  repeating-radial-gradient(circle at 50% 120%, #2f9e6e 0 9%, #1f7a54 10% 18%)` };

export async function drawn(page, { width, height, background }) {
  const easel = await page.context().newPage();
  await easel.setViewportSize({ width, height });
  await easel.setContent(`<body style="margin:0;height:100vh;background:${background}">`);
  const picture = await easel.screenshot({ type: "png" });
  await easel.close();
  return picture;
}

// Speaks for one account through the client API.
function voice({ page, origin }, server, name) {
  const token = server.run("token", "create", "--account", name, "--scopes", "read write follow");
  const headers = { authorization: `Bearer ${token}` };
  const say = (verb) => async (path, body = {}) => {
    const answer = await page.request[verb](origin + path, { headers, ...body });
    need(answer.ok(), `${path} answers ${answer.status()}: ${await answer.text()}`);
    return answer.json();
  };
  return { get: say("get"), post: say("post"), patch: say("patch") };
}

async function file(page, picture) {
  return { name: "picture.png", mimeType: "image/png", buffer: await drawn(page, picture) };
}

// Two people who know each other, and what the first of them sees when she comes home.
export async function portrait(window, server, path) {
  const { page, origin } = window;
  server.run("account", "create", "bo", "--email", "bo@example.org", "--password-stdin");
  const [alice, bo] = ["alice", "bo"].map((name) => voice(window, server, name));
  const credentials = "/api/v1/accounts/update_credentials";
  const look = (name, avatar) => ({ multipart: { display_name: name, avatar } });
  await alice.patch(credentials, look("Alice Wren", await file(page, SAIL)));
  await bo.patch(credentials, look("Bo Lindqvist", await file(page, FERN)));
  const { id } = await alice.get("/api/v1/accounts/lookup?acct=bo");
  await alice.post(`/api/v1/accounts/${id}/follow`);

  const post = (who, words, media_ids = []) =>
    who.post("/api/v1/statuses", { data: { status: words.join(" "), media_ids } });
  const bees = await post(bo, [
    "Anyone here who keeps bees on a balcony?",
    "Asking for a friend with a very small balcony. #bees",
  ]);
  const sun = { file: await file(page, EVENING), description: "A low sun over a lake" };
  const picture = await bo.post("/api/v2/media", { multipart: sun });
  const evening = await post(bo, ["Home again, with this on the way."], [picture.id]);
  const kept = await post(alice, [
    "Backups are a copy of one folder.",
    "I like things that I can explain in a sentence. #selfhosting",
  ]);
  await bo.post(`/api/v1/statuses/${kept.id}/favourite`);
  await alice.post(`/api/v1/statuses/${evening.id}/favourite`);
  await alice.post(`/api/v1/statuses/${bees.id}/bookmark`);

  await page.setViewportSize({ width: 900, height: 1390 });
  await page.goto(`${origin}/home`);
  await page.locator('img[alt="A low sun over a lake"]').first().waitFor();
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
}
