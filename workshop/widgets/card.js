// The phone: one person's screen through every phase of a session.

import { blocks, button, entitle, follow, h, mount, paint, say, sender, sign } from "./base.js";
import { trial } from "./parts/checklist.js";
import { Deck, kindOf } from "./parts/deck.js";
import { Device } from "./parts/device.js";
import { FLASH_MS, Frame } from "./parts/frame.js";
import { besides, fold, hereOf, wrote } from "./parts/here.js";
import { Keeping } from "./parts/keeping.js";
import { watchKernel } from "./parts/kernel.js";
import { onwardLink } from "./parts/onward.js";
import { promiseList } from "./parts/promised.js";
import { Parking } from "./parts/parking.js";
import { Reading } from "./parts/own_pace.js";
import { Nudged, pauseScene } from "./parts/resting.js";
import { GoingOver, wordNote } from "./parts/returning.js";
import { Drawer, Outbox } from "./parts/store.js";
import { bars } from "./parts/strips.js";
import { firmPlate, groupMark, heard, talkNotes, talkWords } from "./parts/talking.js";

const KEPT_MS = 60_000;

class Phone extends Frame {
  constructor(model, el) {
    super();
    this.model = model;
    this.view = mount(el, "ws-card");
    this.send = sender(model);
    this.notice = null;
    this.hint = false;
    this.flash = -Infinity;
    this.seat = undefined;
    this.keeping = new Keeping(this);
    this.parking = new Parking(this);
    this.nudged = new Nudged(this);
    this.reading = new Reading(this);
    this.going = new GoingOver();
    this.device = new Device(this);
  }

  show() {
    this.page = this.model.get("page") || {};
    this.words = this.page.words || {};
    const came = (this.page.seat ?? "") !== this.seat;
    if (came) this.sit(this.page.seat ?? "");
    if (this.page.phase === "asking") this.deck.deal(this.page.cards);
    clearTimeout(this.leaving);
    // The facilitator may still take the end back.
    if (this.page.phase === "ended") this.leaving = setTimeout(() => this.outbox.entries().length || this.drawer.clear(), KEPT_MS);
    if (came && this.drawer.alone) this.deck.restore();
    this.nudged.take(this.page.nudge);
    this.reading.take(this.page);
    this.device.take();
    this.turn();
  }

  /** Whether several people share this phone and none of them has it just now. */
  get nobodys() {
    return this.page.device?.turn === 0;
  }

  sit(seat) {
    this.outbox?.stop();
    this.seat = seat;
    this.drawer = new Drawer(seat);
    this.outbox = new Outbox(this.drawer, this.send, () => this.repaint());
    this.deck = new Deck(this.drawer, this.outbox);
  }

  // A new phase is announced; the first one is simply there.
  turn() {
    const before = this.phase;
    this.phase = this.page.phase;
    const place = `${this.page.paused ? "pause" : ""} ${this.phase} ${this.phase === "asking" ? (this.page.cards?.[0]?.plan?.turn ?? this.page.pace?.first?.title ?? "") : this.page.title}`;
    const moved = before !== undefined && this.place !== place;
    if (moved && this.phase !== "closed") this.notice = null;
    this.place = place;
    // The room goes on: whatever its owner reads of her own gives way to it.
    if (moved) this.keeping.close();
    if (moved) this.parking.close();
    const inside = this.view.root.contains(document.activeElement);
    this.repaint();
    if (!moved) return;
    this.view.announce(this.news());
    this.arrive(inside);
  }

  news() {
    const { phase, paused } = this.page;
    const first = this.reading.inFront ? this.reading.first : null;
    const { title, lead } = paused ?? first ?? this.page;
    const card = !paused && !first && phase === "asking" ? this.deck.current : null;
    // Of the quarters of a game each asks the same.
    const which = card && kindOf(card).progress?.(card).text;
    return (card ? [which && `${which}.`, card.prompt] : [title, lead]).filter(Boolean).join(" ");
  }

  arrive(focus) {
    const heading = this.view.root.querySelector("[data-heading]");
    if (this.view.root.getBoundingClientRect().top < 0) this.view.root.scrollIntoView();
    if (focus) heading?.focus({ preventScroll: true });
  }

  repaint() {
    const { root, stage } = this.view;
    if (!this.page || !this.deck) return;
    entitle(root, this.page.language, this.page.title, this.page.room);
    root.dataset.tone = this.page.department?.id || "";
    root.dataset.phase = this.page.phase || "";
    root.dataset.live = this.page.code ? "yes" : "no";
    root.dataset.keeping = this.keeping.isOpen || this.parking.isOpen ? "yes" : "no";
    const inside = root.contains(document.activeElement);
    this.device.settle();
    paint(stage, this.header(), this.device.bar(), this.scene(), this.bar());
    // What had the focus may be gone, such as a button that has nothing left to do.
    if (inside && !stage.contains(document.activeElement)) this.fallBack();
  }

  fallBack() {
    const { stage } = this.view;
    const place = stage.querySelector(".ws-bar .ws-primary") || stage.querySelector(".ws-bar .ws-button") || stage.querySelector("[data-heading]");
    place?.focus({ preventScroll: true });
  }

  scene() {
    if (this.keeping.isOpen) return this.keeping.scene();
    if (this.parking.isOpen) return this.parking.scene();
    if (this.page.paused && this.page.phase !== "moved") return pauseScene(this);
    if (this.page.phase !== "asking") return this.message();
    if (this.reading.inFront) return this.reading.scene();
    const card = this.deck.current;
    return card ? this.question(card) : (this.device.going() ?? this.done());
  }

  message() {
    const { page } = this;
    return h(
      "section",
      { class: `ws-scene ws-${page.phase}`, key: `${page.phase} ${page.title}` },
      this.status(),
      this.trouble(),
      this.hero(),
      firmPlate(page.firm),
      blocks(page.blocks),
      this.talk(),
      this.promised(),
      this.going.panel(page, this.drawer, this.outbox.entries()),
      trial(page, this.send),
      page.phase === "lobby" ? wordNote(page.words || {}) : null,
      this.example(),
      this.results(),
      wrote(page, this.drawer),
      this.device.people(),
      onwardLink(page),
      page.phase === "moved" ? null : this.parking.door(),
      this.keeping.parting() ?? this.keeping.door(),
    );
  }

  talk() {
    const { talk, group, words } = this.page;
    if (!talk) return null;
    return h(
      "div",
      { class: "ws-talk", key: "talk" },
      groupMark(group, talk.find),
      talkWords(talk),
      talk.time ? h("p", { class: "ws-soft", key: "time" }, talk.time) : null,
      heard(talk, group, words, this.send),
      talkNotes(talk),
    );
  }

  /** The room's list to read along; before the first step, what was promised last time. */
  promised() {
    const { promises, words } = this.page;
    if (!promises?.length) return null;
    return h("div", { class: "ws-reading", key: "promises" }, words.promises ? h("h2", null, words.promises) : null, promiseList(promises));
  }

  /** Before anything is asked: what a report of it looks like. */
  example() {
    const { example } = this.page.words || {};
    if (!example) return null;
    return h("p", { class: "ws-soft", key: "example" }, h("a", { href: "/example-report", target: "_blank", rel: "noopener" }, example));
  }

  results() {
    const { page, drawer } = this;
    const all = page.results || [];
    return distinct(all, page).map((result, index) => {
      const mine = hereOf(page, all.indexOf(result));
      const own = mine ? { mine, fold: fold(page, drawer, result.id, besides(mine)) } : {};
      return bars(result, result.id ?? index, index > 0, this.level + 1, own);
    });
  }

  question(card) {
    const { deck } = this;
    return h(
      "section",
      { class: `ws-scene ws-asking ws-kind-${card.kind}`, key: `card ${card.id}` },
      this.progress(),
      this.trouble(),
      this.nudged.line() ?? this.reading.line(false),
      this.heading(card.prompt),
      card.help ? h("p", { class: "ws-lead" }, card.help) : null,
      kindOf(card).body(card, deck.value(card), this.asking(card)),
    );
  }

  /** What a kind needs to show a card and to report what is done with it. */
  asking(card) {
    const { view, deck } = this;
    return {
      words: this.words,
      language: this.page.language,
      hint: this.hint,
      heading: `ws-heading-${view.number}`,
      name: (part) => `ws-${view.number}-${card.id}-${part}`,
      given: deck.given(card),
      change: (change) => this.change(card, change),
      give: (value) => this.give(card, value),
      send: () => (deck.isOpen(card) || kindOf(card).stays ? this.submit(card) : this.go(deck.following())),
      repaint: () => this.repaint(),
      announce: view.announce,
    };
  }

  change(card, change) {
    this.deck.change(card, change);
    this.hint = false;
    this.repaint();
  }

  submit(card) {
    const kind = kindOf(card);
    const value = this.deck.value(card);
    if (!kind.complete(card, value)) return this.pointOut(card, kind.firstMissing(card, value));
    if (this.notice?.question === card.id) this.notice = null;
    this.deck.send(card);
    if (kind.stays) this.repaint();
    else this.moved();
  }

  /** Send a value that is not the one that is set. */
  give(card, value) {
    this.notice = null;
    this.deck.give(card, value);
    this.repaint();
  }

  // A tap too early is answered with a word and the way to the first gap.
  pointOut(card, item) {
    this.hint = true;
    this.repaint();
    this.view.announce(this.gap(card));
    const { stage } = this.view;
    const row = item ? stage.querySelector(`[data-item="${CSS.escape(item)}"]`) : stage.querySelector("section");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row?.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
    row?.querySelector("input, textarea")?.focus({ preventScroll: true });
  }

  read(card) {
    this.deck.read(card);
    this.moved();
  }

  go(target) {
    this.deck.go(target);
    this.moved();
  }

  moved() {
    this.hint = false;
    this.repaint();
    this.arrive(true);
  }

  done() {
    const { deck, words } = this;
    const open = deck.cards.some((card) => deck.isOpen(card));
    return h(
      "section",
      { class: "ws-scene ws-done", key: "done" },
      this.status(),
      this.trouble(),
      open ? null : h("div", { class: "ws-seal", "aria-hidden": "true" }, "✓"),
      this.heading(say(words, "done_title")),
      words.done_lead ? h("p", { class: "ws-lead" }, words.done_lead) : null,
      this.reading.line(true),
      h("ul", { class: "ws-review" }, deck.cards.map((card) => this.review(card))),
      this.reading.door(),
      this.parking.door(),
      this.keeping.door(),
    );
  }

  review(card) {
    const { deck, words } = this;
    const state = deck.state(card);
    const reading = kindOf(card).reading;
    const back = say(words, reading ? "read_again" : "edit");
    const shown = { saved: words.saved, saving: words.saving, late: words.not_saved }[state] ?? words.unanswered;
    const signs = { saved: "✓", saving: "…", late: "!" };
    return h(
      "li",
      { key: card.id, "data-state": state },
      h("p", null, card.prompt, reading ? null : h("small", null, sign(signs[state] ?? "○"), shown ?? "")),
      button(back, () => this.go(card.id), "ws-quiet", { "aria-label": `${back}: ${card.prompt}` }),
    );
  }

  hear(message) {
    if (message?.op === "saved") this.heard(this.deck?.saved(message.id, message.value));
    if (message?.op === "kept") this.keeping.take(message.page);
    if (message?.op === "parked" || message?.op === "not_parked") this.parking.hear(message);
    if (message?.op === "refused") this.object(this.deck?.refused(message.id), message);
  }

  // Where another tab of this browser heard it first, it has noted it for both.
  heard(entry) {
    if (!entry) return this.repaint();
    this.flash = performance.now();
    setTimeout(() => this.repaint(), FLASH_MS + 50);
    this.view.announce(say(this.words, "saved"));
    this.repaint();
  }

  object(entry, message) {
    if (!entry) return;
    this.notice = { question: entry.question, message: message.message || say(this.words, "not_saved") };
    this.view.announce(this.notice.message);
    this.repaint();
  }
}

// Several results may have to say the same, such as that too few have answered: once is enough,
// but for what their owner has answered there.
function distinct(results, page) {
  const said = new Set();
  const news = (one, at) => one.rows?.length || hereOf(page, at) || !said.has(one.title);
  return results.filter((one, at) => news(one, at) && said.add(one.title));
}

function render({ model, el }) {
  const phone = new Phone(model, el);
  const hear = (message) => phone.hear(message);
  model.on("msg:custom", hear);
  const stop = follow(model, () => phone.show());
  const leave = watchKernel(model, phone.view, () => phone.show());
  return () => {
    stop();
    leave();
    model.off("msg:custom", hear);
    phone.outbox?.stop();
    clearTimeout(phone.leaving);
    phone.nudged.stop();
    phone.keeping.close();
    clearTimeout(phone.parking.timer);
    phone.going.rest();
    phone.device.rest();
    phone.view.root.remove();
  };
}

export default { render };
