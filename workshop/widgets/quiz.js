// Questions for oneself: pick an option, read at once whether it is right, and why.

import { follow, h, mount, paint, say, sender, sign } from "./base.js";
import { watchKernel } from "./parts/kernel.js";

const SETTLE_MS = 700;

class Quiz {
  constructor(model, el) {
    this.model = model;
    this.view = mount(el, "ws-plain");
    this.send = sender(model);
    this.picked = {};
    this.settling = {};
  }

  show() {
    const before = this.page;
    this.page = this.model.get("page") || {};
    this.view.root.lang = this.page.language || "";
    const questions = this.page.questions || [];
    for (const one of questions) if (one.picked === this.picked[one.id]) delete this.picked[one.id];
    this.repaint();
    if (before) this.announce(before.questions || [], questions);
  }

  announce(before, now) {
    const answers = (list) => Object.fromEntries(list.map((one) => [one.id, one.picked]));
    const old = answers(before);
    const fresh = now.find((one) => one.picked && one.picked !== old[one.id]);
    if (fresh) this.view.announce([`${this.verdict(fresh)}:`, fresh.why, this.again(fresh)].filter(Boolean).join(" "));
  }

  // Arrow keys pick every option they pass; only the one they rest on is sent.
  pick(question, option) {
    this.picked[question] = option;
    this.repaint();
    clearTimeout(this.settling[question]);
    const send = () => this.send({ op: "pick", question, option });
    if (this.walking) this.settling[question] = setTimeout(send, SETTLE_MS);
    else send();
    this.walking = false;
  }

  repaint() {
    const { beat, questions = [] } = this.page;
    paint(this.view.stage, beat ? h("h2", { "data-beat": "yes" }, beat) : null, h("div", { class: "ws-quiz" }, questions.map((one) => this.question(one))));
  }

  question(one) {
    const { number } = this.view;
    const waiting = this.picked[one.id] !== undefined;
    return h(
      "fieldset",
      {
        class: "ws-panel ws-check",
        key: one.id,
        "aria-describedby": `ws-${number}-why-${one.id}`,
        onkeydown: (event) => (this.walking = event.key.startsWith("Arrow")),
        onpointerdown: () => (this.walking = false),
      },
      h("legend", null, one.ask),
      h("div", { class: "ws-choices" }, (one.options || []).map((option) => this.option(one, option, waiting))),
      h("div", { class: "ws-why", id: `ws-${number}-why-${one.id}` }, waiting ? null : this.explanation(one)),
    );
  }

  option(question, option, waiting) {
    const checked = (this.picked[question.id] ?? question.picked) === option.id;
    const judged = checked && !waiting && typeof question.right === "boolean";
    return h(
      "label",
      { class: "ws-choice", key: option.id, "data-right": judged ? (question.right ? "yes" : "no") : null },
      h("input", {
        type: "radio",
        name: `ws-${this.view.number}-${question.id}`,
        value: option.id,
        checked,
        onchange: () => this.pick(question.id, option.id),
      }),
      h("span", null, option.text),
    );
  }

  explanation(question) {
    if (!question.picked || typeof question.right !== "boolean") return null;
    const again = this.again(question);
    return h(
      "div",
      { class: "ws-verdict", "data-tone": question.right ? "good" : "bad", key: `${question.id} ${question.picked}` },
      h("p", null, h("strong", null, sign(question.right ? "✓" : "✗"), this.verdict(question))),
      h("p", null, question.why ?? ""),
      again ? h("p", { class: "ws-soft" }, again) : null,
    );
  }

  verdict(question) {
    return say(this.page.words, question.right ? "right" : "wrong");
  }

  again(question) {
    return question.right === false ? say(this.page.words, "try_again") : "";
  }
}

function render({ model, el }) {
  const quiz = new Quiz(model, el);
  const stop = follow(model, () => quiz.show());
  const leave = watchKernel(model, quiz.view, () => quiz.show());
  return () => {
    stop();
    leave();
    Object.values(quiz.settling).forEach(clearTimeout);
    quiz.view.root.remove();
  };
}

export default { render };
