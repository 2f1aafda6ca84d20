// A few words of one's own, with a counter that turns urgent near the limit.

import { h, say } from "../base.js";

const NEAR = 20;

export const kind = {
  complete: (card, value) => Boolean(String(value ?? "").trim()),
  firstMissing: () => null,
  left: (card, value) => (kind.complete(card, value) ? 0 : 1),
  clean: (value) => String(value ?? "").trim(),
  body(card, value, ask) {
    const text = String(value ?? "");
    const limit = card.limit || 280;
    const used = [...text].length;
    return h(
      "div",
      { class: "ws-writing" },
      h("textarea", {
        rows: 5,
        dir: "auto",
        "aria-labelledby": ask.heading,
        "aria-describedby": ask.name("counter"),
        value: text,
        "data-item": "text",
        oninput: (event) => write(event.target, limit, ask),
      }),
      h(
        "p",
        { class: "ws-counter", id: ask.name("counter"), "data-near": limit - used <= NEAR ? "yes" : null },
        say(ask.words, "characters", { n: used, m: limit }),
      ),
    );
  },
};

// maxlength counts UTF-16 units; the limit is one of characters, so an emoji counts once.
function write(area, limit, ask) {
  const characters = [...area.value];
  if (characters.length > limit) area.value = characters.slice(0, limit).join("");
  const text = area.value;
  ask.change(() => text);
}
