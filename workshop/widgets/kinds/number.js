// A whole number for each item, written by hand; "1 200", "1.200", "1,200" and "kr 1 200,-" are the same
// number. The samples are read in the same way: `whole_number` in questions/kinds/number.py.

import { h, say, sign } from "../base.js";

const GROUPED = /^-?\d{1,3}([ .,'’])\d{3}(?:\1\d{3})*$/;
const PLAIN = /^-?\d{1,9}$/;
const CURRENCY = "(?:kr\\.?|kroner|nok|sek|dkk|eur|euro|usd|gbp|chf|€|\\$|£)";
const BEFORE = new RegExp(`^${CURRENCY} ?(?=[-−–\\d])`, "i");
const AFTER = new RegExp(`([-−–\\d]) ?${CURRENCY}$`, "i");
const ROUND = /(\d)[,.:][-−–—]{1,2}$/;

export const kind = {
  complete: (card, value) => kind.left(card, value) === 0,
  firstMissing: (card, value) => card.items.find((item) => !fits(item, value?.[item.id]))?.id,
  left: (card, value) => (card.items || []).filter((item) => !fits(item, value?.[item.id])).length,
  leftWord: "unsorted",
  clean: (value) => Object.fromEntries(Object.entries(value).map(([id, one]) => [id, wholeNumber(one)])),
  // What is wrong with something that was written; an empty field is only missing.
  objection(card, value, ask) {
    const item = (card.items || []).find((one) => isWrong(one, value?.[one.id]));
    return item ? say(ask.words, "number_wrong", bounds(item, ask)) : "";
  },
  body(card, value, ask) {
    const items = card.items || [];
    const after = (index) => () => (items[index + 1] ? focusOn(ask, items[index + 1]) : ask.send());
    return h(
      "div",
      { class: "ws-amounts" },
      items.map((item, index) => amountRow(item, value?.[item.id], ask, after(index), index === items.length - 1)),
    );
  },
};

/** The whole number a person wrote, or null. */
export function wholeNumber(written) {
  const text = withoutCurrency(String(written ?? "").trim().replace(/\s+/g, " ")).replace(/^[−–]\s?/, "-");
  const digits = GROUPED.test(text) ? text.replace(/[ .,'’]/g, "") : text;
  return PLAIN.test(digits) ? Number(digits) : null;
}

// "kr 500", "500 kr", "500,-" and "€500" are 500; of two currencies neither can be meant.
function withoutCurrency(text) {
  const bare = text.replace(BEFORE, "");
  return (bare === text ? text.replace(AFTER, "$1") : bare).replace(ROUND, "$1");
}

function fits(item, written) {
  const number = wholeNumber(written);
  return number !== null && number >= (item.low ?? -Infinity) && number <= (item.high ?? Infinity);
}

function isWrong(item, written) {
  return String(written ?? "").trim() !== "" && !fits(item, written);
}

export function grouped(number, ask) {
  return new Intl.NumberFormat(ask.language || undefined).format(number);
}

export function bounds(item, ask) {
  return { low: grouped(item.low, ask), high: grouped(item.high, ask) };
}

function focusOn(ask, item) {
  document.getElementById(ask.name(item.id))?.focus();
}

// A wrong number is pointed out when its field was left, not while somebody is still writing it.
function amountRow(item, written, ask, after, last) {
  const id = ask.name(item.id);
  const wrong = isWrong(item, written) && (ask.hint || document.activeElement?.id !== id);
  return h(
    "div",
    { class: "ws-amount", key: item.id, "data-item": item.id, "data-done": fits(item, written) ? "yes" : null },
    h("label", { for: id }, item.text),
    h("div", { class: "ws-amount-line" }, amountInput(item, written, ask, wrong, after, last), h("span", { id: `${id}-unit` }, item.unit ?? "")),
    amountHint(item, ask, wrong),
  );
}

function amountInput(item, written, ask, wrong, after, last) {
  const id = ask.name(item.id);
  return h("input", {
    type: "text",
    id,
    inputmode: "numeric",
    enterkeyhint: last ? "send" : "next",
    autocomplete: "off",
    size: 8,
    value: typeof written === "number" ? grouped(written, ask) : (written ?? ""),
    "aria-describedby": `${id}-unit ${id}-range`,
    "aria-invalid": wrong ? "true" : null,
    oninput: (event) => writeNumber(event.target, item, ask),
    onblur: (event) => leaveNumber(event.target, item, ask),
    onkeydown: (event) => event.key === "Enter" && !event.isComposing && (event.preventDefault(), after()),
  });
}

function writeNumber(input, item, ask) {
  const text = input.value;
  ask.change((old) => ({ ...old, [item.id]: text }));
}

// Taking the field away fires this too, in the middle of a repaint: so it waits for its end.
function leaveNumber(input, item, ask) {
  queueMicrotask(() => {
    if (!input.isConnected) return;
    ask.repaint();
    if (isWrong(item, input.value)) ask.announce(say(ask.words, "number_wrong", bounds(item, ask)));
  });
}

// The objection takes the place of the range it repeats, so nothing jumps under a thumb.
function amountHint(item, ask, wrong) {
  const text = say(ask.words, wrong ? "number_wrong" : "number_range", bounds(item, ask));
  const state = wrong ? "wrong" : null;
  return h("p", { class: "ws-amount-hint", id: `${ask.name(item.id)}-range`, "data-state": state }, wrong ? sign("!") : null, text);
}
