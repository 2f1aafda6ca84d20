// The parking place of the room: sorted on the console, read on the wall.

import { button, h, sign } from "../base.js";

/** The facilitator's list: what waits and what is out, and folded below it what was put away. */
export function parkingPanel(page, send) {
  const panel = page.parking;
  if (!panel) return null;
  const { words } = panel;
  const show = () => send({ op: "show_parking", shown: !panel.shown });
  return h(
    "details",
    { class: "ws-panel ws-posing ws-parked", key: "parking" },
    h("summary", null, h("h2", null, panel.title)),
    h("p", { class: "ws-soft" }, panel.lead),
    panel.can_show ? button(panel.shown ? words.hide : words.show, show, "", { key: "show" }) : null,
    h("ul", { key: "listed" }, panel.listed.map((one) => row(one, words, send))),
    panel.away.length ? h("details", { key: "away" }, h("summary", null, words.away.replace("{n}", panel.away.length)), h("ul", null, panel.away.map((one) => row(one, words, send)))) : null,
  );
}

function row(one, words, send) {
  const id = `ws-parked-${one.id}`;
  const sort = (change) => () => send({ op: "sort_parked", id: one.id, ...change });
  const act = (text, change, key) => button(text, sort(change), "ws-quiet", { key, "aria-describedby": id });
  const ways = {
    waiting: () => [act(words.release, { state: "released" }, "release"), act(words.put_away, { state: "away" }, "away")],
    released: () => [act(words.retract, { state: "waiting" }, "release"), act(one.answered ? words.not_answered : words.answered, { answered: !one.answered }, "answered")],
    away: () => [act(words.bring_back, { state: "waiting" }, "away")],
  };
  return h(
    "li",
    { key: one.id, "data-state": one.state },
    h("blockquote", { id, dir: "auto" }, one.answered ? [sign("✓"), " "] : null, one.text, one.mark ? h("small", null, sign("!"), ` ${one.mark}`) : null),
    h("div", { class: "ws-others" }, ways[one.state]?.()),
  );
}

/** What was released, on the wall; beside the end of a session below what is said there. */
export function parkedWall({ parking, title, phase }) {
  if (!parking) return null;
  const line = (one, at) => h("li", { key: at, "data-answered": one.answered ? "yes" : null }, h("blockquote", { dir: "auto" }, one.text), one.answered ? h("small", null, sign("✓"), ` ${parking.answered}`) : null);
  const ended = phase === "ended";
  return h(
    "div",
    { class: "ws-quotes ws-parked", key: "parking" },
    ended && title ? h("h1", null, title) : null,
    h(ended ? "h2" : "h1", null, parking.title),
    h("ul", null, parking.texts.map(line)),
    parking.more ? h("p", { class: "ws-lead" }, parking.more) : null,
  );
}
