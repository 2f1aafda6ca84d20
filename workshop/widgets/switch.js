// A few options of which one is on.

import { button, follow, h, mount, paint, sender } from "./base.js";
import { watchKernel } from "./parts/kernel.js";
import { keepLanguage, preferredLanguage } from "./parts/speaking.js";
import { Drawer } from "./parts/store.js";

function kept(keep) {
  return keep ? new Drawer(keep).get("switch") : null;
}

function render({ model, el }) {
  const view = mount(el, "ws-plain");
  const { root, stage, number } = view;
  const send = sender(model);
  let begun = false;
  // A lesson begins in the language of its machine; the person before the page may have another, and she may have
  // chosen before the kernel or the page began anew.
  const begin = ({ value, options, spoken, keep }) => {
    const wanted = spoken ? preferredLanguage() : kept(keep);
    begun = true;
    if (wanted !== value && options.some((one) => one.id === wanted)) send({ op: "pick", value: wanted });
  };
  const pick = (value) => {
    const { spoken, keep } = model.get("page");
    if (spoken) keepLanguage(value);
    else if (keep) new Drawer(keep).put("switch", value);
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
  // What happened stands below the options, with the way back.
  const told = ({ note, undo }) => {
    if (!note) return null;
    const back = undo ? button(undo.text, () => pick(undo.id), "ws-quiet", { key: "undo" }) : null;
    return h("div", { class: "ws-moved", key: "note" }, h("p", { class: "ws-soft" }, note), back);
  };
  let said = "";
  const show = () => {
    const page = model.get("page") || {};
    const { label, value, options, note = "" } = page;
    root.lang = page.language || "";
    if (!begun && options) begin(page);
    const legend = label ? h("legend", null, label) : null;
    const choices = h("div", null, (options || []).map((one) => option(one, value)));
    // One option alone is no choice.
    const some = options?.length > 1 ? h("fieldset", { class: "ws-switch" }, legend, choices) : null;
    paint(stage, some, told(page));
    if (note !== said) view.announce(note);
    said = note;
  };
  const stop = follow(model, show);
  const leave = watchKernel(model, view, show);
  return () => {
    stop();
    leave();
    root.remove();
  };
}

export default { render };
