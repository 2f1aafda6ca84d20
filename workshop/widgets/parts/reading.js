// A rehearsal with feedback: what a picture says, asked before anything tells it, and the way to the feedback.

import { button, h, say, sign } from "../base.js";

/** What was chosen stays while the page is drawn anew; another reveal begins anew. */
export class Reading {
  constructor(send, repaint) {
    Object.assign(this, { send, repaint, step: null, chosen: {} });
  }

  panel({ reading, session }) {
    if (!reading) return null;
    if (this.step !== `${session.code} ${reading.step}`) Object.assign(this, { step: `${session.code} ${reading.step}`, chosen: {} });
    const { words } = reading;
    const head = h("h2", { id: "ws-reading" }, say(words, "title"));
    if (!reading.picture) return h("section", { class: "ws-panel ws-reading", key: "reading" }, head, h("p", { role: "status" }, say(words, "wait")));
    return h(
      "section",
      { class: "ws-panel ws-reading", key: "reading", "aria-labelledby": "ws-reading" },
      head,
      h("p", { class: "ws-soft" }, say(words, "lead")),
      this.choice("reading", reading, reading.readings),
      this.choice("question", reading, reading.questions),
      this.ways(reading),
    );
  }

  choice(name, { words, step }, options) {
    if (!options.length) return null;
    const pick = (id) => {
      this.chosen[name] = id;
      this.repaint();
    };
    const radio = (one) => h("input", { type: "radio", name: `ws-${name}-${step}`, value: one.id, checked: this.chosen[name] === one.id, onchange: () => pick(one.id) });
    const row = (one) => h("label", { class: "ws-choice", key: one.id }, radio(one), h("span", null, one.text));
    return h("fieldset", { class: "ws-field", key: name }, h("legend", null, say(words, name)), options.map(row));
  }

  ways({ words, step }) {
    const { reading = "", question = "" } = this.chosen;
    const tell = (said) => this.send({ op: "say_reading", step, ...said });
    return h(
      "div",
      { class: "ws-others", key: "ways" },
      button(say(words, "say"), () => reading && tell({ reading, question }), "ws-primary", { key: "say", "aria-disabled": reading ? null : "true" }),
      button(say(words, "skip"), () => tell({ reading: "", question: "" }), "ws-quiet", { key: "skip" }),
    );
  }
}

/** Which room it is; after the end the way to the feedback. */
export function feedbackPanel({ feedback }) {
  if (!feedback) return null;
  const { href, text, words } = feedback;
  const link = href ? h("a", { class: "ws-button ws-primary", href, target: "_blank", rel: "noopener", key: "open" }, say(words, "open"), " ", sign("↗")) : null;
  return h("section", { class: "ws-panel ws-feedback", key: "feedback" }, h("h2", null, say(words, "title")), h("p", null, text), link);
}
