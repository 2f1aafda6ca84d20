// A range for each item: three whole numbers from the left to the right, none smaller than the one before.

import { h, say, sign } from "../base.js";
import { bounds, grouped, wholeNumber } from "./number.js";

const ENDS = ["low", "middle", "high"];

export const kind = {
  complete: (card, value) => kind.left(card, value) === 0,
  firstMissing: (card, value) => (card.items || []).find((item) => !fits(item, value?.[item.id]))?.id,
  left: (card, value) => (card.items || []).filter((item) => !fits(item, value?.[item.id])).length,
  leftWord: "unsorted",
  clean: (value) => Object.fromEntries(Object.entries(value).map(([id, three]) => [id, numbers(three)])),
  objection(card, value, ask) {
    const item = (card.items || []).find((one) => trouble(one, value?.[one.id]));
    return item ? told(item, trouble(item, value?.[item.id]), ask) : "";
  },
  body(card, value, ask) {
    const items = card.items || [];
    const fields = items.flatMap((item) => ENDS.map((end) => ask.name(`${item.id}-${end}`)));
    const after = (id) => {
      const next = document.getElementById(fields[fields.indexOf(id) + 1]);
      if (next) next.focus();
      else ask.send();
    };
    return h(
      "div",
      { class: "ws-ranges" },
      h("p", { class: "ws-range-how" }, ask.words?.range_how),
      items.map((item) => rangeRow(item, value?.[item.id], ask, after, fields.at(-1))),
    );
  },
};

function numbers(three) {
  return ENDS.map((_, at) => wholeNumber(three?.[at]));
}

function written(three, at) {
  return String(three?.[at] ?? "").trim();
}

function inRange(item, number) {
  return number !== null && number >= (item.low ?? -Infinity) && number <= (item.high ?? Infinity);
}

function fits(item, three) {
  return numbers(three).every((one) => inRange(item, one)) && !trouble(item, three);
}

// Which of the three is wrong, and why; what is still empty is only missing.
function trouble(item, three) {
  const found = numbers(three);
  const wrong = ENDS.findIndex((_, at) => written(three, at) !== "" && !inRange(item, found[at]));
  if (wrong >= 0) return { at: wrong, why: "number_wrong" };
  for (let at = 0; at < ENDS.length; at += 1) {
    const before = found.slice(0, at).filter((one) => one !== null);
    if (found[at] !== null && before.some((one) => one > found[at])) return { at, why: "range_order" };
  }
  return null;
}

function told(item, wrong, ask) {
  return say(ask.words, wrong.why, bounds(item, ask));
}

// What is wrong is pointed out when its field was left, not while somebody is still writing it.
function rangeRow(item, three, ask, after, last) {
  const id = ask.name(item.id);
  const found = trouble(item, three);
  const wrong = found && (ask.hint || document.activeElement?.id !== ask.name(`${item.id}-${ENDS[found.at]}`)) ? found : null;
  return h(
    "div",
    { class: "ws-range", role: "group", key: item.id, "data-item": item.id, "data-done": fits(item, three) ? "yes" : null, "aria-labelledby": `${id}-item ${id}-unit` },
    h("p", { class: "ws-range-item" }, h("span", { id: `${id}-item` }, item.text), h("span", { class: "ws-range-unit", id: `${id}-unit` }, item.unit ?? "")),
    h("div", { class: "ws-range-line" }, ENDS.map((_, at) => field(item, three, at, ask, wrong?.at === at, after, last))),
    hint(item, ask, wrong),
  );
}

function field(item, three, at, ask, wrong, after, last) {
  const id = ask.name(`${item.id}-${ENDS[at]}`);
  const value = three?.[at];
  return h(
    "div",
    { key: ENDS[at] },
    h("label", { for: id }, ask.words?.[`range_${ENDS[at]}`]),
    h("input", {
      type: "text",
      id,
      inputmode: "numeric",
      enterkeyhint: id === last ? "send" : "next",
      autocomplete: "off",
      size: 5,
      value: typeof value === "number" ? grouped(value, ask) : (value ?? ""),
      "aria-describedby": `${ask.name(item.id)}-hint`,
      "aria-invalid": wrong ? "true" : null,
      oninput: (event) => write(event.target.value, item, at, ask),
      onblur: (event) => leave(event.target, item, ask),
      onkeydown: (event) => event.key === "Enter" && !event.isComposing && (event.preventDefault(), after(id)),
    }),
  );
}

function write(text, item, at, ask) {
  ask.change((old) => {
    const three = ENDS.map((_, nth) => old?.[item.id]?.[nth] ?? "");
    three[at] = text;
    return { ...old, [item.id]: three };
  });
}

// Taking the field away fires this too, in the middle of a repaint: so it waits for its end.
function leave(input, item, ask) {
  queueMicrotask(() => {
    if (!input.isConnected) return;
    ask.repaint();
    const row = input.closest(".ws-range");
    const wrong = trouble(item, [...row.querySelectorAll("input")].map((one) => one.value));
    if (wrong) ask.announce(told(item, wrong, ask));
  });
}

// The objection takes the place of the scale it repeats, so nothing jumps under a thumb.
function hint(item, ask, wrong) {
  const text = wrong ? told(item, wrong, ask) : say(ask.words, "number_range", bounds(item, ask));
  return h("p", { class: "ws-amount-hint", id: `${ask.name(item.id)}-hint`, "data-state": wrong ? "wrong" : null }, wrong ? sign("!") : null, text);
}
