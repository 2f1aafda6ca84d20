// What a phone takes along to another laptop: what it has sent and heard nothing of, and what is being written.

const DRAFT = "draft.";

/** As much as a link is sure to bring; the server takes no more. */
const LARGEST = 30_000;

function written(told) {
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Return it as letters that stand in a link; empty where there is nothing, null where it does not fit. */
export function bagOf(drawer, entries) {
  const outbox = entries.map(({ id, question, value }) => ({ id, question, value }));
  const drafts = Object.fromEntries(drawer.keys(DRAFT).map((key) => [key.slice(DRAFT.length), drawer.get(key)]));
  if (!outbox.length && !Object.keys(drafts).length) return "";
  const all = written({ seat: drawer.seat, outbox, drafts });
  if (all.length <= LARGEST) return all;
  // What was sent counts more than what is not finished, and is smaller.
  const sent = written({ seat: drawer.seat, outbox, drafts: {} });
  return outbox.length && sent.length <= LARGEST ? sent : null;
}
