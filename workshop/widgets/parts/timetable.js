// The console's timetable of half days: its rules, how it stands, and what would do where there is none.

import { button, h, say } from "../base.js";
import { wrong } from "./fields.js";

/** What is being set stays in its field until the timetable is asked for. */
export class Setting {
  constructor() {
    this.drafts = {};
  }

  value({ name, value }) {
    return this.drafts[name] ?? String(value);
  }
}

export function timetablePanel(page, send, setting) {
  const panel = page.timetable;
  if (!panel) return null;
  const { words } = panel;
  const said = panel.told.map((text) => h("p", { key: text }, text));
  return h(
    "section",
    { class: "ws-panel ws-matrix ws-timetable", key: "timetable" },
    h("h2", null, say(words, "title")),
    h("p", { class: "ws-soft" }, say(words, "help")),
    panel.tickets ? h("p", { key: "tickets" }, panel.tickets, " ", panel.hosts) : null,
    wrong(panel.wrong),
    panel.fields.length ? rules(panel, send, setting) : null,
    h("div", { role: "status", key: "told", "data-state": panel.state }, said, ways(panel, send, setting)),
    panel.href ? h("a", { class: "ws-button ws-quiet", href: panel.href, target: "_blank", key: "open" }, say(words, "open")) : null,
  );
}

function rules({ fields, words, state }, send, setting) {
  const asked = () => Object.fromEntries(fields.map((field) => [field.name, whole(setting.value(field))]));
  const make = () => send({ op: "plan", ...asked(), partly: false });
  return h(
    "fieldset",
    { key: "rules" },
    fields.map((field) => entry(field, setting)),
    button(say(words, "make"), make, "", { key: "make", disabled: state === "pending" }),
  );
}

// What is no whole number is sent as it is: the host says what it should be.
function whole(text) {
  return /^\d+$/.test(text.trim()) ? Number(text) : text;
}

function entry(field, setting) {
  const type = (event) => {
    setting.drafts[field.name] = event.target.value;
  };
  const more = { class: "ws-weight", inputmode: "numeric", maxlength: 3, autocomplete: "off" };
  return h("label", { key: field.name }, h("span", null, field.text), h("input", { type: "text", value: setting.value(field), oninput: type, ...more }));
}

function ways(panel, send, setting) {
  if (!panel.ways.length) return null;
  const follow = (one) => {
    setting.drafts = {};
    send({ op: "plan", ...one.rules });
  };
  const row = (one) => h("li", { key: one.text }, h("span", null, one.text), one.rules ? button(say(panel.words, "do"), () => follow(one), "ws-quiet", { "aria-label": `${say(panel.words, "do")}: ${one.text}` }) : null);
  return h("ul", { class: "ws-ways" }, panel.ways.map(row));
}
