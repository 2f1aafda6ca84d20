// A rehearsal on the console: who is invented, how fast they are, and what becomes of it afterwards.

import { button, h, say, sign } from "../base.js";

/** What is chosen stays chosen while the page is drawn anew. */
export class Rehearsing {
  constructor() {
    this.chosen = {};
  }
}

/** The way in; `form`: what is to be played, where no session is open yet. */
export function rehearsalPanel(panel, send, rehearsing, form) {
  if (!panel) return null;
  const { words } = panel;
  const value = (name, options) => rehearsing.chosen[name] ?? options[0].id;
  const begin = () => {
    const who = { room: value("room", panel.rooms), pace: value("pace", panel.paces) };
    send({ op: "rehearse", ...who, ...(form ? { form } : {}) });
  };
  return h(
    "section",
    { class: "ws-panel ws-rehearse", key: "rehearse" },
    h("h2", null, say(words, "title")),
    h("p", { class: "ws-soft" }, say(words, "lead")),
    panel.error ? h("p", { class: "ws-error", role: "alert", key: "error" }, sign("!"), panel.error) : null,
    h("div", { class: "ws-pair", key: "pair" }, choice("room", panel.rooms, words, rehearsing), choice("pace", panel.paces, words, rehearsing)),
    button(say(words, "begin"), (event) => (event.detail > 1 ? undefined : begin()), "", { key: "begin" }),
  );
}

function choice(name, options, words, rehearsing) {
  const choose = (event) => {
    rehearsing.chosen[name] = event.target.value;
  };
  const rows = options.map((one) => h("option", { value: one.id, key: one.id }, one.text));
  const value = rehearsing.chosen[name] ?? options[0]?.id;
  return h("label", { class: "ws-field", key: name }, h("span", null, say(words, name)), h("select", { value, onchange: choose }, rows));
}

/** What is to be known inside of practice. */
export function practicePanel(panel, send) {
  if (!panel) return null;
  const { words } = panel;
  const ways = h(
    "div",
    { class: "ws-others", key: "ways" },
    panel.kept ? null : button(say(words, "keep"), () => send({ op: "keep_practice" }), "ws-quiet", { key: "keep" }),
    panel.kept ? null : button(say(words, "leave"), () => send({ op: "sessions" }), "ws-quiet", { key: "leave" }),
  );
  return h("section", { class: "ws-panel ws-practising", key: "practising" }, h("h2", null, say(words, "title")), h("p", { role: "status" }, panel.text), panel.kept ? null : ways);
}
