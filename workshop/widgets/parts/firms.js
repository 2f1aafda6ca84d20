// The firms of a room on wall and console: who sits where, how far each team is, what is paid for.

import { h } from "../base.js";

/** Every firm by its name: with marks how far its sides are, or with how many play each side. */
export function firmsGrid(firms, marks) {
  const { rows, many, legend, seats } = firms;
  if (!rows.length) return h("p", { class: "ws-firms-many", key: "many" }, many);
  const one = (row) => h("li", { key: row.name }, h("span", { class: "ws-firms-name" }, row.name), marks ? row.sides.map(teamMark) : h("b", null, row.people));
  const key = marks ? legend.map((state) => h("li", { key: state.state }, glyph(state), h("span", null, state.text))) : seated(seats);
  return h("div", { class: "ws-firms", "data-many": rows.length, key: "firms" }, h("ul", { class: "ws-firms-key" }, key), h("ul", { class: "ws-firms-rows" }, rows.map(one)));
}

// Before the first quarter: which side each number is of.
function seated(seats) {
  return seats.map((seat) => h("li", { key: seat.id, "data-tone": seat.id }, h("i", { "aria-hidden": "true" }), h("span", null, seat.text)));
}

// The mark shows both which side it is of and how far that is; words say the same.
function teamMark(side) {
  return h("span", { key: side.id, class: "ws-team", "data-tone": side.id }, glyph(side), h("span", { class: "ws-hidden" }, ` ${side.text}: ${side.said}`));
}

function glyph({ state }) {
  return h("i", { class: "ws-glyph", "data-state": state, "aria-hidden": "true" }, { agreed: "✓", persona: "–" }[state] ?? "");
}

/** What the game pays each side for, where that was chosen. */
export function paidFor({ pay, pay_title: title }) {
  if (!pay.length) return null;
  return h("div", { class: "ws-paid", key: "paid" }, h("h2", null, title), sidePay(pay));
}

export function sidePay(pay) {
  return h("ul", null, pay.map((side) => h("li", { key: side.id, "data-tone": side.id }, h("i", { "aria-hidden": "true" }), h("p", null, h("strong", null, side.text), `: ${side.pay}`))));
}
