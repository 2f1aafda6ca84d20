// The workbench on its own.

import { follow, mount, paint, sender } from "./base.js";
import { Workbench } from "./parts/bench.js";
import { watchKernel } from "./parts/kernel.js";

function render({ model, el }) {
  const view = mount(el, "ws-plain");
  const bench = new Workbench(view, sender(model));
  const hear = (message) => bench.hear(message);
  model.on("msg:custom", hear);
  const show = () => {
    const page = model.get("page") || {};
    view.root.lang = page.language || "";
    bench.take(page.sliders ? page : null);
    paint(view.stage, bench.panel("section", { class: "ws-panel ws-bench" }));
  };
  const stop = follow(model, show);
  const leave = watchKernel(model, view, show);
  return () => {
    stop();
    leave();
    model.off("msg:custom", hear);
    bench.stop();
    view.root.remove();
  };
}

export default { render };
