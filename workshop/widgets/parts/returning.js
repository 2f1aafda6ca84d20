// The way to another laptop, and the word that gives a seat back there.

import { button, h, say } from "../base.js";

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
  panel({ over }) {
    this.over = over;
    if (!over) return this.rest();
    // Not all at once: a hundred phones would knock in the same moment.
    this.timer ??= setTimeout(() => this.knock(), FIRST + Math.random() * AGAIN);
    return h("p", { key: "over" }, button(over.text, () => this.go(), "ws-primary", { key: "go" }));
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

  go() {
    location.assign(this.over.href);
  }
}
