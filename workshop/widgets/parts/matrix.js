// The console's table of who answers for which number: filled in with the room, field by field.

import { button, h, say, sign } from "../base.js";
import { wrong } from "./fields.js";

/** What is being typed stays in its field until the host has it, whatever comes meanwhile. */
export class Filling {
  constructor() {
    this.drafts = new Map();
  }

  /** What a field shows: what is being typed, else what is kept. */
  text(id, kept) {
    const draft = this.drafts.get(id);
    if (draft === undefined) return kept;
    if (draft.trim() === kept) this.drafts.delete(id);
    return draft;
  }

  type(id, text) {
    this.drafts.set(id, text);
  }

  drop(id) {
    this.drafts.delete(id);
  }
}

export function matrixPanel(page, send, filling) {
  const panel = page.matrix;
  if (!panel) return null;
  const { words } = panel;
  return h(
    "section",
    { class: "ws-panel ws-matrix", key: "matrix" },
    h("h2", null, say(words, "title")),
    h("p", { class: "ws-soft" }, say(words, "help")),
    wrong(panel.wrong),
    h("div", { class: "ws-matrix-lines" }, panel.rows.map((row) => line(row, panel, send, filling))),
    naming(panel, send, filling),
    panel.example ? button(say(words, "example"), () => send({ op: "fill", question: panel.question, example: true }), "ws-quiet", { key: "example" }) : null,
  );
}

// What has no name on the screen has one for whoever hears the page: "Leads: weight of Sales".
function line(row, { question, words }, send, filling) {
  const note = `ws-odd-${row.id}`;
  const sum = h("p", { class: "ws-matrix-sum", key: "sum", id: note }, row.sum || null, row.odd ? h("small", { key: "odd" }, sign("!"), ` ${row.odd}`) : null);
  const weights = row.fields.map((field) => weight(row, field, question, send, filling, note));
  return h("fieldset", { key: row.id, "data-odd": row.odd ? "yes" : null }, h("legend", null, row.text), weights, sum, judge(row, question, words, send, filling));
}

function weight(row, field, question, send, filling, note) {
  const give = (text) => {
    const said = text.trim();
    const given = said === "" ? null : /^\d+$/.test(said) ? Number(said) : said;
    if (field.weight !== said) send({ op: "fill", question, item: row.id, function: field.function, weight: given });
  };
  const more = { class: "ws-weight", inputmode: "numeric", size: 3, maxlength: 3, "aria-label": field.label, "aria-describedby": note };
  return h("label", { key: field.function }, h("span", null, field.name), entry(`${row.id} ${field.function}`, field.weight, give, filling, more));
}

function judge(row, question, words, send, filling) {
  const give = (text) => text.trim() !== row.judge && send({ op: "fill", question, item: row.id, judge: text });
  const more = { maxlength: 80, "aria-label": row.judge_label };
  return h("label", { key: "judge", class: "ws-judge" }, h("span", null, say(words, "judge")), entry(`${row.id} judge`, row.judge, give, filling, more));
}

function naming({ more, question, words }, send, filling) {
  if (!more.length) return null;
  const field = (one) => {
    const give = (text) => text.trim() !== one.name && send({ op: "fill", question, function: one.id, name: text });
    return entry(one.id, one.name, give, filling, { key: one.id, maxlength: 40, "aria-label": one.label, placeholder: say(words, "more_hint") });
  };
  return h("fieldset", { class: "ws-matrix-more", key: "more" }, h("legend", null, say(words, "more")), more.map(field));
}

// What was refused stays to be mended; it is sent when the field is left, or with Enter.
function entry(id, kept, give, filling, more) {
  const done = (event) => {
    filling.type(id, event.target.value);
    give(event.target.value);
  };
  const press = (event) => {
    if (event.key === "Escape") {
      filling.drop(id);
      event.target.value = kept;
    }
    if (event.key === "Enter" && !event.isComposing) done(event);
  };
  return h("input", { type: "text", autocomplete: "off", value: filling.text(id, kept), oninput: (event) => filling.type(id, event.target.value), onchange: done, onkeydown: press, ...more });
}
