// Light results on their own.

import { follow, mount, paint } from "./base.js";
import { bars } from "./parts/strips.js";

function render({ model, el }) {
  const { root, stage } = mount(el, "ws-plain");
  const stop = follow(model, () => {
    const page = model.get("page") || {};
    root.lang = page.language || "";
    paint(stage, page.rows ? bars(page, "bars") : null);
  });
  return () => {
    stop();
    root.remove();
  };
}

export default { render };
