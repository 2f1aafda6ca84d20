// Each item on one scale of numbered targets; an option with the id "dk" stands apart.

import { h } from "../base.js";

const DONT_KNOW = "dk";

export const kind = {
  complete: (card, value) => (card.items || []).every((item) => value?.[item.id] !== undefined),
  firstMissing: (card, value) => card.items.find((item) => value?.[item.id] === undefined)?.id,
  left: (card, value) => (card.items || []).filter((item) => value?.[item.id] === undefined).length,
  body(card, value, ask) {
    const items = card.items || [];
    if (items.length === 1) return oneRating(card, items[0], value, ask);
    return h(
      "div",
      { class: "ws-ratings", "data-steps": (card.options || []).length },
      ends(card),
      items.map((item) => ratingRow(card, item, value, ask)),
    );
  },
};

function ends(card) {
  const count = (card.options || []).filter((option) => option.id !== DONT_KNOW).length;
  const steps = `span ${count || 5}`;
  return h(
    "div",
    { class: "ws-ends", "aria-hidden": "true" },
    h(
      "div",
      { class: "ws-scale" },
      h("p", { style: { "grid-column": steps } }, h("span", null, card.low ?? ""), h("span", null, card.high ?? "")),
    ),
  );
}

function ratingRow(card, item, value, ask) {
  const chosen = (card.options || []).find((one) => one.id === String(value?.[item.id]));
  return h(
    "fieldset",
    { class: "ws-rating", key: item.id, "data-item": item.id, "data-done": chosen ? "yes" : null },
    h("legend", null, item.text),
    h(
      "div",
      { class: "ws-scale" },
      (card.options || []).map((option) => target(item, option, value, ask)),
    ),
  );
}

function target(item, option, value, ask) {
  const apart = option.id === DONT_KNOW;
  return h(
    "label",
    { class: apart ? "ws-target ws-apart" : "ws-target", key: option.id, title: option.text },
    ratingRadio(item, option, value, ask),
    h("span", { "aria-hidden": "true" }, apart ? "?" : option.id),
  );
}

function ratingRadio(item, option, value, ask) {
  return h("input", {
    type: "radio",
    name: ask.name(item.id),
    value: option.id,
    checked: String(value?.[item.id]) === option.id,
    "aria-label": option.text,
    onchange: () => ask.change((old) => ({ ...old, [item.id]: option.id })),
  });
}

// A single statement has room for every option in words.
function oneRating(card, item, value, ask) {
  return h(
    "fieldset",
    { class: "ws-choices", key: item.id, "data-item": item.id },
    h("legend", { class: "ws-statement" }, item.text),
    (card.options || []).map((option) =>
      h(
        "label",
        { class: "ws-choice", key: option.id },
        ratingRadio(item, option, value, ask),
        h("b", { "aria-hidden": "true" }, option.id === DONT_KNOW ? "?" : option.id),
        h("span", null, option.text),
      ),
    ),
  );
}
