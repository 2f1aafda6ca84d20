// A rehearsal on the console: who is invented, how fast they are, and what becomes of it afterwards.

import { button, h, say } from "../base.js";
import { named, select, wrong } from "./fields.js";

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
    wrong(panel.error),
    h("div", { class: "ws-pair", key: "pair" }, choice("room", panel.rooms, words, rehearsing), choice("pace", panel.paces, words, rehearsing)),
    button(say(words, "begin"), (event) => (event.detail > 1 ? undefined : begin()), "", { key: "begin" }),
  );
}

function choice(name, options, words, rehearsing) {
  const choose = (id) => {
    rehearsing.chosen[name] = id;
  };
  return named(say(words, name), select(options, rehearsing.chosen[name] ?? options[0].id, choose), name);
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
