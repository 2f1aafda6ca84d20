// Each item into one bucket: a row of chips per item, native radios underneath.

import { h } from "../base.js";

export const kind = {
  complete: (card, value) => kind.left(card, value) === 0,
  firstMissing: (card, value) => card.items.find((item) => !value?.[item.id])?.id,
  left: (card, value) => (card.items || []).filter((item) => !value?.[item.id]).length,
  leftWord: "unsorted",
  body(card, value, ask) {
    return h(
      "div",
      { class: "ws-sorts", "data-buckets": (card.options || []).length },
      (card.items || []).map((item) => sortRow(card, item, value, ask)),
    );
  },
};

function sortRow(card, item, value, ask) {
  const done = value?.[item.id] ? "yes" : null;
  return h(
    "fieldset",
    { class: "ws-sort", key: item.id, "data-item": item.id, "data-done": done },
    h("legend", null, item.text),
    h(
      "div",
      { class: "ws-buckets" },
      (card.options || []).map((bucket) => bucketChip(item, bucket, value, ask)),
    ),
  );
}

/** One bucket for an item: a chip with a native radio underneath. */
export function bucketChip(item, bucket, value, ask) {
  return h(
    "label",
    { class: "ws-bucket", "data-tone": BUCKET_TONES[bucket.id] || null, key: bucket.id },
    h("input", {
      type: "radio",
      name: ask.name(item.id),
      value: bucket.id,
      checked: value?.[item.id] === bucket.id,
      onchange: () => ask.change((old) => ({ ...old, [item.id]: bucket.id })),
    }),
    h("span", null, bucket.text),
  );
}

const BUCKET_TONES = { sales: "sales", marketing: "marketing", both: "both", neither: "neither" };
