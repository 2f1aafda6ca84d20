// The way to another laptop, and the word that gives a seat back there.

import { button, h, say, sign } from "../base.js";
import { bagOf } from "./bag.js";

const FIRST = 500;
const AGAIN = 3000;

/** The two words of this phone's owner; null on a page that is nobody's seat. The kernel never has them. */
function returnWord() {
  try {
    return JSON.parse(document.getElementById("room")?.textContent || "{}").word || null;
  } catch {
    return null;
  }
}

/** What a phone shows of them: after joining, and where it says what is kept. */
export function wordNote(words) {
  const word = words.return_word && returnWord();
  if (!word) return null;
  return h(
    "section",
    { class: "ws-panel ws-word", key: "word" },
    h("p", { class: "ws-soft" }, words.return_word),
    h("p", { class: "ws-word-said", translate: "no" }, word),
    h("p", { class: "ws-soft" }, say(words, "return_help")),
  );
}

/** Goes over once the other laptop answers, so that nobody stands before a page that never comes. */
export class GoingOver {
  panel({ over }, drawer, entries) {
    this.over = over;
    if (!over) return this.rest();
    this.bag = bagOf(drawer, entries);
    const go = button(over.text, () => this.go(), "ws-primary", { key: "go" });
    // What cannot come along its owner has to know of first: so she goes herself.
    if (this.bag === null) return [h("div", { class: "ws-trouble", role: "status", key: "heavy" }, h("p", null, sign("!"), h("span", null, over.heavy))), h("p", { key: "over" }, go), this.rest()];
    // Not all at once: a hundred phones would knock in the same moment.
    this.timer ??= setTimeout(() => this.knock(), FIRST + Math.random() * AGAIN);
    return [entries.length ? h("p", { class: "ws-soft", key: "along" }, over.along) : null, h("p", { key: "over" }, go)];
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = null;
    return null;
  }

  async knock() {
    const { over } = this;
    if (!over) return;
    const limit = new AbortController();
    const late = setTimeout(() => limit.abort(), AGAIN);
    try {
      await fetch(over.health, { mode: "no-cors", cache: "no-store", credentials: "omit", signal: limit.signal });
      if (this.over) this.go();
    } catch {
      this.timer = setTimeout(() => this.knock(), AGAIN);
    } finally {
      clearTimeout(late);
    }
  }

  async go() {
    const { over, bag } = this;
    if (!bag) return location.assign(over.href);
    try {
      const reply = await fetch(over.href, { headers: { Accept: "application/json" }, cache: "no-store" });
      const { address } = await reply.json();
      if (!reply.ok || !address) throw new Error(reply.status);
      location.assign(`${address}~${bag}`);
    } catch {
      // Without it, rather than not at all.
      location.assign(over.href);
    }
  }
}
