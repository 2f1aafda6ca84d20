// The time that a room was given, counted down on the page that shows it.

import { drawn, say } from "../base.js";

const arrived = new WeakMap();

/** Seconds that are left of a page's timer; below 0 where they are over. In a pause they stand still. */
function left(timer) {
  if (!arrived.has(timer)) arrived.set(timer, performance.now());
  if (timer.still) return timer.left;
  return timer.left - Math.floor((performance.now() - arrived.get(timer)) / 1000);
}

export function clockText(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Minutes and seconds, large; `words` has `left` and `over`. */
export function countdown(timer, words) {
  if (!timer) return null;
  const draw = (host) => {
    const seconds = left(timer);
    host.dataset.over = seconds <= 0 ? "yes" : "no";
    host.textContent = seconds > 0 ? clockText(seconds) : say(words, "over");
  };
  return drawn("p", { class: "ws-countdown", key: "countdown", role: "timer", "aria-label": say(words, "left") }, draw);
}

/** Draw all countdowns of a page once a second; `over` is called when one comes to its end. */
export function ticking(root, timerOf, over) {
  let ended;
  const tick = () => {
    for (const node of root.querySelectorAll(".ws-countdown")) node.wsDraw?.(node);
    const timer = timerOf();
    if (timer && timer !== ended && left(timer) <= 0) {
      // One that was over when the page came says nothing.
      if (timer.left > 0) over();
      ended = timer;
    }
  };
  const beat = setInterval(tick, 250);
  return () => clearInterval(beat);
}
