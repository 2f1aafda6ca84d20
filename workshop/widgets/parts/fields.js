// What forms and panels have in common: a field with its name, a choice, a file, and why something was refused.

import { h, say, sign } from "../base.js";

// Letters in a line of a phone.
const LETTERS = 28;

/** Why something was refused, or is wrong; nothing without a sentence. */
export function wrong(sentence, more) {
  return sentence ? h("p", { class: "ws-error", role: "alert", key: "wrong", ...more }, sign("!"), sentence) : null;
}

/** What is shown while somebody types is not called out. */
export const QUIET = { role: null };

/** A field under its name. */
export function named(name, field, key) {
  return h("label", { class: "ws-field", key }, h("span", null, name), field);
}

/** A choice from options with `id` and `text`; `pick` gets the id. */
export function select(options, value, pick, more) {
  const rows = options.map((one) => h("option", { value: one.id, key: one.id }, one.text));
  return h("select", { ...more, value, onchange: (event) => pick(event.target.value) }, rows);
}

/**
 * One text of a form; `long`: it may take several lines. How much room is left is said once it is nearly used up;
 * what is too long stays, and is told when it is sent.
 */
export function entry({ key, label, text, limit, words, type, long }) {
  const left = limit - [...text.trim()].length;
  const kind = long ? { rows: Math.max(2, Math.ceil(text.length / LETTERS)) } : { type: "text", autocomplete: "off" };
  return h(
    "label",
    { class: "ws-field", key },
    h("span", null, label),
    h(long ? "textarea" : "input", { ...kind, value: text, "aria-invalid": left < 0 ? "true" : null, oninput: (event) => type(event.target.value) }),
    left < limit / 4 ? h("span", { class: "ws-soft", key: "left" }, say(words, "left", { n: left })) : null,
  );
}

/** A whole number from 0 to `most`, whatever was typed. */
export function whole(text, most = 9999) {
  return Math.min(most, Math.max(0, Math.trunc(Number(text)) || 0));
}

/** A button that picks files; `take` hears of each its first `bytes`, its name, and which it is, from 0. */
export function filePicker(text, { accept, bytes, take, ...more }) {
  const pick = async ({ target }) => {
    const files = [...target.files];
    target.value = "";
    for (const [nth, file] of files.entries()) take(await file.slice(0, bytes).arrayBuffer(), file.name, nth);
  };
  return h("label", { class: "ws-button ws-own-pick", key: "pick" }, h("span", null, text), h("input", { type: "file", accept, onchange: pick, ...more }));
}
