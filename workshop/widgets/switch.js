// A few options of which one is on.

import { follow, h, mount, paint, sender } from "./base.js";
import { keepLanguage, preferredLanguage } from "./parts/speaking.js";

function render({ model, el }) {
  const { root, stage, number } = mount(el, "ws-plain");
  const send = sender(model);
  let spoken = false;
  // A lesson begins in the language of its machine; the person before the page may have another.
  const speak = ({ value, options }) => {
    const wanted = preferredLanguage();
    spoken = true;
    if (wanted !== value && options.some((one) => one.id === wanted)) send({ op: "pick", value: wanted });
  };
  const pick = (value) => {
    if (model.get("page").spoken) keepLanguage(value);
    send({ op: "pick", value });
  };
  const option = (one, value) =>
    h(
      "label",
      { class: "ws-option", key: one.id },
      h("input", {
        type: "radio",
        name: `ws-switch-${number}`,
        value: one.id,
        checked: one.id === value,
        onchange: () => pick(one.id),
      }),
      h("span", { lang: one.lang || null }, one.text),
    );
  const stop = follow(model, () => {
    const page = model.get("page") || {};
    const { label, value, options } = page;
    if (page.spoken && !spoken) speak(page);
    const legend = label ? h("legend", null, label) : null;
    paint(stage, h("fieldset", { class: "ws-switch" }, legend, h("div", null, (options || []).map((one) => option(one, value)))));
  });
  return () => {
    stop();
    root.remove();
  };
}

export default { render };
