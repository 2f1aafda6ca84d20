// A button that takes one step, and repeats it while it is held.

import { h } from "../base.js";

const HOLD_MS = 380;
const REPEAT_MS = 110;

// The timers outlive the repaints in between.
const holding = { timer: 0, repeated: false };

function release() {
  clearTimeout(holding.timer);
  clearInterval(holding.timer);
}

function press(step) {
  release();
  holding.repeated = false;
  holding.timer = setTimeout(() => {
    holding.repeated = true;
    holding.timer = setInterval(step, REPEAT_MS);
  }, HOLD_MS);
}

export function stepper(character, label, atEnd, step, more) {
  return h(
    "button",
    {
      type: "button",
      class: "ws-step",
      "aria-label": label,
      "aria-disabled": atEnd ? "true" : null,
      onpointerdown: () => press(step),
      onpointerup: release,
      onpointerleave: release,
      onpointercancel: release,
      oncontextmenu: (event) => event.preventDefault(),
      onclick: (event) => (event.detail && holding.repeated ? (holding.repeated = false) : step()),
      ...more,
    },
    character,
  );
}
