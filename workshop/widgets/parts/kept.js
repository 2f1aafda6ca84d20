// In a notebook a widget has cells around it: its words stand once more below it, for whoever reads them without a
// kernel, and perhaps its heading above it.

const KEPT = "details.ws-kept[open]";

// From its cell to the heading above there may be one that only sets something.
const NEAR = 2;

/** Whether a heading of the notebook says what the widget's own would say, in whatever language. */
function isTitled(root) {
  const own = root.querySelector(".ws-stage > :is(h1, h2)")?.textContent;
  let cell = root.closest(".jp-Cell");
  for (let at = 0; own && cell && at < NEAR; at += 1) {
    cell = cell.previousElementSibling;
    const heading = cell?.querySelector(".jp-MarkdownOutput :is(h1, h2)");
    if (heading) return heading.textContent.includes(own);
  }
  return false;
}

/** Fold what stands below a widget while that lives; whoever opens it finds it open until it is told anew. */
export function foldKept(root) {
  const seen = new WeakSet();
  let area;
  const fold = () => {
    for (const one of area.querySelectorAll(KEPT)) {
      if (!seen.has(one)) one.open = false;
      seen.add(one);
    }
  };
  const watcher = new MutationObserver(fold);
  // A notebook puts a widget into its cell some time after it was made.
  const placed = new ResizeObserver(() => {
    area = root.closest(".jp-OutputArea");
    if (!area) return;
    placed.disconnect();
    root.toggleAttribute("data-titled", isTitled(root));
    watcher.observe(area, { childList: true, subtree: true });
    fold();
  });
  placed.observe(root);
  return () => {
    placed.disconnect();
    watcher.disconnect();
  };
}
