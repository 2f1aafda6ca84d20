// The console's free texts: read first, then shown to the room.

import { button, h, say, sign } from "../base.js";

const FEW_TEXTS = 5;
const READING_MS = 1000;

/** Which texts have stood on the screen long enough to be read. */
export class Reading {
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.seen = new Set();
    this.since = new Map();
    this.timer = 0;
    this.observer = new IntersectionObserver((entries) => this.note(entries), { threshold: 0.9 });
  }

  has(id) {
    return this.seen.has(id);
  }

  watch() {
    for (const row of this.root.querySelectorAll("[data-text]")) this.observer.observe(row);
  }

  note(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.since.set(target.dataset.text, Date.now());
      else this.since.delete(target.dataset.text);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.take(), READING_MS + 50);
  }

  take() {
    const read = [...this.since].filter(([id, at]) => !this.seen.has(id) && Date.now() - at >= READING_MS);
    if (document.hidden || !read.length) return;
    for (const [id] of read) this.seen.add(id);
    this.changed();
  }

  stop() {
    clearTimeout(this.timer);
    this.observer.disconnect();
  }
}

export function textsPanel(page, send, reading) {
  const { texts, words } = page;
  if (!texts?.length) return null;
  return h(
    "section",
    { class: "ws-panel ws-texts", key: "texts" },
    h("div", { class: "ws-texts-head" }, h("h2", null, say(words, "texts")), manyTexts(texts, words, send, reading)),
    words?.texts_help ? h("p", { class: "ws-soft" }, words.texts_help) : null,
    alikeBoxes(page.alike, words, (one) => send({ op: "alike", texts: one.texts.map((text) => text.id), into: one.id })),
    h("ul", null, texts.map((one) => textRow(one, words, send))),
  );
}

/** What says nearly the same: whoever leads decides whether one of them stands for all. */
export function alikeBoxes(alike, words, join) {
  if (!alike?.length) return null;
  const quote = (one, nth, box) => h("li", { key: one.id }, h("blockquote", null, one.text, nth ? null : h("small", null, box.stays)));
  const box = (one) =>
    h(
      "div",
      { key: `alike ${one.id}` },
      h("ul", null, one.texts.map((text, nth) => quote(text, nth, one))),
      button(one.join, () => join(one), "", { key: "join" }),
    );
  return h("section", { class: "ws-alike", key: "alike" }, h("h3", null, say(words, "alike_title")), h("p", { class: "ws-soft" }, say(words, "alike_help")), alike.map(box));
}

// One press for many, of those alone that stood before her eyes and that nothing speaks against.
function manyTexts(texts, words, send, reading) {
  if (texts.length <= FEW_TEXTS) return null;
  const read = texts.filter((one) => !one.released && !one.mark && reading.has(one.id));
  const released = texts.filter((one) => one.released);
  const change = (some, to) => () => send({ op: "release_many", texts: some.map((one) => one.id), released: to });
  if (read.length) return button(say(words, "release_read", { n: read.length }), change(read, true), "ws-quiet", { key: "many" });
  return released.length ? button(say(words, "retract_all"), change(released, false), "ws-quiet", { key: "all" }) : null;
}

/** What can be taken along: the tables that the room has written, and all that was shown. */
export function downloadPanels({ downloads }) {
  return (downloads || []).map((one) => h("div", { class: "ws-panel ws-print", key: `download ${one.href}` }, h("p", { class: "ws-soft" }, one.help), fileLink(one)));
}

function fileLink(one) {
  const way = one.page ? { target: "_blank", rel: "noopener" } : { download: true };
  return h("a", { class: "ws-button ws-quiet", href: one.href, ...way }, one.text, " ", sign(one.page ? "↗" : "↓"));
}

function textRow(one, words, send) {
  return h(
    "li",
    { key: one.id, "data-released": one.released ? "yes" : null, "data-text": one.id },
    h("blockquote", { id: `ws-text-${one.id}` }, one.text, one.mark ? h("small", null, sign("!"), ` ${one.mark}`) : null, one.many ? h("small", { class: "ws-many" }, one.many) : null),
    one.many ? button(say(words, "alike_apart"), () => send({ op: "alike", texts: [one.id], into: "" }), "ws-quiet", { key: "apart", "aria-describedby": `ws-text-${one.id}` }) : null,
    h(
      "label",
      { class: "ws-toggle" },
      h("input", {
        type: "checkbox",
        role: "switch",
        checked: Boolean(one.released),
        "aria-describedby": `ws-text-${one.id}`,
        onchange: (event) => send({ op: "release", text: one.id, released: event.target.checked }),
      }),
      h("span", null, say(words, one.released ? "released" : "release")),
    ),
  );
}
