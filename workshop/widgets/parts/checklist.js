// The list of what fails in rooms, tried before people come; each line stands as the room stands.

import { button, h, sign } from "../base.js";

const SIGNS = { good: "✓", open: "○", bad: "!" };
const SOUND = "sound";

export class Checking {
  /** `ring` plays the bell of the clock. */
  constructor(send, ring, repaint) {
    Object.assign(this, { send, ring, repaint, heard: false, open: null });
  }

  panel(page) {
    const { checklist } = page;
    if (!checklist) return null;
    const lines = checklist.lines.map((line) => this.line(line, checklist));
    return h(
      "details",
      { class: "ws-panel ws-checklist", key: "checklist" },
      h("summary", null, checklist.title),
      h("p", { class: "ws-soft", role: "status", key: "lead" }, checklist.lead),
      h("ol", { key: "lines" }, lines),
    );
  }

  line(line, checklist) {
    const good = line.state === "good" || (line.id === SOUND && this.heard);
    const state = good ? "good" : line.state;
    return h(
      "li",
      { key: line.id, "data-state": state },
      h("p", { key: "text" }, sign(SIGNS[state]), h("span", null, good && line.id === SOUND ? checklist.was_heard : line.text, h("span", { class: "ws-hidden" }, ` (${line.state_text})`))),
      good || !line.todo ? null : h("p", { class: "ws-soft", key: "todo" }, line.todo),
      line.act ? button(line.act, () => this.act(line, checklist), "ws-quiet", { key: "act", "data-check": line.id }) : null,
      line.id === SOUND ? this.box(checklist.heard) : null,
    );
  }

  act({ id }, { running }) {
    if (id === SOUND) this.ring();
    else this.send({ op: "trial", running: !running });
  }

  // Only ears can tell; it is noted on this page and nowhere else.
  box(text) {
    const note = (event) => {
      this.heard = event.target.checked;
      this.repaint();
    };
    return h("label", { class: "ws-sound", key: "heard" }, h("input", { type: "checkbox", checked: this.heard, onchange: note }), h("span", null, text));
  }
}

/** A phone's part: the question, and that it was heard. */
export function trial({ trial: asked }, send) {
  if (!asked) return null;
  return h(
    "section",
    { class: "ws-panel ws-trial", key: "trial", role: "status" },
    h("p", null, asked.text),
    asked.button ? button(asked.button, () => send({ op: "tried" }), "ws-primary", { key: "tried" }) : null,
  );
}
