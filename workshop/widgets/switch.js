// A few options of which one is on.

function render({ model, el }) {
  const { root, stage, number } = mount(el, "ws-plain");
  const send = sender(model);
  const option = (one, value) =>
    h(
      "label",
      { class: "ws-option", key: one.id },
      h("input", {
        type: "radio",
        name: `ws-switch-${number}`,
        value: one.id,
        checked: one.id === value,
        onchange: () => send({ op: "pick", value: one.id }),
      }),
      h("span", { lang: one.lang || null }, one.text),
    );
  const stop = follow(model, () => {
    const { label, value, options } = model.get("page") || {};
    const legend = label ? h("legend", null, label) : null;
    paint(stage, h("fieldset", { class: "ws-switch" }, legend, h("div", null, (options || []).map((one) => option(one, value)))));
  });
  return () => {
    stop();
    root.remove();
  };
}

export default { render };
