// One of several options, as large rows with native radios.

const choiceKind = {
  complete: (card, value) => (card.options || []).some((option) => option.id === value),
  firstMissing: () => null,
  left: (card, value) => (choiceKind.complete(card, value) ? 0 : 1),
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
