// Every item gets a thumb up or a thumb down.

import { h } from "../base.js";

export const kind = {
  complete: (card, value) => kind.left(card, value) === 0,
  firstMissing: (card, value) => card.items.find((item) => !value?.[item.id])?.id,
  left: (card, value) => card.items.filter((item) => !value?.[item.id]).length,
  body(card, value, ask) {
    const thumb = (item, option) =>
      h(
        "label",
        { key: option.id },
        h("input", {
          type: "radio",
          name: ask.name(item.id),
          checked: value?.[item.id] === option.id,
          onchange: () => ask.change((old) => ({ ...old, [item.id]: option.id })),
        }),
        option.text,
      );
    return h(
      "div",
      null,
      card.items.map((item) =>
        h(
          "fieldset",
          { key: item.id, "data-item": item.id },
          h("legend", null, item.text),
          card.options.map((option) => thumb(item, option)),
        ),
      ),
    );
  },
};
