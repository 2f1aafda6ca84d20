// The console's coming questions, to be worded otherwise for this session.

import { button, h, say } from "../base.js";
import { entry, named, select, wrong } from "./fields.js";

/** Which question is being reworded, and what is typed: it stays until the host has it. */
export class Rewording {
  constructor(send, repaint) {
    Object.assign(this, { send, repaint, at: "", said: null });
  }

  pick(id) {
    this.at = id;
    this.said = null;
    this.repaint();
  }

  type(language, text, before) {
    this.said = { ...(this.said ?? before), [language]: text };
    this.repaint();
  }

  save(id, words) {
    const [exercise, question] = id.split("/");
    this.send({ op: "reword", exercise, question, words });
    if (!Object.values(words).some(Boolean)) this.said = null;
  }
}

export function rewordingPanel(page, rewording) {
  const panel = page.reword;
  if (!panel) return null;
  const one = panel.questions.find(({ id }) => id === rewording.at) ?? panel.questions[0];
  if (same(rewording.said, one.said)) rewording.said = null;
  const said = (rewording.at === one.id && rewording.said) || one.said;
  const submit = (event) => {
    event.preventDefault();
    rewording.save(one.id, said);
  };
  return h(
    "details",
    { class: "ws-panel ws-posing ws-rewording", key: "reword" },
    h("summary", null, h("h2", null, panel.title)),
    h(
      "form",
      { onsubmit: submit, novalidate: true },
      h("p", { class: "ws-soft" }, panel.lead),
      named(say(panel.words, "pick"), select(panel.questions, one.id, (id) => rewording.pick(id)), "pick"),
      panel.languages.map(({ id, text }) => field(id, text, one, said, panel, rewording)),
      wrong(panel.wrong),
      h("div", { class: "ws-others", key: "ways" }, h("button", { type: "submit", class: "ws-button", key: "save" }, say(panel.words, "save")), one.changed ? button(say(panel.words, "back"), () => rewording.save(one.id, {}), "ws-quiet", { key: "back" }) : null),
    ),
  );
}

function field(language, label, one, said, panel, rewording) {
  const type = (text) => {
    rewording.at = one.id;
    rewording.type(language, text, one.said);
  };
  return entry({ long: true, key: `${one.id} ${language}`, label, text: said[language] ?? "", limit: panel.limit, words: panel.words, type });
}

function same(typed, kept) {
  return typed && Object.entries(kept).every(([language, text]) => typed[language]?.trim() === text);
}
