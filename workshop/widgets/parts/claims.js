// What is claimed of a model: each claim with its share of invented worlds, and where it fails.

import { h } from "../base.js";

export function claimsList(page) {
  return h(
    "div",
    { class: "ws-claims", key: "claims" },
    h("p", { class: "ws-soft" }, page.caution),
    h("ol", null, (page.cards || []).map(claimCard)),
  );
}

function claimCard(card) {
  const share = Math.max(0, Math.min(1, Number(card.share) || 0));
  return h(
    "li",
    { key: card.id },
    h("p", { class: "ws-claim" }, card.claim),
    h("div", { class: "ws-worlds", "aria-hidden": "true" }, h("i", { style: { "--share": `${share * 100}%` } })),
    h("p", null, card.found),
    h("p", null, h("strong", null, card.fails_label, " "), card.fails),
  );
}
