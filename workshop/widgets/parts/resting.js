// The phone in a pause, and the line by which it says gently that an answer is waited for.

import { h, sign } from "../base.js";
import { kindOf } from "./deck.js";

const SHOWN_MS = 30_000;
const BUZZ_MS = 180;

/** A calm page in the place of everything: what was typed stays where it is kept. */
export function pauseScene(phone) {
  const { title, lead } = phone.page.paused;
  return h(
    "section",
    { class: "ws-scene ws-closed ws-resting", key: "pause" },
    phone.status(),
    phone.trouble(),
    h("div", { class: "ws-hero", key: "hero" }, phone.heading(title), h("p", { class: "ws-lead" }, lead)),
  );
}

export class Nudged {
  constructor(phone) {
    this.phone = phone;
    this.id = undefined;
    this.until = 0;
  }

  /** Take what the page says; one that comes while the page is open may be felt. */
  take(nudge) {
    const before = this.id;
    this.id = nudge?.id ?? "";
    if (!nudge || before === this.id) return;
    this.until = performance.now() + SHOWN_MS;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.phone.repaint(), SHOWN_MS + 50);
    if (before === undefined || !this.owes()) return;
    this.phone.view.announce(nudge.text);
    buzz();
  }

  /** Whether something is missing from this phone's owner. */
  owes() {
    const { page, deck } = this.phone;
    return page.phase === "asking" && deck.cards.some((card) => !kindOf(card).reading && deck.isOpen(card));
  }

  line() {
    const { nudge } = this.phone.page;
    if (!nudge || performance.now() >= this.until || !this.owes()) return null;
    return h("p", { class: "ws-nudged", key: "nudge" }, sign("…"), h("span", null, nudge.text));
  }

  stop() {
    clearTimeout(this.timer);
  }
}

function buzz() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  try {
    const { vibrate } = navigator; // not on every phone
    vibrate?.call(navigator, BUZZ_MS);
  } catch {
    return; // Where it is not allowed, the line says it alone.
  }
}
