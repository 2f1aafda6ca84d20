// The firms of a room on wall and console: who sits where, how far each team is, what is paid for.

import { h } from "../base.js";

/** Every firm by its name, with marks how far its sides are. */
export function firmRows(rows) {
  return list(rows, (row) => row.sides.map(teamMark));
}

function list(rows, told, last) {
  const one = (row) => h("li", { key: row.name }, h("span", { class: "ws-firms-name" }, row.name), told(row));
  return h("ul", { class: "ws-firms-rows", key: "firms", "data-many": rows.length }, rows.map(one), last);
}

/** What the marks mean. */
export function markKey({ legend }) {
  return h("ul", { class: "ws-firms-key", key: "key" }, legend.map((state) => h("li", { key: state.state }, glyph(state), h("span", null, state.text))));
}

const BESIDE_PAY = 3;

/** Who sits where, before the first quarter, and what the game pays; of more than can be read, that phones say it. */
export function seating(firms) {
  const { rows, many, seats, pay } = firms;
  const shown = rows.length > 0 && (!pay.length || rows.length <= BESIDE_PAY);
  const key = h("li", { key: "key", class: "ws-firms-key" }, seats.map((seat) => h("span", { key: seat.id, "data-tone": seat.id }, h("i", { "aria-hidden": "true" }), seat.text)));
  const people = (row) => h("b", null, row.people);
  return h("div", { class: "ws-seating", key: "firms" }, paidFor(firms), shown ? list(rows, people, pay.length ? null : key) : h("p", { class: "ws-firms-many" }, many));
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
