// Alone in a notebook: a kernel that was started anew knows nothing of what is shown here, and says nothing.

import { h, sign } from "../base.js";
import { foldBelow } from "./below.js";

const PATIENCE_MS = 2500;

/** Say above the widget what is wrong with it: that its kernel has gone, as `page.gone` puts it, or `page.wrong`. */
export function watchKernel(model, view, show) {
  if (!model.get("page")?.gone) return () => {};
  let timer;
  const told = h("div", { class: "ws-gone", hidden: true });
  const tell = () => {
    const page = model.get("page") || {};
    const text = view.gone ? page.gone : page.wrong;
    told.hidden = !text;
    told.replaceChildren(h("p", null, sign("!"), h("span", null, text ?? "")));
    if (text && view.root.contains(document.activeElement)) view.announce(text);
  };
  const lose = () => {
    view.gone = true;
    show();
    tell();
  };
  // Who does something finds out, however the kernel was lost: one that lives knows of the widget.
  const ask = () => {
    clearTimeout(timer);
    if (view.gone) tell();
    else timer = setTimeout(() => isKnown(model).then((known) => known || lose()), PATIENCE_MS);
  };
  view.root.prepend(told);
  view.root.addEventListener("click", ask);
  view.root.addEventListener("change", ask);
  model.on("change:page", tell);
  model.on("comm_live_update", lose);
  tell();
  const unfold = foldBelow(view.root);
  return () => {
    clearTimeout(timer);
    unfold();
    model.off("change:page", tell);
    model.off("comm_live_update", lose);
  };
}

async function isKnown(model) {
  // Of the widget's own model a script sees little, but its layout lives and dies with it.
  const layout = model.get("layout");
  const manager = model.widget_manager;
  if (!layout?.model_id || !manager?._get_comm_info) return true;
  if (layout.comm_live === false) return false;
  try {
    return layout.model_id in (await manager._get_comm_info());
  } catch {
    return false;
  }
}
