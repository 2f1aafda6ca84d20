// A quarter of a game: what one's people do, what that would pay, and what the team proposes.

import { button, h, say, sign } from "../base.js";
import { bySteps, planOf } from "../parts/planning.js";
import { teamPart } from "../parts/proposing.js";

export const kind = {
  // After it was sent the person stays: others may propose something else.
  stays: true,
  complete: (card, value) => Boolean(planOf(card, value)),
  firstMissing: () => null,
  left: () => 0,
  fits: (card, value) => Array.isArray(value) && [0, card.items?.length].includes(value.length),
  clean: (value, card) => planOf(card, value),
  // The quarters in the place of the cards of a round.
  progress(card) {
    const { turn = 1, turns = 1, quarter } = card.plan || {};
    const mark = (n) => ({ state: n < turn ? "saved" : "open", here: n === turn });
    return { marks: Array.from({ length: turns }, (_, at) => mark(at + 1)), text: quarter };
  },
  body(card, value, ask) {
    const part = card.plan;
    if (!part) return null;
    return h("div", { class: "ws-plan", "data-tone": part.seat.id }, where(part), past(part), bySteps(card, value, ask), teamPart(card, value, ask));
  },
  action: (card, value, ask) => (isProposed(card, value, ask) ? standing(card, value, ask) : proposing(card, value, ask)),
};

function where({ firm, seat, who, loan, pay }) {
  return h(
    "div",
    { class: "ws-plan-where", key: "where" },
    h("p", { class: "ws-plan-firm", "data-tone": seat.id }, h("i", { "aria-hidden": "true" }), h("strong", null, firm), " ", h("span", null, seat.text), who ? h("small", null, who) : null),
    loan ? h("p", null, loan) : null,
    pay ? h("p", null, pay) : null,
  );
}

// What the last quarter paid comes first.
function past({ own }) {
  if (!own.length) return null;
  const one = ({ text, value }) => h("div", { key: text }, h("dt", null, text), h("dd", null, value));
  return h("dl", { class: "ws-plan-past", key: "past" }, own.map(one));
}

// What is set is what was sent.
function isProposed(card, value, ask) {
  const given = ask.given;
  return Boolean(given?.length) && String(given) === String(planOf(card, value));
}

function proposing(card, value, ask) {
  const { alone } = card.plan || {};
  const again = ask.given?.length ? "_new" : "";
  const ready = Boolean(planOf(card, value));
  const text = say(ask.words, `plan_${alone ? "set" : "propose"}${again}`);
  return button(text, (event) => event.detail > 1 || !ready || ask.send(), "ws-primary", { key: "go", "data-ready": ready ? null : "no" });
}

// Away from where the finger has just been.
function standing(card, value, ask) {
  const { alone, agreed } = card.plan;
  const plan = planOf(card, value);
  const back = () => {
    ask.give([]);
    ask.change(() => plan);
    ask.announce(say(ask.words, "plan_taken_back"));
  };
  const stands = agreed && card.plan.proposals.some((one) => String(one.plan) === String(plan)) ? agreed : say(ask.words, alone ? "plan_decided" : "plan_proposed");
  return [
    h("p", { class: "ws-plan-stands", key: "stands", "data-agreed": agreed ? "yes" : null }, sign("✓"), h("span", null, stands)),
    button(say(ask.words, "plan_back"), back, "ws-quiet", { key: "back" }),
  ];
}
