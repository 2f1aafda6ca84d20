// Keys of the console: each presses a button that stands on the page, so nothing is done that a press would not do.

import { button, h } from "../base.js";

const KEPT = "workshop.console.keys";
const FIELDS = "input, select, textarea, [contenteditable]";

export class Shortcuts {
  constructor(root, repaint) {
    Object.assign(this, { root, repaint, open: false, on: remembered() });
    this.press = (event) => this.take(event);
    document.addEventListener("keydown", this.press);
  }

  take(event) {
    if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest?.(FIELDS)) return;
    if (event.key === "Escape" && this.open) return this.show(false);
    if (!this.on) return;
    if (event.key === "?") return this.show(!this.open);
    const key = event.key.length === 1 ? event.key.toLowerCase() : "";
    const wanted = key && this.root.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]:not([aria-disabled="true"])`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  }

  show(open) {
    this.open = open;
    this.repaint();
    this.root.querySelector(open ? ".ws-keys h2" : "[data-keys]")?.focus();
  }

  turn(on) {
    this.on = on;
    try {
      localStorage.setItem(KEPT, on ? "on" : "off");
    } catch {
      // A window that keeps nothing asks again the next time.
    }
    this.repaint();
  }

  /** The button that shows which keys there are: who has no keyboard finds the list all the same. */
  door({ running }) {
    if (!running) return null;
    return button(running.keys.title, () => this.show(!this.open), "ws-quiet", { key: "keys", "data-keys": "", "aria-expanded": this.open ? "true" : "false" });
  }

  panel({ running }) {
    if (!this.open || !running) return null;
    const { keys } = running;
    const rows = keys.list.map((one) => h("li", { key: one.id }, h("kbd", null, one.id), h("span", null, one.text)));
    return h(
      "section",
      { class: "ws-panel ws-keys", key: "keys" },
      h("h2", { tabindex: -1 }, keys.title),
      h("ul", null, rows),
      h("label", { class: "ws-toggle" }, h("input", { type: "checkbox", role: "switch", checked: this.on, onchange: (event) => this.turn(event.target.checked) }), h("span", null, keys.on)),
      button(keys.close, () => this.show(false), "", { key: "close" }),
    );
  }

  stop() {
    document.removeEventListener("keydown", this.press);
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}
