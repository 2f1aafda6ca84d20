// In a notebook a widget has cells around it: its words stand once more below it, for whoever reads them without a
// kernel, and perhaps its heading above it.

const BELOW = "details.ws-below[open]";
const WAIT_MS = 100;
const TRIES = 100;

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
export function foldBelow(root) {
  const seen = new WeakSet();
  let area;
  const fold = () => {
    for (const one of area.querySelectorAll(BELOW)) {
      if (!seen.has(one)) one.open = false;
      seen.add(one);
    }
  };
  const watcher = new MutationObserver(fold);
  // A notebook puts a widget into its cell some time after it was made, and tells it nothing; that it has a size would
  // be told of those alone that are to be seen.
  let tries = 0;
  let timer;
  const find = () => {
    area = root.closest(".jp-OutputArea");
    if (!area) {
      if ((tries += 1) < TRIES) timer = setTimeout(find, WAIT_MS);
      return;
    }
    root.toggleAttribute("data-titled", isTitled(root));
    watcher.observe(area, { childList: true, subtree: true });
    fold();
  };
  find();
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
  };
}
