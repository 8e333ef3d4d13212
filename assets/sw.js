// Works while no page is open: shows what a push service brings, and a page that says so when there
// is no connection. Keeps files of ours that are the same for everybody, and never a page. The server
// puts VERSION, LANGUAGE and NEW, a title for what has none, in front.
const CACHE = `tusklet ${VERSION} ${LANGUAGE}`;
const OFFLINE = "/offline";
const MOST_KEPT = 60;

self.addEventListener("install", (event) => event.waitUntil(begin()));

async function begin() {
  const cache = await caches.open(CACHE);
  const page = await fetch(`${OFFLINE}?language=${LANGUAGE}`, { credentials: "omit", cache: "no-store" });
  if (!page.ok) throw new Error("no page to keep");
  const files = new Set((await page.clone().text()).match(/\/assets\/[\w./-]+\.(?:css|svg|png)/g));
  await cache.put(OFFLINE, page);
  await cache.addAll([...files]);
  await self.skipWaiting();
}

self.addEventListener("activate", (event) => event.waitUntil(clear()));

async function clear() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => (await caches.match(OFFLINE)) ?? Response.error()));
  } else if (/^\/assets\/.+\.[0-9a-f]{8}\.\w+$/.test(url.pathname)) {
    event.respondWith(kept(request));
  }
});

// The names of these files change with what they hold.
async function kept(request) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    const names = await cache.keys();
    if (names.length >= MOST_KEPT) await cache.delete(names.find((name) => !name.url.endsWith(OFFLINE)));
    await cache.put(request, answer.clone());
  }
  return answer;
}

self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data.json(); } catch { /* nothing that we wrote */ }
  const { title = NEW, body = "", icon, notification_id: id } = told;
  event.waitUntil(self.registration.showNotification(title, { body, icon, tag: id && String(id), data: "/notifications" }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

async function open(path) {
  for (const page of await self.clients.matchAll({ type: "window" })) {
    if (new URL(page.url).pathname === path) return page.focus();
  }
  return self.clients.openWindow(path);
}
