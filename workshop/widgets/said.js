// One sentence that changes with what is set: seen, and read aloud.

import { entitle, follow, h, mount, paint } from "./base.js";

function render({ model, el }) {
  const { root, stage, announce } = mount(el, "ws-plain");
  let before;
  const stop = follow(model, () => {
    const page = model.get("page") || {};
    entitle(root, page.language);
    paint(stage, page.text ? h("p", { class: "ws-said" }, page.text) : null);
    // The first one is simply there.
    if (before !== undefined && page.text && page.text !== before) announce(page.text);
    before = page.text || "";
  });
  return () => {
    stop();
    root.remove();
  };
}

export default { render };
