// What the facilitator should know of her laptop: battery, network, firewall.

import { h } from "../base.js";

/** Always there, so that a screen reader hears what comes; empty it takes no room. */
export function noticeList(notices) {
  return h(
    "div",
    { class: "ws-notices", key: "notices", role: "status" },
    (notices || []).map((one) => h("p", { class: "ws-panel", key: one.id, "data-notice": one.id }, one.text)),
  );
}
