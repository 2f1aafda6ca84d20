// What a team proposes: how many stand behind each plan, and one tap to join them.

import { button, h, say, sign } from "../base.js";

const CALM_MS = 250;

// What a finger is at keeps its place: what others do meanwhile is shown when it has been lifted.
const held = { card: null, proposals: null };
// What was last said of a card's proposals.
const heard = { card: null, text: "" };

export function teamPart(card, value, ask) {
  const part = card.plan;
  if (part.alone) return null;
  const proposals = held.card === card.id ? held.proposals : part.proposals;
  tell(card, ask);
  return h(
    "section",
    { class: "ws-plan-team", key: "team", "aria-label": say(ask.words, "plan_title"), onpointerdown: () => hold(card, ask) },
    h("h2", null, say(ask.words, "plan_title")),
    proposals.length ? h("ul", null, proposals.map((one) => row(one, ask))) : h("p", { class: "ws-soft", key: "none" }, say(ask.words, "plan_none")),
    part.agreed ? null : h("p", { class: "ws-plan-otherwise", key: "otherwise" }, part.otherwise),
  );
}

function row(one, ask) {
  const mine = String(ask.given ?? "") === String(one.plan);
  const join = () => ask.give(one.plan);
  return h(
    "li",
    { key: String(one.plan), "data-mine": mine ? "yes" : null },
    h("p", null, h("span", null, one.text), h("small", null, one.said)),
    mine
      ? h("strong", { key: "mine" }, sign("✓"), " ", say(ask.words, "plan_mine"))
      : button(say(ask.words, "plan_agree"), join, "", { key: "agree", "aria-label": say(ask.words, "plan_agree_to", { plan: one.text }) }),
  );
}

function hold(card, { repaint }) {
  held.card = card.id;
  held.proposals = card.plan.proposals;
  const free = () => {
    removeEventListener("pointerup", free);
    removeEventListener("pointercancel", free);
    setTimeout(() => {
      held.card = null;
      repaint();
    }, CALM_MS);
  };
  addEventListener("pointerup", free);
  addEventListener("pointercancel", free);
}

// Said once, when it changes: that all agree, or what is proposed and by how many.
function tell(card, ask) {
  const { agreed, proposals } = card.plan;
  const text = agreed || proposals.map((one) => `${one.said}: ${one.text}`).join(". ");
  const known = heard.card === card.id;
  const news = known && heard.text !== text;
  Object.assign(heard, { card: card.id, text });
  if (news && text) queueMicrotask(() => ask.announce(text));
}
