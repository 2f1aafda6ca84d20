// A rehearsal on the console: who is invented, how fast they are, and what becomes of it afterwards.

import { button, h, say } from "../base.js";
import { named, select, wrong } from "./fields.js";

/** What is chosen stays chosen while the page is drawn anew. */
export class Rehearsing {
  constructor(repaint) {
    Object.assign(this, { repaint, chosen: {}, feedback: false, seed: "" });
  }
}

/** The way in; `form`: what is to be played, where no session is open yet. */
export function rehearsalPanel(panel, send, rehearsing, form) {
  if (!panel) return null;
  const { words } = panel;
  const value = (name, options) => rehearsing.chosen[name] ?? options[0].id;
  const begin = () => {
    const who = { room: value("room", panel.rooms), pace: value("pace", panel.paces), ...told(panel.feedback, rehearsing, value, value("room", panel.rooms)) };
    send({ op: "rehearse", ...who, ...(form ? { form } : {}) });
  };
  return h(
    "section",
    { class: "ws-panel ws-rehearse", key: "rehearse" },
    h("h2", null, say(words, "title")),
    h("p", { class: "ws-soft" }, say(words, "lead")),
    wrong(panel.error),
    h("div", { class: "ws-pair", key: "pair" }, choice("room", panel.rooms, words, rehearsing), choice("pace", panel.paces, words, rehearsing)),
    feedbackFields(panel.feedback, rehearsing, value("room", panel.rooms)),
    button(say(words, "begin"), (event) => (event.detail > 1 ? undefined : begin()), "", { key: "begin" }),
  );
}

/** Where sides share a phone, what they say is no sample of anybody. */
function isOffered(feedback, room) {
  return feedback.rooms.includes(room);
}

function told(feedback, rehearsing, value, room) {
  if (!rehearsing.feedback || !isOffered(feedback, room)) return {};
  const seed = rehearsing.seed.trim();
  return { feedback: true, short: value("plays", feedback.plays) === "short", ...(seed ? { seed: /^\d{1,6}$/.test(seed) ? Number(seed) : -1 } : {}) };
}

function feedbackFields(feedback, rehearsing, room) {
  if (!isOffered(feedback, room)) return null;
  const { words } = feedback;
  const turn = (event) => {
    rehearsing.feedback = event.target.checked;
    rehearsing.repaint();
  };
  const type = (event) => {
    rehearsing.seed = event.target.value;
  };
  const tick = h("input", { type: "checkbox", checked: rehearsing.feedback, onchange: turn, "aria-describedby": "ws-feedback-help" });
  const seed = h("input", { type: "text", inputmode: "numeric", maxlength: 6, autocomplete: "off", value: rehearsing.seed, oninput: type, "aria-describedby": "ws-seed-help" });
  const more = h("div", { class: "ws-more", key: "more" }, choice("plays", feedback.plays, words, rehearsing), h("div", { key: "seed" }, named(say(words, "seed"), seed, "seed"), h("p", { class: "ws-soft", id: "ws-seed-help" }, say(words, "seed_help"))));
  return h(
    "div",
    { class: "ws-with-feedback", key: "feedback" },
    h("label", { class: "ws-choice" }, tick, h("span", null, say(words, "feedback"), h("small", { id: "ws-feedback-help" }, say(words, "help")))),
    rehearsing.feedback ? more : null,
  );
}

function choice(name, options, words, rehearsing) {
  const choose = (id) => {
    rehearsing.chosen[name] = id;
    rehearsing.repaint();
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
