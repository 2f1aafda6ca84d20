// One of several options, as large rows with native radios.

import { h } from "../base.js";

export const kind = {
  complete: (card, value) => (card.options || []).some((option) => option.id === value),
  firstMissing: () => null,
  left: (card, value) => (kind.complete(card, value) ? 0 : 1),
  body(card, value, ask) {
    return h(
      "fieldset",
      { class: "ws-choices", "aria-labelledby": ask.heading },
      (card.options || []).map((option) =>
        h(
          "label",
          { class: "ws-choice", key: option.id },
          h("input", {
            type: "radio",
            name: ask.name("choice"),
            value: option.id,
            checked: option.id === value,
            onchange: () => ask.change(() => option.id),
          }),
          h("span", null, option.text),
        ),
      ),
    );
  },
};
