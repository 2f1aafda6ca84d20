// Whose browsers lead: a link for a colleague's, and how one of them is shut out.

import { button, h } from "../base.js";
import { confirmBox } from "./door.js";
import { qrCode } from "./people.js";

export class Leading {
  constructor(root, send, repaint) {
    Object.assign(this, { root, send, repaint, asked: null, made: null, failed: false });
  }

  panel({ leading, words, session }) {
    if (!leading) return null;
    const asked = leading.rows.find((one) => one.id === this.asked);
    return h(
      "details",
      { class: "ws-panel ws-leading", key: "leading" },
      h("summary", null, leading.title),
      asked ? this.confirmation(asked, leading, words) : null,
      h("ul", null, leading.rows.map((one) => this.row(one))),
      button(leading.hand, () => this.make("/hand-over", "POST", leading.hint), "", { key: "hand" }),
      button(leading.cues, () => this.make(`/cues-link/${session.code}`, "GET", leading.cues_hint), "", { key: "cues" }),
      this.made ? this.link() : null,
      this.failed ? h("p", { class: "ws-soft", role: "status", key: "lost" }, leading.lost) : null,
    );
  }

  row(one) {
    const ask = () => {
      this.asked = one.id;
      this.repaint();
      this.root.querySelector(".ws-leading .ws-confirm")?.focus();
    };
    return h("li", { key: one.id }, h("p", null, one.text, h("small", null, one.when)), one.end ? button(one.end, ask, "ws-quiet", { key: "end", "aria-label": `${one.end}: ${one.text}, ${one.when}` }) : null);
  }

  confirmation(one, leading, words) {
    const done = (yes) => {
      this.asked = null;
      if (yes) this.send({ op: "revoke", browser: one.id });
      this.repaint();
      this.root.querySelector(".ws-leading summary")?.focus();
    };
    return confirmBox(one.confirm, { yes: leading.yes, no: words?.cancel || "✕", onYes: () => done(true), onNo: () => done(false), key: "confirm" });
  }

  link() {
    const { hint, qr, link } = this.made;
    return h("div", { class: "ws-handed", key: "link" }, h("p", { class: "ws-soft" }, hint), qrCode(qr, link), h("p", { class: "ws-link", tabindex: 0 }, link));
  }

  async make(path, method, hint) {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith("_xsrf="));
    const headers = { "X-XSRFToken": cookie?.slice("_xsrf=".length) ?? "" };
    const answer = await fetch(path, { method, headers, cache: "no-store" }).catch(() => null);
    this.made = answer?.ok ? { hint, ...(await answer.json()) } : null;
    this.failed = !this.made;
    this.repaint();
    this.root.querySelector(".ws-leading .ws-link")?.focus();
  }
}
