// A row of a table in one's own words: a short text for each of its columns.

import { h, say } from "../base.js";

const filled = (value, item) => String(value?.[item.id] ?? "").trim();

export const kind = {
  // A row may have gaps: what is not known yet is left empty.
  complete: (card, value) => (card.items || []).some((item) => filled(value, item)),
  firstMissing: (card) => card.items?.[0]?.id,
  left: (card, value) => (kind.complete(card, value) ? 0 : 1),
  clean: (value) => Object.fromEntries(Object.entries(value || {}).filter(([, text]) => String(text).trim())),
  body(card, value, ask) {
    return h("div", { class: "ws-sheet" }, (card.items || []).map((item) => column(item, card.limit || 280, value, ask)));
  },
};

function column(item, limit, value, ask) {
  const id = ask.name(item.id);
  const text = String(value?.[item.id] ?? "");
  const left = limit - [...text].length;
  return h(
    "div",
    { class: "ws-column", key: item.id, "data-item": item.id },
    h("label", { for: id }, item.text),
    h("textarea", { id, rows: 2, dir: "auto", autocomplete: "off", value: text, "aria-describedby": `${id}-left`, oninput: (event) => write(event.target, item, limit, ask) }),
    h("p", { class: "ws-counter", id: `${id}-left`, hidden: left > NEAR ? true : null, "data-near": "yes" }, say(ask.words, "characters", { n: limit - left, m: limit })),
  );
}

const NEAR = 20;

// maxlength counts UTF-16 units; the limit is one of characters, so an emoji counts once.
function write(area, item, limit, ask) {
  const characters = [...area.value];
  if (characters.length > limit) area.value = characters.slice(0, limit).join("");
  const text = area.value;
  ask.change((old) => ({ ...old, [item.id]: text }));
}
