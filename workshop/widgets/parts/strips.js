// Light results without a drawing library: rows of stacked bars under a finding.

import { h, sign } from "../base.js";
import { lines, ofRow, words } from "./here.js";

const TONES = ["sales", "marketing", "both", "neither", "neutral", "good", "bad"];

function tone(name) {
  return TONES.includes(name) ? name : "neutral";
}

function percent(share) {
  return `${Math.max(0, Math.min(1, Number(share) || 0)) * 100}%`;
}

function strip(part) {
  return h(
    "span",
    { class: "ws-part", "data-tone": tone(part.tone), style: { "--share": percent(part.share) } },
    part.share >= 0.2 ? h("span", null, part.text ?? "") : null,
  );
}

function legend(part) {
  return h(
    "li",
    { class: "ws-key", "data-tone": tone(part.tone) },
    h("i", { "aria-hidden": "true" }),
    part.label ? h("span", null, part.label, " ") : null,
    h("b", null, part.text ?? ""),
  );
}

// Rows in succession that carry the same name are one group under it.
function stripRow(row, index, rows, own) {
  const parts = row.parts || [];
  const same = rows[index - 1]?.label === row.label;
  return h(
    "li",
    { class: "ws-row", key: row.id ?? index, "data-same": same ? "yes" : null },
    h("p", { class: same ? "ws-hidden" : "ws-row-label" }, row.label ?? ""),
    row.words ? null : h("div", { class: "ws-track", "aria-hidden": "true" }, parts.map(strip), lines(own)),
    h("ul", { class: "ws-keys" }, parts.map(legend)),
    words(own),
    row.note ? h("p", { class: "ws-note" }, row.note) : null,
  );
}

// The sentence for screen readers begins with the title; the eye has read that already.
export function beyond(sentence, title) {
  const text = String(sentence || "");
  return title && text.startsWith(title) ? text.slice(title.length).replace(/^[\s.:]+/, "") : text;
}

/** A table of texts; where it is wider than its place, it is scrolled. */
export function scrolled({ columns = [], rows }, label) {
  const cells = (row) => row.map((cell, at) => h(at ? "td" : "th", at ? null : { scope: "row" }, cell ?? ""));
  return h(
    "div",
    { class: "ws-scroll", tabindex: 0, role: "group", "aria-label": label || null },
    h(
      "table",
      null,
      h("thead", null, h("tr", null, columns.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", null, rows.map((row) => h("tr", null, cells(row)))),
    ),
  );
}

/** A small mark where a picture shows more than may be said. */
export function chance(page) {
  return page.chance ? h("p", { class: "ws-chance", key: "chance" }, sign("≈"), ` ${page.chance}`) : null;
}

// Bars that are cut into the parts of a whole all have the full length.
function whole(row) {
  return (row.parts || []).reduce((sum, part) => sum + (Number(part.share) || 0), 0) > 0.99;
}

/** Rows of bars; with `mine` its owner's own answers lie on them, which a fold before them shows.
 * `only` leaves out, in place, the rows that have none. */
export function stripRows(rows, mine, only = false) {
  const list = rows || [];
  const plain = !list.every(whole) && list.some((row) => row.parts?.length === 1);
  const shown = list.map((row, index) => {
    const own = ofRow(mine, index);
    return only && !own.length ? null : stripRow(row, index, list, own);
  });
  return h("ul", { class: "ws-rows", "data-plain": plain ? "yes" : null, "data-only": only ? "yes" : null }, shown);
}

/** One panel: the finding as its title, a sentence, and the rows; `folded`, they wait behind the finding.
 * `own` is what lies on the rows of its owner's own, and the fold that shows it. */
export function bars(page, key, folded, level = 3, own = {}) {
  const title = page.title ? h(`h${level}`, { class: "ws-finding" }, page.title) : null;
  const rest = [h("p", { class: "ws-soft" }, beyond(page.sentence, page.title)), own.fold, stripRows(page.rows, own.mine), chance(page)];
  if (folded && title && (page.rows?.length || own.fold)) {
    return h("details", { class: "ws-panel ws-bars", key: `folded ${key ?? page.id}` }, h("summary", null, title), rest);
  }
  return h("section", { class: "ws-panel ws-bars", key: key ?? page.id }, title, rest);
}
