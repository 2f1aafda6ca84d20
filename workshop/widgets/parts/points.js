// The points of a bonus: a table of numbers and functions in which each column must make a hundred.

import { button, h, say, sign } from "../base.js";
import { stepper } from "./stepper.js";

export const FULL = 100;
const POINT_STEP = 5;

/** A whole number from 0 to 100; what cannot be read counts as nothing. */
export function pointsIn(text) {
  return Math.max(0, Math.min(FULL, Math.round(Number(text) || 0)));
}

export function columnSum(column) {
  return Object.values(column || {}).reduce((sum, one) => sum + pointsIn(one), 0);
}

function sumOf(list) {
  return list.reduce((sum, one) => sum + one, 0);
}

/** Whole portions of `total` in proportion to `weights`: the largest remainders get the rest. */
function apportion(total, weights) {
  const unit = total % POINT_STEP ? 1 : POINT_STEP;
  const exact = weights.map((one) => (total * one) / sumOf(weights) / unit);
  const whole = exact.map(Math.floor);
  const order = exact.map((_, at) => at).sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]));
  for (const at of order.slice(0, Math.round(total / unit) - sumOf(whole))) whole[at] += 1;
  return whole.map((one) => one * unit);
}

/** The column scaled to a hundred; what was touched last keeps its points where it can. */
export function madeFull(column, touched) {
  const ids = Object.keys(column);
  const others = ids.filter((id) => id !== touched && pointsIn(column[id]) > 0);
  const scaled = others.length ? others : ids.filter((id) => pointsIn(column[id]) > 0);
  const kept = touched in column && others.length ? pointsIn(column[touched]) : 0;
  const shares = apportion(FULL - kept, scaled.map((id) => pointsIn(column[id])));
  return { ...column, ...Object.fromEntries(scaled.map((id, at) => [id, shares[at]])) };
}

export function pointsTable(bench) {
  const { functions, kpis, words } = bench.page;
  const headings = functions.map((one) => h("th", { scope: "col", role: "columnheader", key: one.id }, mark(one)));
  return h(
    "table",
    { class: "ws-points", role: "table", style: { "--columns": functions.length } },
    h("caption", { class: "ws-hidden" }, say(words, "caption")),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("th", { scope: "col", role: "columnheader" }, say(words, "kpi")), headings)),
    h("tbody", { role: "rowgroup" }, kpis.map((kpi) => pointsRow(kpi, bench))),
    h("tfoot", { role: "rowgroup" }, totals(bench)),
  );
}

// A heading bears its function's own mark beside the word.
function mark(one) {
  return h("span", { class: "ws-mark", "data-tone": one.id }, h("i", { "aria-hidden": "true" }), one.text);
}

function pointsRow(kpi, bench) {
  return h(
    "tr",
    { key: kpi.id, role: "row" },
    h("th", { scope: "row", role: "rowheader" }, kpi.text),
    bench.page.functions.map((one) => pointsCell(kpi, one, bench)),
  );
}

function pointsCell(kpi, one, bench) {
  const { words } = bench.page;
  const amount = pointsIn(bench.weights[one.id][kpi.id]);
  const names = { kpi: kpi.text, function: one.text };
  const put = (change) => bench.put(one.id, kpi.id, change);
  const quiet = { tabindex: -1 };
  const less = stepper("−", say(words, "less", names), amount <= 0, () => put((old) => Math.ceil(pointsIn(old) / POINT_STEP) * POINT_STEP - POINT_STEP), quiet);
  const more = stepper("+", say(words, "more", names), amount >= FULL, () => put((old) => Math.floor(pointsIn(old) / POINT_STEP) * POINT_STEP + POINT_STEP), quiet);
  return h(
    "td",
    { key: one.id, role: "cell", "data-tone": one.id },
    h("div", { class: "ws-cell", "data-some": amount ? "yes" : null, style: { "--weight": `${amount}%` } }, less, pointsInput(kpi, one, bench), more),
  );
}

// The arrow keys of a number input do what the two buttons do, so these are no stops of their own.
function pointsInput(kpi, one, bench) {
  const put = (value) => bench.put(one.id, kpi.id, () => value);
  return h("input", {
    type: "number",
    inputmode: "numeric",
    min: 0,
    max: FULL,
    step: POINT_STEP,
    "data-cell": `${one.id} ${kpi.id}`,
    "aria-label": say(bench.page.words, "points", { kpi: kpi.text, function: one.text }),
    "aria-describedby": bench.name(`total-${one.id}`),
    value: String(bench.weights[one.id][kpi.id]),
    onfocus: (event) => event.target.select(),
    oninput: (event) => put(event.target.value === "" ? "" : pointsIn(event.target.value)),
    onchange: (event) => put(pointsIn(event.target.value)),
    onkeydown: (event) => event.key === "Enter" && below(event.target),
  });
}

function below(input) {
  const column = input.dataset.cell.split(" ")[0];
  const cells = [...input.closest("table").querySelectorAll(`[data-cell^="${CSS.escape(column)} "]`)];
  cells[cells.indexOf(input) + 1]?.focus();
}

function totals(bench) {
  const { functions, words } = bench.page;
  return h(
    "tr",
    { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, say(words, "sum")),
    functions.map((one) => total(one, bench)),
  );
}

function total(one, bench) {
  const { words } = bench.page;
  const sum = columnSum(bench.weights[one.id]);
  const off = sum < FULL ? "under" : sum > FULL ? "over" : null;
  const fit = () => bench.fit(one.id);
  return h(
    "td",
    { key: one.id, role: "cell", "data-state": off ?? "full" },
    h(
      "p",
      { id: bench.name(`total-${one.id}`) },
      sign(off ? "! " : "✓ "),
      say(words, off ?? "total", { n: off ? Math.abs(FULL - sum) : sum }),
    ),
    off && sum && words.fit ? button(words.fit, fit, "ws-quiet", { key: "fit", "aria-label": `${words.fit}: ${one.text}` }) : null,
  );
}
