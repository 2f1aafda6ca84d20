// A fixed number of points shared between the items; only the exact sum can be sent. Where a few items
// only may have points, these are chosen first and then weighed.

import { button, h, say, sign } from "../base.js";
import { chosenOf, choosing, filled, most, NOTHING_YET, objectionOf } from "../parts/naming.js";
import { stepper } from "../parts/stepper.js";

const STEP = 5;

export const kind = {
  complete: (card, value) => pointsLeft(card, value) === 0 && !unweighed(card, value),
  firstMissing: (card, value) => (unweighed(card, value) || rows(card, value)[0] || card.items?.[0])?.id,
  left: () => 0,
  // What was chosen and has no points is no answer; where nothing has to be chosen, it is nothing.
  clean: (value) => Object.fromEntries(Object.entries(value).map(([id, given]) => [id, Number(given) || 0])),
  objection: (card, value, ask) => (most(card) ? objectionOf(card, value, unweighed(card, value), ask) : ""),
  body(card, value, ask) {
    const shown = rows(card, value);
    return h(
      "div",
      { class: "ws-splits" },
      most(card) ? choosing(card, value, ask) : null,
      shown.length ? pool(card, value, ask) : null,
      shown.map((item) => splitRow(card, item, value, ask)),
    );
  },
};

/** The items that have a row to weigh them in: those that were chosen, where some must be. */
function rows(card, value) {
  return most(card) ? chosenOf(card, value) : card.items || [];
}

function unweighed(card, value) {
  return most(card) ? rows(card, value).find((item) => points(value, item.id) === 0) : undefined;
}

function points(value, id) {
  return Math.max(0, Number(value?.[id]) || 0);
}

function total(card) {
  return card.total || 100;
}

function pointsLeft(card, value) {
  return (card.items || []).reduce((left, item) => left - points(value, item.id), total(card));
}

function pool(card, value, ask) {
  const left = pointsLeft(card, value);
  const share = Math.min(1, Math.max(0, (total(card) - left) / total(card)));
  const state = left === 0 ? "full" : left < 0 ? "over" : "open";
  return h(
    "div",
    { class: "ws-pool", "data-state": state, key: "pool" },
    h("p", null, left === 0 ? sign("✓ ") : null, pointsText(card, left, ask.words)),
    h("div", { class: "ws-meter", "aria-hidden": "true" }, h("i", { style: { "--share": `${share * 100}%` } })),
    left > 0 && ask.words?.spread
      ? button(ask.words.spread, () => ask.change((old) => spread(card, old)), "ws-quiet", { key: "spread" })
      : null,
  );
}

// The number stands out from the words around it, wherever the language puts it.
function pointsText(card, left, words) {
  if (left === 0) return say(words, "points_spent", { n: total(card) });
  const text = left < 0 ? words?.points_over : words?.points_left;
  const [before, after] = String(text || "{n}").split("{n}");
  return [before, after === undefined ? null : h("b", null, Math.abs(left)), after ?? ""];
}

// The rest goes to the rows nobody touched, or to all rows when every row has something.
function spread(card, value) {
  const next = filled(card, value);
  const shown = rows(card, value);
  const empty = shown.filter((item) => points(value, item.id) === 0);
  const given = empty.length ? empty : shown;
  let left = pointsLeft(card, value);
  for (let turn = 0; left > 0; turn += 1) {
    const portion = Math.min(STEP, left);
    const { id } = given[turn % given.length];
    next[id] = points(next, id) + portion;
    left -= portion;
  }
  return next;
}

function splitRow(card, item, value, ask) {
  const amount = points(value, item.id);
  const full = total(card);
  const put = (change) =>
    ask.change((old) => {
      const wanted = Math.max(0, Math.min(full, change(points(old, item.id))));
      return { ...filled(card, old), [item.id]: wanted || NOTHING_YET };
    });
  const text = h("span", { id: ask.name(item.id) }, item.text);
  return h(
    "div",
    { class: "ws-split", key: item.id, "data-item": item.id, "data-done": amount > 0 ? "yes" : null },
    h("p", { class: "ws-split-label" }, text, h("output", null, amount)),
    h(
      "div",
      { class: "ws-stepper" },
      stepper("−", say(ask.words, "less", { item: item.text }) || `${item.text} −${STEP}`, amount <= 0, () => put((old) => Math.ceil(old / STEP) * STEP - STEP)),
      slider(ask.name(item.id), amount, full, put),
      stepper("+", say(ask.words, "more", { item: item.text }) || `${item.text} +${STEP}`, amount >= full, () => put((old) => Math.floor(old / STEP) * STEP + STEP)),
    ),
  );
}

function slider(label, amount, full, put) {
  return h("input", {
    type: "range",
    min: 0,
    max: full,
    step: STEP,
    "aria-labelledby": label,
    value: String(amount),
    style: { "--share": `${(100 * amount) / full}%` },
    oninput: (event) => {
      const wanted = Number(event.target.value);
      put(() => wanted);
    },
  });
}
