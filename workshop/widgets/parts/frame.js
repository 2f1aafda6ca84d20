// What frames a question on the phone: header, progress, what was saved, and the one action below.

import { button, chip, h, languages, practice, pulse, say, sign } from "../base.js";
import { kindOf } from "./deck.js";

export const FLASH_MS = 3500;

export class Frame {
  header() {
    const { page } = this;
    if (!page.room && !page.department) return null;
    return h(
      "header",
      { class: "ws-head" },
      this.seated(),
      practice(page),
      h("div", { class: "ws-tools" }, languages(page, this.send)),
    );
  }

  /** Department and seat; a wrong one is put right here before the first answer. */
  seated() {
    const { page, words } = this;
    const name = chip(page.department?.text, page.department?.id);
    if (page.device?.turn === 0) return null; // its page is nobody's
    if (!page.number || !words.seat) return name;
    const settled = page.settled || this.deck.cards.some((card) => this.deck.state(card) === "saved");
    return h(
      "details",
      // Where the room goes on it lies over nothing that is asked then.
      { class: "ws-place", key: `place ${page.phase}` },
      h("summary", null, name),
      h("div", null, h("p", null, h("strong", null, say(words, "seat", { n: page.number }))), settled ? h("p", null, words.settled) : this.move(), this.inFold(), this.device?.door()),
    );
  }

  /** While a card is in front nothing stands below it: then the ways to what is kept, and to the parking place, are found here. */
  inFold() {
    const inFront = this.page.phase === "asking" && this.deck.current;
    return inFront && !this.keeping.isOpen ? [this.reading?.inFront ? null : this.reading?.door(), this.parking?.door(), this.keeping.door()] : null;
  }

  move() {
    const { page, words } = this;
    const others = (page.departments || []).filter((one) => one.id !== page.department?.id);
    const to = (department) => () => this.send({ op: "department", department });
    return [h("p", null, words.move), others.map((one) => button(one.text, to(one.id), "", { key: one.id }))];
  }

  hero() {
    const { page } = this;
    const waiting = ["connecting", "lobby", "closed"].includes(page.phase);
    return h(
      "div",
      { class: "ws-hero", key: "hero" },
      ["lobby", "ended"].includes(page.phase) && page.room ? h("p", { class: "ws-room" }, page.room) : null,
      waiting ? pulse() : null,
      this.heading(page.title),
      page.lead ? h("p", { class: "ws-lead" }, page.lead) : null,
    );
  }

  /** The level of the card's heading: a room's page is this card alone; a lesson has a title above it. */
  get level() {
    return this.page.code || this.page.phase === "connecting" ? 1 : 2;
  }

  heading(text) {
    const id = `ws-heading-${this.view.number}`;
    return text ? h(`h${this.level}`, { tabindex: -1, "data-heading": "", id }, text) : null;
  }

  progress() {
    const { marks, text } = kindOf(this.deck.current).progress?.(this.deck.current) ?? this.passed();
    const mark = ({ state, here }) => h("i", { "data-state": state, "data-here": here ? "yes" : null });
    return h(
      "div",
      { class: "ws-progress", key: "progress" },
      h("div", { class: "ws-steps", "aria-hidden": "true" }, marks.map(mark)),
      h("div", { class: "ws-progress-line" }, h("p", null, text), this.status(), this.skip()),
    );
  }

  /** The cards of the round, and which of them is in front. */
  passed() {
    const { deck } = this;
    const marks = deck.cards.map((card) => ({ state: deck.state(card), here: card.id === deck.at }));
    return { marks, text: say(this.words, "progress", { n: deck.index + 1, m: deck.cards.length }) };
  }

  status() {
    const { outbox } = this;
    if (this.notice || outbox.late() || this.view.gone) return null;
    if (outbox.entries().length) return this.state("saving", "…");
    const fresh = performance.now() - this.flash < FLASH_MS;
    const card = this.page.phase === "asking" ? this.deck.current : null;
    const saved = card && !kindOf(card).reading && this.deck.state(card) === "saved";
    return fresh || saved ? this.state("saved", "✓") : null;
  }

  /** What went wrong, and the one thing to do about it. */
  trouble() {
    const { words, outbox, notice } = this;
    if (notice) {
      const elsewhere = this.deck.find(notice.question) && notice.question !== this.deck.at;
      const edit = () => this.go(notice.question);
      return this.warning(notice.message, elsewhere ? button(words.edit ?? "→", edit, "ws-quiet") : null);
    }
    // Where all goes on with another laptop, that comes along.
    if (!outbox.late() || this.view.gone || this.page.phase === "moved") return null;
    const text = (navigator.onLine === false && words.offline) || words.not_saved;
    return this.warning(text, button(words.retry ?? "↻", () => outbox.flush(), "ws-quiet"));
  }

  warning(text, action) {
    return h("div", { class: "ws-trouble", key: "trouble" }, h("p", null, sign("!"), h("span", null, text ?? "")), action);
  }

  state(name, character) {
    return h("p", { class: "ws-status", "data-state": name, key: "status" }, sign(character), say(this.words, name));
  }

  skip() {
    const { deck, words } = this;
    const card = deck.current;
    const needed = !kindOf(card).reading && deck.state(card) === "open";
    if (!needed || !words.skip || deck.cards.length < 2) return null;
    return button(words.skip, () => this.go(deck.following()), "ws-quiet", { key: "skip" });
  }

  // The one primary action stays within reach of the thumb.
  bar() {
    if (this.page.phase !== "asking" || this.page.paused || !this.deck.cards.length || this.keeping.isOpen || this.parking?.isOpen) return null;
    if (this.reading?.inFront) return this.reading.bar();
    const { deck, words } = this;
    const card = deck.current;
    const previous = deck.previous();
    const back = previous ? button(say(words, "back"), () => this.go(previous), "", { key: "back" }) : this.reading?.back(say(words, "back"));
    if (!card) return back && h("footer", { class: "ws-bar", key: "bar" }, h("div", null, back));
    return h("footer", { class: "ws-bar", key: "bar" }, this.aside(card), h("div", null, back, this.primary(card)));
  }

  aside(card) {
    const { deck, words } = this;
    const kind = kindOf(card);
    const value = deck.value(card);
    const missing = !kind.complete(card, value);
    const count = kind.left(card, value);
    const hint = this.hint && missing ? this.gap(card) : "";
    const left = missing && count && kind.leftWord ? say(words, kind.leftWord, { n: count }) : "";
    if (!hint && !left) return null;
    return h(
      "div",
      { class: "ws-aside", key: "aside" },
      h("p", { "data-state": hint ? "late" : null, id: `ws-left-${this.view.number}` }, hint || left),
    );
  }

  /** What keeps a card from being sent: something missing, or what its kind objects to. */
  gap(card) {
    const objection = kindOf(card).objection?.(card, this.deck.value(card), this.asking(card));
    const n = kindOf(card).left(card, this.deck.value(card));
    return objection || say(this.words, n > 1 ? "answer_more" : "answer_all", { n });
  }

  primary(card) {
    const { deck, words } = this;
    const kind = kindOf(card);
    if (kind.action) return kind.action(card, deck.value(card), this.asking(card));
    if (kind.reading) return button(say(words, "next"), once(() => this.read(card)), "ws-primary", { key: "go" });
    if (!deck.isOpen(card)) {
      return button(say(words, "next"), once(() => this.go(deck.following())), "ws-primary", { key: "go" });
    }
    const ready = kind.complete(card, deck.value(card));
    return button(say(words, "send"), once(() => this.submit(card)), "ws-primary", {
      key: "go",
      "data-ready": ready ? null : "no",
      "aria-describedby": `ws-left-${this.view.number}`,
    });
  }
}

// The second half of a double click falls on the next card, which nobody has read yet.
function once(act) {
  return (event) => (event.detail > 1 ? undefined : act());
}
