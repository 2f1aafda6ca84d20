// Promises to read: on the wall and on phones, while they are written out and when they are asked about.

import { h } from "../base.js";

/** The list, each promise with its fields and how far it has come; `start` is the first one's place. */
export function promiseList(lines, more) {
  return h("ol", { class: "ws-promised", ...more }, (lines || []).map(one));
}

function one(line) {
  const state = line.state ? h("p", { class: "ws-vow-state", "data-tone": line.tone || "open" }, line.state) : null;
  return h("li", { key: line.id }, h("p", { class: "ws-vow", dir: "auto" }, line.text), state, terms(line.terms), line.note ? h("p", { class: "ws-vow-note" }, line.note) : null);
}

/** The fields of an agreement, each with its name. */
export function terms(list, more) {
  if (!list?.length) return null;
  return h("dl", { class: "ws-terms", ...more }, list.map((term) => h("div", { key: term.id }, h("dt", null, term.name), h("dd", { dir: "auto" }, term.text))));
}
