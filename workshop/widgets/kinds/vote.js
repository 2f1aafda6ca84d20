// Yes or no to each promise: a row of chips, native radios underneath; what is signed is read with all its terms.

import { h } from "../base.js";
import { terms } from "../parts/promised.js";
import { bucketChip } from "./sort.js";

export const kind = {
  complete: (card, value) => kind.left(card, value) === 0,
  firstMissing: (card, value) => card.items.find((item) => !value?.[item.id])?.id,
  left: (card, value) => (card.items || []).filter((item) => !value?.[item.id]).length,
  body(card, value, ask) {
    return h(
      "div",
      { class: "ws-sorts ws-votes", "data-buckets": (card.options || []).length },
      (card.items || []).map((item) => row(card, item, value, ask)),
    );
  },
};

function row(card, item, value, ask) {
  const read = item.terms?.length ? `${ask.name(item.id)}-terms` : null;
  return h(
    "fieldset",
    { class: "ws-sort ws-vote", key: item.id, "data-item": item.id, "data-done": value?.[item.id] ? "yes" : null, "aria-describedby": read },
    h("legend", { dir: "auto" }, item.text),
    terms(item.terms, { id: read }),
    h("div", { class: "ws-buckets" }, (card.options || []).map((option) => bucketChip(item, option, value, ask))),
  );
}
