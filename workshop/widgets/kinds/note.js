// A card to read: what only this department knows. Nothing to answer.

import { h } from "../base.js";

export const kind = {
  reading: true,
  complete: () => true,
  firstMissing: () => null,
  left: () => 0,
  body(card) {
    return h(
      "ul",
      { class: "ws-facts" },
      (card.lines || []).map((line) => h("li", null, line)),
    );
  },
};
