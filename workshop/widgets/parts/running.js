// The console while the room works: whom it waits for, its phones' lines, pause, nudge, and what can be taken back.

import { button, h } from "../base.js";

export class Running {
  constructor(view, send, repaint) {
    Object.assign(this, { view, send, repaint, seen: new WeakMap(), latest: undefined });
  }

  /** Say aloud what was done, once: whoever cannot see the line hears that it can be taken back. */
  take({ undoable, running }) {
    const latest = undoable?.[0];
    if (latest && this.latest !== undefined && latest.id !== this.latest) this.view.announce(latest.text);
    this.latest = latest?.id ?? null;
    const now = running?.pause?.now || "";
    if (now && this.paused === false) this.view.announce(now);
    this.paused = Boolean(now);
  }

  /** Whether the room stands still: then going on is the one big thing to do. */
  isStill(page) {
    return Boolean(page.running?.pause && !page.running.pause.to);
  }

  /** That the room stands still, above what can be done about it. */
  notice({ running }) {
    return running?.pause?.now ? h("p", { class: "ws-lead ws-still", key: "still" }, running.pause.now) : null;
  }

  turn({ running }) {
    this.send({ op: "pause", paused: running.pause.to });
  }

  /** The quiet button that lets the room stand still. */
  stop(page) {
    const { pause } = page.running || {};
    if (!pause?.to) return null;
    return button(pause.text, () => this.turn(page), "ws-quiet", { key: "pause", "aria-keyshortcuts": "p" });
  }

  /** What was done a moment ago besides moving the room, each with its Undo. */
  undo({ undoable }) {
    return (undoable || []).map((one, nth) => this.undoLine(one, nth));
  }

  undoLine(one, nth) {
    const back = () => {
      this.send({ op: "restore", id: one.id });
      this.view.root.querySelector(".ws-actions .ws-primary")?.focus();
    };
    return h("p", { class: "ws-undo", key: `done ${one.id}` }, h("span", null, one.text), button(one.undo, back, "ws-quiet", { "aria-label": one.label, "aria-keyshortcuts": nth ? null : "u" }));
  }

  /** Whom the room waits for, and the nudge, below how many have answered. */
  awaited({ running }) {
    const { awaited, nudge } = running || {};
    if (!awaited?.length) return null;
    return h("div", { class: "ws-awaited", key: "awaited" }, h("ul", null, awaited.map((one) => h("li", { key: one }, one))), nudge ? this.nudge(nudge) : null);
  }

  nudge(nudge) {
    const rests = this.rests(nudge);
    const press = () => rests || this.send({ op: "nudge" });
    return h(
      "div",
      { class: "ws-nudge", key: "nudge" },
      button(nudge.text, press, "", { "aria-disabled": rests ? "true" : null, "aria-keyshortcuts": "g", key: "press" }),
      h("p", { class: "ws-soft", role: "status", key: "done" }, rests ? nudge.done : ""),
    );
  }

  /** Whether the last nudge was a moment ago; when that is over the button is drawn anew. */
  rests(nudge) {
    if (!this.seen.has(nudge)) {
      this.seen.set(nudge, performance.now() + nudge.rest * 1000);
      clearTimeout(this.timer);
      if (nudge.rest) this.timer = setTimeout(this.repaint, nudge.rest * 1000 + 50);
    }
    return performance.now() < this.seen.get(nudge);
  }

  end() {
    clearTimeout(this.timer);
  }
}

/** How the phones are connected, in one line. */
export function linesOf({ running }) {
  return running?.lines ? h("p", { class: "ws-soft ws-lines", key: "lines" }, running.lines) : null;
}
