// What is kept of the phone's owner, and what she keeps: fetched when she asks, shown, saved, printed, and let go.

import { button, h, pulse, say } from "../base.js";
import { fileOf } from "./keepsake.js";
import { keptParts, keptTitle } from "./kept.js";
import { wordNote } from "./returning.js";

const LATE_MS = 10_000;

/** One phone's page of what is hers: closed, on its way, late, or there. */
export class Keeping {
  constructor(phone) {
    this.phone = phone;
    this.state = "closed";
    this.kept = null;
    this.urls = [];
  }

  get words() {
    return this.phone.words;
  }

  get isOpen() {
    return this.state !== "closed";
  }

  // ---- opening, hearing, closing ----

  open() {
    this.state = "waiting";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.late(), LATE_MS);
    this.phone.send({ op: "mine" });
    this.phone.moved();
  }

  late() {
    if (this.state !== "waiting") return;
    this.state = "late";
    this.phone.view.announce(say(this.words, "keep_late"));
    this.phone.repaint();
  }

  /** Take what came; it may come although nobody waits for it any more, as in another tab. */
  take(kept) {
    if (this.state !== "waiting" && this.state !== "late") return;
    clearTimeout(this.timer);
    if (!kept) {
      this.state = "waiting";
      this.late();
      return;
    }
    this.state = "there";
    this.kept = kept;
    this.file = fileOf(kept);
    this.phone.view.announce(say(this.words, "keep_here"));
    this.phone.moved();
  }

  /** Let it go: nothing of it stays on the page. */
  close() {
    clearTimeout(this.timer);
    this.state = "closed";
    this.kept = this.file = null;
    for (const url of this.urls.splice(0)) URL.revokeObjectURL(url);
  }

  back() {
    this.close();
    this.phone.repaint();
    this.phone.view.root.querySelector("[data-keep]")?.focus();
  }

  // ---- the ways in ----

  /** A quiet way in below whatever the phone shows; while a card is in front, it stands in the fold of the seat. */
  door() {
    if (!this.words.keep_door || !this.phone.page.code || this.phone.nobodys) return null;
    return button(this.words.keep_door, () => this.open(), "ws-quiet ws-keep-door", { key: "keep", "data-keep": "" });
  }

  /** At the end it is what there is to do. */
  parting() {
    if (this.phone.page.phase !== "ended" || !this.words.keep_take || this.phone.nobodys) return null;
    return h(
      "section",
      { class: "ws-panel ws-parting", key: "parting" },
      h("p", null, say(this.words, "keep_lead")),
      button(this.words.keep_take, () => this.open(), "ws-primary", { "data-keep": "" }),
    );
  }

  // ---- the page ----

  scene() {
    const { state, kept } = this;
    return h("section", { class: "ws-scene ws-keeping", key: `keeping ${state}` }, this.top(), kept ? this.there() : this.waiting());
  }

  top() {
    const heading = this.kept?.title || say(this.words, "keep_door");
    return h("div", { class: "ws-keep-top" }, button(["‹ ", say(this.words, "back")], () => this.back(), "ws-quiet", { key: "back" }), this.phone.heading(heading));
  }

  waiting() {
    if (this.state === "waiting") return h("div", { key: "waiting" }, pulse(), h("p", { class: "ws-soft" }, say(this.words, "keep_wait")));
    return this.phone.warning(say(this.words, "keep_late"), button(say(this.words, "retry"), () => this.open(), "ws-quiet"));
  }

  there() {
    const { kept, phone } = this;
    return h("div", { class: "ws-kept", key: "kept" }, keptTitle(kept, phone.level + 1), wordNote(this.words), this.ways(), keptParts(kept, phone.level + 1, false));
  }

  /** What can be done with it: each browser has some of these ways, and none of them leaves the phone. */
  ways() {
    const { words, file } = this;
    const share = shared(file);
    return h(
      "div",
      { class: "ws-keep-ways", key: "ways" },
      h("a", { class: "ws-button ws-primary", href: this.url(), download: file.name, key: "save" }, say(words, "keep_save")),
      share ? button(say(words, "keep_share"), share, "", { key: "share" }) : null,
      h("a", { class: "ws-button", href: this.url(), target: "_blank", key: "open" }, say(words, "keep_open")),
      typeof globalThis.print === "function" ? button(say(words, "keep_print"), () => this.print(), "", { key: "print" }) : null,
      h("p", { class: "ws-soft", key: "hint" }, say(words, "keep_hint")),
    );
  }

  url() {
    if (!this.urls.length) this.urls.push(URL.createObjectURL(this.file));
    return this.urls[0];
  }

  /** On paper everything is unfolded. Some browsers go on before the sheet is made, so that they say when it is. */
  print() {
    const folds = [...this.phone.view.root.querySelectorAll(".ws-kept details:not([open])")];
    const unfold = (open) => folds.forEach((one) => (one.open = open));
    unfold(true);
    addEventListener("afterprint", () => unfold(false), { once: true });
    globalThis.print();
  }
}

// The system's own sheet, where a browser has it: only pages that came over https get it.
function shared(file) {
  const { navigator } = globalThis;
  if (!navigator.canShare?.({ files: [file] })) return null;
  return () => navigator.share({ files: [file], title: file.name }).catch(() => {});
}
