// The phone: one person's screen through every phase of a session.

const FLASH_MS = 3500;

class Phone {
  constructor(model, el) {
    this.model = model;
    this.view = mount(el, "ws-card");
    this.send = sender(model);
    this.notice = null;
    this.hint = false;
    this.flash = 0;
    this.seat = undefined;
  }

  show() {
    this.page = this.model.get("page") || {};
    this.words = this.page.words || {};
    if ((this.page.seat ?? "") !== this.seat) this.sit(this.page.seat ?? "");
    if (this.page.phase === "asking") this.deck.deal(this.page.cards);
    if (this.page.phase === "ended" && !this.outbox.entries().length) this.drawer.clear();
    this.turn();
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
    const place = `${this.phase} ${this.phase === "asking" ? "" : this.page.title}`;
    const moved = before !== undefined && this.place !== place;
    this.place = place;
    const inside = this.view.root.contains(document.activeElement);
    this.repaint();
    if (!moved) return;
    this.view.announce(this.page.title || this.deck.current?.prompt);
    this.arrive(inside);
  }

  arrive(focus) {
    const heading = this.view.root.querySelector("[data-heading]");
    if (this.view.root.getBoundingClientRect().top < 0) this.view.root.scrollIntoView();
    if (focus) heading?.focus({ preventScroll: true });
  }

  repaint() {
    const { root, stage } = this.view;
    if (!this.page || !this.deck) return;
    root.lang = this.page.language || "";
    root.dataset.tone = this.page.department?.id || "";
    root.dataset.phase = this.page.phase || "";
    root.dataset.live = this.page.code ? "yes" : "no";
    paint(stage, this.header(), this.scene(), this.bar());
  }

  header() {
    const { page } = this;
    if (!page.room && !page.department) return null;
    return h(
      "header",
      { class: "ws-head" },
      h("p", { class: "ws-room" }, page.room || ""),
      chip(page.department?.text, page.department?.id),
      h("div", { class: "ws-tools" }, languages(page, this.send)),
    );
  }

  scene() {
    if (this.page.phase !== "asking") return this.message();
    const card = this.deck.current;
    return card ? this.question(card) : this.done();
  }

  message() {
    const { page } = this;
    return h(
      "section",
      { class: `ws-scene ws-${page.phase}`, key: `${page.phase} ${page.title}` },
      this.status(),
      this.hero(),
      blocks(page.blocks),
      (page.results || []).map((result, index) => bars(result, result.id ?? index)),
    );
  }

  hero() {
    const { page } = this;
    const waiting = ["connecting", "lobby", "closed"].includes(page.phase);
    return h(
      "div",
      { class: "ws-hero", key: "hero" },
      waiting ? pulse() : null,
      this.heading(page.title),
      page.lead ? h("p", { class: "ws-lead" }, page.lead) : null,
    );
  }

  heading(text) {
    const id = `ws-heading-${this.view.number}`;
    return text ? h("h2", { tabindex: -1, "data-heading": "", id }, text) : null;
  }

  question(card) {
    const { deck, words } = this;
    const ask = {
      words,
      heading: `ws-heading-${this.view.number}`,
      name: (part) => `ws-${this.view.number}-${card.id}-${part}`,
      change: (change) => this.change(card, change),
    };
    return h(
      "section",
      { class: `ws-scene ws-asking ws-kind-${card.kind}`, key: `card ${card.id}` },
      this.progress(),
      this.heading(card.prompt),
      card.help ? h("p", { class: "ws-lead" }, card.help) : null,
      KINDS[card.kind].body(card, deck.value(card), ask),
    );
  }

  change(card, change) {
    this.deck.change(card, change);
    this.hint = false;
    this.repaint();
  }

  progress() {
    const { deck } = this;
    const numbers = { n: deck.index + 1, m: deck.cards.length };
    const mark = (card) =>
      h("i", { "data-state": deck.state(card), "data-here": card.id === deck.at ? "yes" : null });
    return h(
      "div",
      { class: "ws-progress", key: "progress" },
      h("div", { class: "ws-steps", "aria-hidden": "true" }, deck.cards.map(mark)),
      h("div", { class: "ws-progress-line" }, h("p", null, say(this.words, "progress", numbers)), this.status(), this.skip()),
    );
  }

  status() {
    const { words, outbox } = this;
    const refused = this.notice && h("p", { class: "ws-status", "data-state": "late" }, this.notice.message);
    const edit = this.notice && this.deck.find(this.notice.question) && this.deck.at !== this.notice.question;
    if (refused) {
      const go = () => this.go(this.notice.question);
      return h("div", { class: "ws-statuses" }, refused, edit ? button(words.edit, go, "ws-quiet") : null);
    }
    if (outbox.entries().length) return outbox.late() ? this.late() : this.state("saving", "…");
    const fresh = Date.now() - this.flash < FLASH_MS;
    const card = this.page.phase === "asking" ? this.deck.current : null;
    const saved = card && !KINDS[card.kind].reading && this.deck.state(card) === "saved";
    return fresh || saved ? this.state("saved", "✓") : null;
  }

  state(name, character) {
    const text = say(this.words, name === "late" ? "not_saved" : name);
    return h("p", { class: "ws-status", "data-state": name, key: "status" }, sign(character), text);
  }

  late() {
    const text = navigator.onLine === false ? this.words.offline : this.words.not_saved;
    return h(
      "div",
      { class: "ws-statuses", key: "late" },
      h("p", { class: "ws-status", "data-state": "late" }, sign("!"), text ?? ""),
      button(say(this.words, "retry"), () => this.outbox.flush(), "ws-quiet"),
    );
  }

  skip() {
    const { deck, words } = this;
    const card = deck.current;
    const needed = !KINDS[card.kind].reading && deck.state(card) === "open";
    if (!needed || !words.skip || deck.cards.length < 2) return null;
    return button(words.skip, () => this.go(deck.following()), "ws-quiet", { key: "skip" });
  }

  // The one primary action stays within reach of the thumb.
  bar() {
    if (this.page.phase !== "asking" || !this.deck.cards.length) return null;
    const { deck, words } = this;
    const card = deck.current;
    const previous = deck.previous();
    const back = previous ? button(say(words, "back"), () => this.go(previous), "", { key: "back" }) : null;
    if (!card) return back && h("footer", { class: "ws-bar", key: "bar" }, h("div", null, back));
    return h("footer", { class: "ws-bar", key: "bar" }, this.aside(card), h("div", null, back, this.primary(card)));
  }

  aside(card) {
    const { deck, words } = this;
    const kind = KINDS[card.kind];
    const value = deck.value(card);
    const missing = !kind.complete(card, value);
    const count = kind.left(card, value);
    const hint = this.hint && missing ? say(words, "answer_all") : "";
    const left = missing && count && kind.leftWord ? say(words, kind.leftWord, { n: count }) : "";
    if (!hint && !left) return null;
    return h(
      "div",
      { class: "ws-aside", key: "aside" },
      h("p", { "data-state": hint ? "late" : null, id: `ws-left-${this.view.number}` }, hint || left),
    );
  }

  primary(card) {
    const { deck, words } = this;
    const kind = KINDS[card.kind];
    if (kind.reading) return button(say(words, "next"), () => this.read(card), "ws-primary", { key: "go" });
    if (!deck.isOpen(card)) {
      return button(say(words, "next"), () => this.go(deck.following()), "ws-primary", { key: "go" });
    }
    const ready = kind.complete(card, deck.value(card));
    return button(say(words, "send"), () => this.submit(card), "ws-primary", {
      key: "go",
      "data-ready": ready ? null : "no",
      "aria-describedby": `ws-left-${this.view.number}`,
    });
  }

  submit(card) {
    const kind = KINDS[card.kind];
    const value = this.deck.value(card);
    if (!kind.complete(card, value)) return this.pointOut(kind.firstMissing(card, value));
    if (this.notice?.question === card.id) this.notice = null;
    this.deck.send(card);
    this.moved();
  }

  // A tap too early is answered with a word and the way to the first gap.
  pointOut(item) {
    this.hint = true;
    this.repaint();
    this.view.announce(say(this.words, "answer_all"));
    const { stage } = this.view;
    const row = item ? stage.querySelector(`[data-item="${CSS.escape(item)}"]`) : stage.querySelector("section");
    row?.scrollIntoView({ block: "center", behavior: "smooth" });
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
      open ? null : h("div", { class: "ws-seal", "aria-hidden": "true" }, "✓"),
      this.heading(say(words, "done_title")),
      words.done_lead ? h("p", { class: "ws-lead" }, words.done_lead) : null,
      h("ul", { class: "ws-review" }, deck.cards.map((card) => this.review(card))),
    );
  }

  review(card) {
    const { deck, words } = this;
    const state = deck.state(card);
    const reading = KINDS[card.kind].reading;
    const shown = { saved: words.saved, saving: words.saving, late: words.not_saved }[state] ?? words.unanswered;
    const signs = { saved: "✓", saving: "…", late: "!" };
    return h(
      "li",
      { key: card.id, "data-state": state },
      h("p", null, card.prompt, reading ? null : h("small", null, sign(signs[state] ?? "○"), shown ?? "")),
      button(say(words, "edit"), () => this.go(card.id), "ws-quiet", {
        "aria-label": `${say(words, "edit")}: ${card.prompt}`,
      }),
    );
  }

  hear(message) {
    if (message?.op === "saved") this.heard(this.deck?.saved(message.id));
    if (message?.op === "refused") this.object(this.deck?.refused(message.id), message);
  }

  heard(entry) {
    if (!entry) return;
    this.flash = Date.now();
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

function render({ model, el }) {
  const phone = new Phone(model, el);
  const hear = (message) => phone.hear(message);
  model.on("msg:custom", hear);
  const stop = follow(model, () => phone.show());
  return () => {
    stop();
    model.off("msg:custom", hear);
    phone.outbox?.stop();
    phone.view.root.remove();
  };
}

export default { render };
