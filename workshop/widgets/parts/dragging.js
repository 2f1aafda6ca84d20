// Rows of a list that follow a finger or a mouse: the others make room, and near an edge the page scrolls.

const EDGE = 84;
const FASTEST = 14;
const GLIDE = { duration: 200, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" };

// The drag outlives the repaints in between; `rows` names the list it belongs to.
const drag = { rows: null };

export function isDragged(rows) {
  return drag.rows === rows && drag.handle.isConnected;
}

export function isHeld(rows, at) {
  return isDragged(rows) && drag.from === at;
}

/** The place where a row stands for as long as it is dragged over the others, or makes room for one. */
export function placeOf(rows, at) {
  if (!isDragged(rows)) return at;
  const { from, to } = drag;
  if (at === from) return to;
  if (from < at && at <= to) return at - 1;
  return to <= at && at < from ? at + 1 : at;
}

/** How far a row stands from its own place, as a style. */
export function displaced(rows, at) {
  if (!isDragged(rows)) return {};
  const { boxes, from } = drag;
  const step = boxes[from].height + drag.gap;
  const by = at === from ? offset() : (placeOf(rows, at) - at) * step;
  return { transform: `translateY(${by}px)` };
}

export function grab(event, rows, at, repaint) {
  if (event.button !== 0 || !event.isPrimary) return;
  const handle = event.currentTarget;
  const list = handle.closest("ol");
  const boxes = [...list.children].map((row) => ({ top: row.offsetTop, height: row.offsetHeight }));
  const gap = boxes.length > 1 ? boxes[1].top - boxes[0].top - boxes[0].height : 0;
  const start = event.clientY - list.getBoundingClientRect().top;
  Object.assign(drag, { rows, handle, list, boxes, gap, start, repaint, from: at, to: at, y: event.clientY });
  handle.setPointerCapture(event.pointerId);
  repaint();
  scrollAlong(handle);
}

/** How far the dragged row is from where it began, inside its list. */
function offset() {
  const { boxes, from, list, start, y } = drag;
  const last = boxes[boxes.length - 1];
  const by = y - list.getBoundingClientRect().top - start;
  return Math.max(-boxes[from].top, Math.min(last.top + last.height - boxes[from].top - boxes[from].height, by));
}

function holds(event) {
  return drag.rows !== null && drag.handle === event.currentTarget;
}

export function followPointer(event) {
  if (!holds(event)) return;
  drag.y = event.clientY;
  settle();
}

// Only the row under the finger moves each time; the page is painted anew when it passes another one.
function settle() {
  const { boxes, from, to, list } = drag;
  const top = boxes[from].top + offset();
  drag.to = placeUnder(top, top + boxes[from].height);
  list.children[from].style.transform = displaced(drag.rows, from).transform;
  if (drag.to !== to) drag.repaint();
}

/** The place whose row the leading edge has half passed. */
function placeUnder(top, bottom) {
  const { boxes, from } = drag;
  const middle = ({ top, height }) => top + height / 2;
  const above = boxes.findIndex((box, at) => at < from && top < middle(box));
  const below = boxes.reduce((last, box, at) => (at > from && bottom > middle(box) ? at : last), -1);
  return above >= 0 ? above : Math.max(from, below);
}

/** End the drag, and let `move(list, from, to)` carry it out. */
export function drop(event, move) {
  if (!holds(event)) return;
  const { list, from, to } = drag;
  if (to === from) return letGo(event);
  drag.rows = null;
  move(list, from, to);
}

export function letGo(event) {
  if (!holds(event)) return;
  const { list, repaint } = drag;
  drag.rows = null;
  glide(list, repaint);
}

function scrollAlong(handle) {
  if (drag.rows === null || drag.handle !== handle || !handle.isConnected) return;
  const speed = pull();
  if (speed) {
    scrollerOf(drag.list).scrollBy({ top: speed, behavior: "instant" });
    settle();
  }
  requestAnimationFrame(() => scrollAlong(handle));
}

/** How many pixels to scroll in a frame: none in the middle, and nothing beyond the list. */
function pull() {
  const { list, y } = drag;
  const box = list.getBoundingClientRect();
  const bar = list.closest(".ws").querySelector(".ws-bar");
  const bottom = Math.min(innerHeight, bar ? bar.getBoundingClientRect().top : innerHeight);
  if (y < EDGE && box.top < 0) return -FASTEST * Math.min(1, (EDGE - y) / EDGE);
  if (y > bottom - EDGE && box.bottom > bottom) return FASTEST * Math.min(1, (y - bottom + EDGE) / EDGE);
  return 0;
}

function scrollerOf(node) {
  for (let one = node.parentElement; one && one !== document.body; one = one.parentElement) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
    if (scrolls && one.scrollHeight > one.clientHeight) return one;
  }
  return document.scrollingElement;
}

/** Change a list and let its rows glide from where they were; what has the focus stays in sight. */
export function glide(list, change) {
  const before = tops(list);
  change();
  if (!list.isConnected) return;
  if (list.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [row, top] of tops(list)) {
    const by = (before.get(row) ?? top) - top;
    if (by) row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], GLIDE);
  }
}

function tops(list) {
  const origin = list.getBoundingClientRect().top;
  return new Map([...list.children].map((row) => [row, row.getBoundingClientRect().top - origin]));
}
