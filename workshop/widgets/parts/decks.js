// A document whose pages become slides: picked here, sent in parts, read by Python.

import { h, sign } from "../base.js";
import { filePicker, wrong } from "./fields.js";

/** The file is chosen; how far it is, or why it was not taken, stands below. */
export function slidesPicker(slides, send) {
  const { words, status, trouble, limit, part } = slides;
  // One byte too many is enough to be told that there is too much.
  const bytes = limit + 1;
  const take = (data, name) => sendParts(data, name, part, send);
  return h(
    "div",
    { class: "ws-decks", key: "slides" },
    filePicker([sign("+ "), words.choose], { accept: ".pdf,application/pdf", bytes, take }),
    h("p", { class: "ws-soft", key: "help" }, words.help),
    h("p", { role: "status", key: "status" }, status),
    wrong(trouble),
  );
}

function sendParts(data, name, part, send) {
  const of = Math.max(1, Math.ceil(data.byteLength / part));
  const id = `${Date.now()}`;
  for (let at = 0; at < of; at += 1) send({ op: "slides_part", file: id, name, at, of }, data.slice(at * part, (at + 1) * part));
}

/** The slide in front, on the wall or small on the console; the next one is fetched already. */
export function slideInFront(slides, shown) {
  const now = slides[shown];
  if (!now) return null;
  const next = slides[shown + 1];
  return h(
    "div",
    { class: "ws-slide", key: "slide" },
    now.src ? h("img", { src: now.src, alt: now.alt, key: now.src }) : h("p", { class: "ws-lead", key: "lost" }, now.alt),
    next?.src ? h("img", { src: next.src, alt: "", "aria-hidden": "true", class: "ws-slide-next", key: next.src }) : null,
  );
}
