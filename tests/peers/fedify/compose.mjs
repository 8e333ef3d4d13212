// Notes and activities as JSON, before Fedify signs and sends them.
import { ORIGIN, PUBLIC, newId, now, uri } from "./state.mjs";

export const CONTEXT = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  { sensitive: "as:sensitive", Hashtag: "as:Hashtag" },
];

// A copy without the members that have no value.
const given = (object) => JSON.parse(JSON.stringify(object));
export const withoutContext = (document) => given({ ...document, "@context": undefined });

export const activity = (user, type, fields) => given({
  "@context": CONTEXT, id: uri(user, type.toLowerCase(), newId()), type, actor: uri(user), ...fields,
});

export const createOf = (user, note) => given({
  "@context": CONTEXT,
  id: `${note.id}/activity`,
  type: "Create",
  actor: uri(user),
  published: note.published,
  to: note.to,
  cc: note.cc,
  object: withoutContext(note),
});

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
export const escaped = (text) => text.replace(/[&<>]/g, (sign) => ENTITIES[sign]);

// Where a post goes, by its visibility.
function addressed(visibility, followers, mentioned) {
  switch (visibility) {
    case "public": return { to: [PUBLIC], cc: [followers, ...mentioned] };
    case "unlisted": return { to: [followers], cc: [PUBLIC, ...mentioned] };
    case "followers": return { to: [followers], cc: mentioned };
    case "direct": return { to: mentioned, cc: [] };
    default: throw new Error(`no such visibility: ${visibility}`);
  }
}

function content(asked, people, tags) {
  if (asked.html) return asked.html;
  const mention = ({ actor }) =>
    `<span class="h-card"><a href="${actor.url?.href ?? actor.id.href}" class="u-url mention">`
    + `@<span>${actor.preferredUsername}</span></a></span>`;
  const hashtag = (tag) =>
    `<a href="${ORIGIN}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
  const words = [escaped(asked.content ?? ""), ...people.map(mention), ...tags.map(hashtag)];
  return `<p>${words.join(" ")}</p>`;
}

// `people` are the mentioned: [{name, actor}].
export function note(user, asked, people) {
  const number = newId();
  const tags = asked.hashtags ?? [];
  const mentioned = people.map(({ actor }) => actor.id.href);
  return given({
    "@context": CONTEXT,
    id: uri(user, "posts", number),
    type: "Note",
    attributedTo: uri(user),
    content: content(asked, people, tags),
    published: now(),
    url: `${ORIGIN}/@${user}/${number}`,
    ...addressed(asked.visibility ?? "public", uri(user, "followers"), mentioned),
    sensitive: asked.sensitive ?? Boolean(asked.cw),
    summary: asked.cw,
    inReplyTo: asked.inReplyTo,
    attachment: (asked.attachments ?? [])
      .map((one) => ({ type: "Document", mediaType: "image/png", ...one })),
    tag: [
      ...people.map(({ name, actor }) => ({ type: "Mention", href: actor.id.href, name })),
      ...tags.map((tag) => ({ type: "Hashtag", href: `${ORIGIN}/tags/${tag}`, name: `#${tag}` })),
    ],
    ...asked.extra,
  });
}
