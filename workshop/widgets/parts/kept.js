// Below a widget of a notebook its words stand once more, for whoever reads them without a kernel.

const KEPT = "details.ws-kept[open]";

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
    watcher.observe(area, { childList: true, subtree: true });
    fold();
  });
  placed.observe(root);
  return () => {
    placed.disconnect();
    watcher.disconnect();
  };
}
