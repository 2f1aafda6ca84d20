// One figure on its own, as the study notebooks show it.

import { follow, mount, paint } from "./base.js";
import { figure } from "./parts/charts.js";

function render({ model, el }) {
  const { root, stage } = mount(el, "ws-plain");
  const stop = follow(model, () => {
    const page = model.get("page") || {};
    root.lang = page.language || "";
    paint(stage, page.title || page.spec ? figure(page, model, false) : null);
  });
  return () => {
    stop();
    root.remove();
  };
}

export default { render };
