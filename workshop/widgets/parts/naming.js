// Choosing the few items that points are shared between: native checkboxes, never more than the card allows.

import { h, say } from "../base.js";

/** What an item has that was chosen and not weighed yet; one that was not chosen has 0. */
export const NOTHING_YET = null;

/** How many items may have points; 0 where all of them may. */
export function most(card) {
  return card.most || 0;
}

/** The items that were chosen, with points or without. */
export function chosenOf(card, value) {
  return (card.items || []).filter((item) => isChosen(value, item));
}

function isChosen(value, item) {
  return value?.[item.id] !== undefined && value[item.id] !== 0;
}

/** A value that says something of every item. */
export function filled(card, value) {
  return Object.fromEntries((card.items || []).map((item) => [item.id, isChosen(value, item) ? value[item.id] : 0]));
}

/** Why the card cannot be sent yet: too many or none chosen, or one of them has no points. */
export function objectionOf(card, value, unweighed, ask) {
  const n = chosenOf(card, value).length;
  if (n > most(card)) return say(ask.words, "name_over", { n, most: most(card) });
  if (!n) return say(ask.words, "name_none");
  return unweighed ? say(ask.words, "name_unweighed", { item: unweighed.text }) : "";
}

export function choosing(card, value, ask) {
  const n = chosenOf(card, value).length;
  const full = n >= most(card);
  const told = ask.name("named");
  const boxes = h(
    "fieldset",
    { class: "ws-naming", key: "naming", "aria-describedby": told },
    h("legend", null, say(ask.words, "name_some", { most: most(card), total: card.total })),
    (card.items || []).map((item) => nameBox(card, item, value, full, ask)),
    h("p", { class: "ws-named", id: told, "data-full": full ? "yes" : null }, say(ask.words, full ? "named_full" : "named", { n, most: most(card) })),
  );
  // Whoever answers knows it before.
  return [h("p", { class: "ws-whole", key: "whole" }, say(ask.words, "shown_whole")), boxes];
}

function nameBox(card, item, value, full, ask) {
  const chosen = isChosen(value, item);
  return h(
    "label",
    { class: "ws-choice", key: item.id, "data-item": chosen ? null : item.id },
    h("input", {
      type: "checkbox",
      name: ask.name(`named-${item.id}`),
      value: item.id,
      checked: chosen,
      "aria-disabled": full && !chosen ? "true" : null,
      onchange: () => toggle(card, item, ask),
    }),
    h("span", null, item.text),
  );
}

// One too many is not taken, and the ear is told why; the eye reads it below the boxes.
function toggle(card, item, ask) {
  let over = false;
  ask.change((old) => {
    const chosen = chosenOf(card, old);
    over = !isChosen(old, item) && chosen.length >= most(card);
    if (over) return old;
    return { ...filled(card, old), [item.id]: isChosen(old, item) ? 0 : NOTHING_YET };
  });
  const n = most(card);
  if (over) ask.announce(say(ask.words, "named_full", { n, most: n }));
}
