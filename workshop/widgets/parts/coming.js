// What could come next: ways for which the results speak, what a slot of the programme leaves to choose, and the buttons
// that change the programme.

import { button, h, sign } from "../base.js";

/** A slot that comes next: whoever presses nothing plays the one that is marked. */
export function choicePanel(page, send) {
  const { choice, session } = page;
  if (!choice) return null;
  const choose = (event, one) => {
    event.currentTarget.closest(".ws-slot").querySelector("h2").focus();
    send({ op: "reroute", exercise: one.exercise, where: "slot", version: session?.version });
  };
  return h(
    "section",
    { class: "ws-panel ws-coming ws-slot", key: "slot" },
    h("h2", { tabindex: -1 }, choice.title),
    h("p", { class: "ws-soft", key: "lead" }, choice.lead),
    choice.open ? h("p", { key: "open" }, choice.open) : null,
    h("ul", { key: "offers" }, choice.offers.map((one) => offer(one, choose))),
  );
}

function offer(one, choose) {
  const id = `ws-offer-${one.exercise}`;
  return h(
    "li",
    { key: one.exercise, "data-next": one.chosen ? "" : null },
    h("h3", { id }, one.title),
    one.why ? h("p", { key: "why" }, one.why) : null,
    h("p", { class: "ws-soft", key: "told" }, one.told),
    one.chosen ? h("p", { class: "ws-offer-chosen", key: "chosen" }, sign("✓"), " ", one.text) : button(one.text, (event) => choose(event, one), "ws-quiet", { key: "choose", "aria-describedby": id }),
  );
}

export function comingPanel(page, send) {
  const { coming, session } = page;
  if (!coming) return null;
  // The button goes once it has done its work: the heading keeps the place in the page.
  const act = (event, move, exercise) => {
    event.currentTarget.closest(".ws-coming").querySelector("h2").focus();
    send({ op: "reroute", exercise, where: move.where, version: session?.version });
  };
  return h(
    "section",
    { class: "ws-panel ws-coming", key: "coming" },
    h("h2", { tabindex: -1 }, coming.title),
    h("p", { class: "ws-soft", key: "lead" }, coming.lead),
    coming.open ? h("p", { key: "open" }, `${coming.open} ${coming.planned}`) : null,
    coming.ways.length ? h("ul", { key: "ways" }, coming.ways.map((one) => wayOut(one, act))) : null,
    coming.over ? h("p", { class: "ws-coming-over", key: "over" }, coming.over) : null,
  );
}

function wayOut(one, act) {
  return h(
    "li",
    { key: one.id },
    h("h3", null, one.title),
    one.own ? h("p", { class: "ws-coming-own", key: "own" }, one.own) : null,
    h("p", { key: "why" }, one.why),
    h("p", { key: "told" }, one.told),
    one.moves.length ? h("div", { class: "ws-coming-moves", key: "moves" }, one.moves.map((move) => moveButton(one, move, act))) : null,
  );
}

function moveButton(one, move, act) {
  const id = `ws-coming-${one.id}-${move.where}`;
  return h(
    "div",
    { key: move.where },
    button(move.text, (event) => act(event, move, one.exercise), "ws-quiet", { "aria-describedby": move.note ? id : null }),
    move.note ? h("small", { id }, move.note) : null,
  );
}
