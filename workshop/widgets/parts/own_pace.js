// Each at her own pace: the story before the questions, and results that come by themselves.

import { blocks, button, h, sign } from "../base.js";
import { countdown } from "./countdown.js";

/** The story that a phone shows before its questions, until its owner goes on; she may come back to it. */
export class Reading {
  constructor(phone) {
    Object.assign(this, { phone, soon: undefined });
  }

  get first() {
    const { page } = this.phone;
    return (page.phase === "asking" && page.pace?.first) || null;
  }

  /** Whoever has answered anything has read it. */
  get inFront() {
    if (!this.first) return false;
    const { deck } = this.phone;
    return !(deck.drawer.get(this.key) ?? deck.cards.some((card) => deck.given(card) !== null));
  }

  get key() {
    return `read ${this.phone.deck.names}`;
  }

  /** Say aloud, once, that the results are about to come. */
  take({ pace }) {
    const before = this.soon;
    this.soon = pace?.soon ?? "";
    if (this.soon && before === "") this.phone.view.announce(this.soon);
  }

  turn(read) {
    this.phone.deck.drawer.put(this.key, read);
    this.phone.moved();
  }

  scene() {
    const { phone, first } = this;
    return h(
      "section",
      { class: "ws-scene ws-story", key: `first ${first.title}` },
      phone.status(),
      phone.trouble(),
      phone.nudged.line(),
      h("div", { class: "ws-hero", key: "hero" }, phone.heading(first.title), first.lead ? h("p", { class: "ws-lead" }, first.lead) : null),
      blocks(first.blocks),
    );
  }

  bar() {
    // The second half of a double click falls on a card that nobody has read yet.
    const go = (event) => (event.detail > 1 ? undefined : this.turn(true));
    return h("footer", { class: "ws-bar", key: "bar" }, h("div", null, button(this.first.go, go, "ws-primary", { key: "go" })));
  }

  /** The way back from the first card; beside the button that goes on there is room for a word. */
  back(word) {
    return this.first ? button(word, () => this.turn(false), "", { key: "back", "aria-label": this.first.back }) : null;
  }

  door() {
    return this.first ? button(this.first.back, () => this.turn(false), "ws-quiet", { key: "story" }) : null;
  }

  /** How it stands with the results, for somebody who has answered; that they come, for everybody. */
  line(done) {
    const { waits, owes, soon } = this.phone.page.pace || {};
    const text = soon || (done && (this.phone.nudged.owes() ? owes : waits));
    return text ? h("p", { class: "ws-nudged", key: "pace" }, sign("…"), h("span", null, text)) : null;
  }
}

/** On the wall, that the results come in a moment. */
export function soonOnWall({ soon }) {
  return soon ? h("div", { class: "ws-soon", key: "soon" }, h("p", null, soon.text), seconds(soon)) : null;
}

/** On the console, how it stands with them, and what she may do about it. */
export function soonBox({ soon, session }, send, advance) {
  if (!soon) return null;
  const hold = () => send({ op: "hold", held: !soon.held, version: session.version });
  const now = soon.now ? button(soon.now, (event) => (event.detail > 1 ? undefined : advance({ to: "revealed" })), "", { key: "now" }) : null;
  return h(
    "div",
    { class: "ws-soon", key: "soon", "data-soon": soon.timer ? "yes" : null },
    h("p", { key: "text", role: "status" }, soon.text),
    seconds(soon),
    h("div", { class: "ws-others", key: "buttons" }, button(soon.wait, hold, soon.timer ? "" : "ws-quiet", { key: "wait" }), now),
  );
}

function seconds({ timer, left }) {
  return countdown(timer, { left, over: "0:00" });
}

/** Where she chooses the pace, at any time. */
export function pacePanel({ pace, language }, send, number) {
  if (!pace) return null;
  const option = (one) => {
    const choose = () => send({ op: "pace", pace: one.id });
    const radio = h("input", { type: "radio", name: `ws-${number}-pace`, value: one.id, checked: one.id === pace.value, onchange: choose });
    return h("label", { class: "ws-choice", key: one.id }, radio, h("span", null, one.text, h("small", null, one.help)));
  };
  return h(
    "details",
    { class: "ws-panel ws-pace", key: `pace ${language}` },
    h("summary", { key: "title" }, pace.title, " ", h("small", null, pace.options.find((one) => one.id === pace.value)?.text ?? "")),
    h("fieldset", { class: "ws-field", key: "options" }, h("legend", { class: "ws-hidden" }, pace.title), h("div", { class: "ws-choices" }, pace.options.map(option))),
    h("p", { class: "ws-soft", key: "note" }, pace.note),
  );
}
