// A phone that several people share, one after the other: whose turn it is, handing it on, and who is next.

import { button, h, sign } from "../base.js";

const PREFIX = "workshop.";
const SOON_MS = 400;
const AGAIN_MS = 3000;

/** What is kept on this device of others goes, but for answers that have not arrived: nobody finds it later. */
function forgetOthers(seat) {
  const others = (name) => name.startsWith(PREFIX) && !name.startsWith(`${PREFIX}${seat}.`) && !name.endsWith(".outbox");
  for (const name of [...(globalThis.workshopMemory?.keys() ?? [])].filter(others)) globalThis.workshopMemory.delete(name);
  try {
    for (const name of Object.keys(localStorage).filter(others)) localStorage.removeItem(name);
  } catch {
    return; // Without storage nothing is kept.
  }
}

async function ask(fields) {
  const token = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const answer = await fetch("/device", { method: "POST", headers: { "X-XSRFToken": token }, body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(String(answer.status));
}

export class Device {
  constructor(phone) {
    Object.assign(this, { phone, state: "", clean: false });
  }

  get part() {
    return this.phone.page.device;
  }

  /** Look at a page of a device that is shared: nothing of those before is left on it. */
  take() {
    if (!this.part || this.clean) return;
    forgetOthers(this.phone.page.seat);
    this.clean = true;
  }

  /** The quiet way to the page of the device, folded away with what is kept. */
  door() {
    const { words, page } = this.phone;
    const text = this.part?.more ?? words.device_door;
    if (!text || !page.code || page.phase === "ended" || page.phase === "moved") return null;
    return h("p", { key: "device" }, h("a", { class: "ws-device-door", href: "/device", "data-device": "" }, text));
  }

  // ---- handing on ----

  /** Whether everything that her page asks has arrived, and nothing is left open. */
  get finished() {
    const { deck, page } = this.phone;
    if (!this.part?.turn || page.paused || page.phase !== "asking" || deck.current || !deck.cards.length) return false;
    return deck.cards.every((card) => deck.state(card) === "saved");
  }

  /** Whoever has answered everything has handed the device on. */
  settle() {
    if (this.finished && !this.state) queueMicrotask(() => this.state || this.hand());
  }

  /** Whether something is typed that was not sent. */
  get typed() {
    const { deck, page } = this.phone;
    return page.phase === "asking" && deck.cards.some((card) => deck.draft(card) !== null);
  }

  hand(anyway = false) {
    const { outbox } = this.phone;
    if (this.typed && !anyway) return this.say("draft");
    if (!outbox.entries().length) return this.go({ do: "hand" });
    this.say("saving");
    this.later(() => this.hand(true), SOON_MS);
  }

  /** Nothing of hers stays: not in this page, which a browser may keep, and not in its storage. */
  async go(fields) {
    this.state = "going";
    this.phone.repaint();
    try {
      await ask(fields);
    } catch {
      this.say("late");
      this.later(() => this.go(fields), AGAIN_MS);
      return;
    }
    if (this.part?.turn) this.phone.drawer.clear();
    document.body.replaceChildren();
    location.reload();
  }

  later(act, pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, pause);
  }

  say(state) {
    if (this.state === state) return;
    this.state = state;
    this.phone.view.announce(this.part[state]);
    this.phone.repaint();
  }

  rest() {
    clearTimeout(this.timer);
  }

  // ---- what is shown ----

  /** Whose turn it is, and the button that ends it; below it what stands in its way. */
  bar() {
    const { part } = this;
    if (!part?.turn || this.phone.page.phase === "moved") return null;
    return h(
      "div",
      { class: "ws-device-bar", key: "device-bar" },
      h("p", { key: "whose" }, part.whose),
      button(part.hand, () => this.hand(), "ws-quiet", { key: "hand", "data-hand": "" }),
      this.said(),
    );
  }

  said() {
    if (this.state === "draft" && !this.typed) this.state = "";
    const text = this.part[this.state];
    if (!text) return null;
    const anyway = this.state === "draft" ? button(this.part.anyway, () => this.hand(true), "ws-quiet", { key: "anyway", "data-anyway": "" }) : null;
    return h("div", { class: "ws-device-said", key: "said" }, this.state === "saving" ? h("p", null, text) : this.phone.warning(text, anyway));
  }

  /** In the place of what she answered, while the device is about to go on. */
  going() {
    if (!this.finished && this.state !== "going") return null;
    return h("section", { class: "ws-scene ws-done", key: "going" }, h("p", { class: "ws-lead" }, this.part[this.state] || this.part.saving));
  }

  /** Those at the device: one press, and it is hers. */
  people() {
    const { part } = this;
    const { page, level } = this.phone;
    if (!part || page.phase === "moved" || (part.turn && page.phase !== "revealed")) return null;
    const heading = page.phase === "handed" ? null : h(`h${level + 1}`, { key: "heading" }, part.title);
    const list = h("ul", { key: "list" }, part.people.map((one) => this.person(one)));
    return h("section", { class: "ws-device", key: "people" }, heading, list, part.turn ? null : [this.late(), this.door()]);
  }

  late() {
    return this.state === "late" ? this.phone.warning(this.part.late, null) : null;
  }

  person(one) {
    const take = () => this.go({ do: "take", at: one.at });
    const first = one.next ? "ws-primary" : "";
    return h(
      "li",
      { key: one.at },
      one.take ? button(one.take, take, first, { key: "take", "data-take": one.at }) : h("p", { key: "name" }, one.name),
      one.state ? h("p", { class: "ws-soft", key: "state" }, one.done ? sign("✓ ") : null, one.state) : null,
      one.group ? h("p", { class: "ws-device-group", key: "group", "data-colour": one.group.id }, one.group.text) : null,
    );
  }
}
