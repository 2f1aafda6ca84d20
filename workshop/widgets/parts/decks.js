// A document whose pages become slides: picked here, sent in parts, read by Python.

import { h, say, sign } from "../base.js";

/** The file is chosen; how far it is, or why it was not taken, stands below. */
export function slidesPicker(slides, send) {
  const { words, status, trouble, limit, part } = slides;
  const pick = h("input", { type: "file", accept: ".pdf,application/pdf", onchange: (event) => sendFile(event.target, limit, part, send) });
  return h(
    "div",
    { class: "ws-decks", key: "slides" },
    h("label", { class: "ws-button ws-own-pick", key: "pick" }, h("span", null, sign("+ "), words.choose), pick),
    h("p", { class: "ws-soft", key: "help" }, words.help),
    h("p", { role: "status", key: "status" }, status ? say({ status }, "status") : ""),
    trouble ? h("p", { class: "ws-error", role: "alert", key: "trouble" }, sign("!"), trouble) : null,
  );
}

// One byte too many is enough to be told that there is too much.
async function sendFile(field, limit, part, send) {
  const [file] = field.files;
  if (!file) return;
  const data = await file.slice(0, limit + 1).arrayBuffer();
  const { name } = file;
  field.value = "";
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
