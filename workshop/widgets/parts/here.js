// You, here: the owner's own answers beside the room's, folded away until she opens them.

import { h, sign } from "../base.js";

/** What one reveal of a page holds of its owner; undefined where she has answered nothing of it. */
export function hereOf(page, at) {
  return (page.here || []).find((one) => one.of === at);
}

/** A fold that is closed until its owner opens it, and then as she left it; `drawer` keeps that for the session. */
export function fold(page, drawer, key, inside, title = page.words?.here) {
  const open = drawer.get("here") || [];
  const keep = ({ target }) => {
    const others = (drawer.get("here") || []).filter((one) => one !== key);
    drawer.put("here", target.open ? [...others, key] : others);
  };
  return h(
    "details",
    { class: "ws-here", key: `here ${key}`, open: open.includes(key), ontoggle: keep },
    h("summary", null, title ?? ""),
    page.words?.here_only ? h("p", { class: "ws-soft" }, page.words.here_only) : null,
    inside,
  );
}

/** What stands on no row. */
export function besides(mine) {
  return mine.said.length ? h("ul", { class: "ws-list" }, mine.said.map((text) => h("li", null, text))) : null;
}

/** Her own answers of one row: what each is called, what it says, where it stands. */
export function ofRow(mine, row) {
  const own = (mine?.own || []).filter((one) => one.said[row] !== undefined);
  return own.map((one) => ({ name: one.name, said: one.said[row], at: one.at[row] }));
}

/** A line on the bar for each answer that has a place there. Several share its height, so none hides another; the
 * second and third look otherwise, and each has its sign beside its words. */
export function lines(own) {
  const placed = own.map((one, nth) => ({ ...one, nth })).filter((one) => one.at !== undefined);
  const style = ({ at }, lane) => ({ "--at": String(at), "--lane": String(lane), "--lanes": String(placed.length) });
  return placed.map((one, lane) => h("i", { class: "ws-me", "data-nth": one.nth, style: style(one, lane) }));
}

export function words(own) {
  if (!own.length) return null;
  const item = (one, nth) =>
    h(
      "li",
      null,
      one.at === undefined ? sign("•") : h("i", { class: "ws-me", "data-nth": nth, "aria-hidden": "true" }),
      h("span", null, one.said ? `${one.name}: ` : one.name, one.said ? h("b", null, one.said) : null),
    );
  return h("ul", { class: "ws-mine" }, own.map(item));
}

/** What she wrote, and whether the room has been shown it. */
export function wrote(page, drawer) {
  if (!page.wrote?.length) return null;
  const one = ({ text, shown, said }) => h("li", null, h("p", null, text), h("p", { class: "ws-soft", "data-shown": shown ? "yes" : "no" }, sign(shown ? "✓" : "○"), ` ${said}`));
  const list = h("ul", { class: "ws-wrote" }, page.wrote.map(one));
  return h("section", { class: "ws-panel", key: "wrote" }, fold(page, drawer, "wrote", list, page.words?.here_wrote));
}
