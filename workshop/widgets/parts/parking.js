// The parking place on a phone: a question or a worry that is not for now, sent at any time.

import { button, h, pulse, say } from "../base.js";

const LATE_MS = 10_000;

/** What is being written stays here until it has arrived, whatever the room does meanwhile. */
export class Parking {
  constructor(phone) {
    Object.assign(this, { phone, isOpen: false, state: "writing", text: "", id: null, told: "" });
  }

  get words() {
    return this.phone.words;
  }

  /** The quiet way in; nothing is parked any more once the session is over. */
  door() {
    const { page } = this.phone;
    if (!this.words.park_door || !page.code || page.phase === "ended" || this.phone.nobodys) return null;
    return button(this.words.park_door, () => this.open(), "ws-quiet ws-keep-door", { key: "park", "data-park": "" });
  }

  open() {
    this.isOpen = true;
    if (this.state === "sent") this.state = "writing";
    this.phone.moved();
  }

  close() {
    this.isOpen = false;
  }

  back() {
    this.close();
    this.phone.repaint();
    this.phone.view.root.querySelector("[data-park]")?.focus();
  }

  // Sent once more it has the same id, so that it is parked once.
  send() {
    if (this.state === "waiting") return;
    this.id ??= crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    this.state = "waiting";
    this.told = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop("late", say(this.words, "park_late")), LATE_MS);
    this.phone.send({ op: "park", id: this.id, text: this.text });
    this.phone.repaint();
  }

  hear({ op, id, left, message }) {
    if (id !== this.id) return;
    if (op === "not_parked") return this.stop("refused", message);
    this.text = "";
    this.stop("sent", say(this.words, left ? "park_sent" : "park_last", { n: left }));
  }

  stop(state, told) {
    clearTimeout(this.timer);
    this.state = state;
    this.told = told;
    // What was refused may be written anew, and is another one then.
    if (state !== "late") this.id = null;
    this.phone.view.announce(told);
    this.phone.repaint();
  }

  scene() {
    const { words, phone } = this;
    return h(
      "section",
      { class: "ws-scene ws-keeping ws-parking", key: "parking" },
      h("div", { class: "ws-keep-top" }, button(["‹ ", say(words, "back")], () => this.back(), "ws-quiet", { key: "back" }), phone.heading(say(words, "park_title"))),
      h("p", { class: "ws-lead" }, say(words, "park_lead")),
      this.status(),
      this.state === "sent" ? null : this.field(),
    );
  }

  status() {
    if (this.state === "waiting") return h("div", { key: "waiting" }, pulse(), h("p", { class: "ws-soft" }, say(this.words, "park_wait")));
    if (this.state === "sent") return h("p", { class: "ws-status", "data-state": "saved", key: "sent" }, this.told);
    return this.told ? this.phone.warning(this.told, null) : null;
  }

  field() {
    const write = (event) => {
      this.text = event.target.value;
      this.phone.repaint();
    };
    return h(
      "div",
      { class: "ws-park-field", key: "field" },
      h("label", null, h("span", null, say(this.words, "park_field")), h("textarea", { rows: 4, dir: "auto", value: this.text, oninput: write, disabled: this.state === "waiting" })),
      button(say(this.words, "park_send"), () => this.send(), "ws-primary", { key: "send", disabled: this.state === "waiting" || !this.text.trim() }),
    );
  }
}
