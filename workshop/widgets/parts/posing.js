// The console's question of the moment: typed in a minute, and sent as it was typed.

import { h, say } from "../base.js";
import { entry, wrong } from "./fields.js";

const EMPTY = { form: "agree", prompt: "", options: ["", ""], low: "", high: "" };

/** What is being typed: it stays on the page until the room has been asked. */
export class Posing {
  constructor(view, send, repaint) {
    Object.assign(this, { view, send, repaint, values: EMPTY, sent: null, touched: false });
  }

  /** Forget what was asked: the room is somewhere else, and nothing was refused. */
  take(page) {
    if (this.sent === null || page.session?.version === this.sent) return;
    this.sent = null;
    if (page.moment?.wrong) return;
    this.values = { ...EMPTY, form: this.values.form };
    const panel = this.view.root.querySelector(".ws-posing");
    if (panel) panel.open = false;
  }

  set(values) {
    this.values = { ...this.values, ...values };
    this.touched = true;
    this.repaint();
  }

  // A field for one more answer comes as soon as all there are hold something.
  option(at, text, most) {
    const options = this.values.options.map((one, nth) => (nth === at ? text : one));
    if (options.length < most && options.every((one) => one.trim())) options.push("");
    this.set({ options });
  }

  ask(page) {
    this.sent = page.session.version;
    this.touched = false;
    this.send({ op: "pose", ...this.values, version: this.sent });
  }
}

export function posingPanel(page, posing) {
  const panel = page.moment;
  posing.take(page);
  if (!panel) return null;
  const form = panel.forms.find((one) => one.id === posing.values.form) ?? panel.forms[0];
  const submit = (event) => {
    event.preventDefault();
    posing.ask(page);
  };
  return h(
    "details",
    { class: "ws-panel ws-posing", key: "moment" },
    h("summary", null, h("h2", null, panel.title)),
    h(
      "form",
      { onsubmit: submit, novalidate: true },
      h("p", { class: "ws-soft" }, panel.lead),
      panel.later ? h("p", { class: "ws-lead", key: "later" }, panel.later) : null,
      forms(panel, form, posing),
      field("prompt", form.prompt, panel.limits.prompt, panel, posing),
      form.options ? answers(panel, form, posing) : null,
      form.ends ? ends(panel, posing) : null,
      posing.touched ? null : wrong(panel.wrong),
      h("button", { type: "submit", class: "ws-button", key: "send" }, panel.send),
    ),
  );
}

function forms(panel, form, posing) {
  const choice = (one) =>
    h(
      "label",
      { class: "ws-option", key: one.id },
      h("input", { type: "radio", name: `ws-moment-${posing.view.number}`, value: one.id, checked: one.id === form.id, onchange: () => posing.set({ form: one.id }) }),
      h("span", null, one.text),
    );
  return h("fieldset", { class: "ws-field", key: "form" }, h("legend", null, say(panel.words, "form")), panel.forms.map(choice));
}

function answers(panel, form, posing) {
  const { options } = posing.values;
  const one = (text, at) => entry({ key: `option ${at}`, label: say(panel.words, "option", { n: at + 1 }), text, limit: panel.limits.option, words: panel.words, type: (value) => posing.option(at, value, form.options) });
  return h("fieldset", { class: "ws-field", key: "options" }, h("legend", null, say(panel.words, "options")), options.map(one));
}

function ends(panel, posing) {
  const one = (name) => field(name, say(panel.words, name), panel.limits.end, panel, posing);
  return h("div", { class: "ws-pair", key: "ends" }, one("low"), one("high"));
}

function field(name, label, limit, panel, posing) {
  return entry({ key: name, label, text: posing.values[name], limit, words: panel.words, type: (value) => posing.set({ [name]: value }) });
}
