// Small columns that move while a slider does: no drawing library, only boxes that grow.

import { h } from "../base.js";

/** One row of stacked columns under its title, with the meaning of its colours and its two ends. */
export function columnChart(chart) {
  const { id, title, sentence, columns = [], legend = [], ticks = [] } = chart;
  return h(
    "figure",
    { class: "ws-columns", key: `columns ${id}` },
    h("figcaption", null, title),
    h("ul", { class: "ws-keys" }, legend.map(columnKey)),
    h("div", { class: "ws-plot", role: "img", "aria-label": sentence }, columns.map(column)),
    h("p", { class: "ws-ticks", "aria-hidden": "true" }, ticks.map((text) => h("span", null, text))),
  );
}

function columnKey(one) {
  return h("li", { key: one.tone, "data-tone": one.tone }, h("i", { "aria-hidden": "true" }), one.text, one.value ? h("b", null, one.value) : null);
}

function column(one, at) {
  return h("span", { key: at }, (one.parts || []).map(stretch));
}

function stretch(part) {
  const share = Math.max(0, Math.min(1, Number(part.share) || 0));
  return h("i", { key: part.tone, "data-tone": part.tone, style: { "--high": `${(share * 100).toFixed(2)}%` } });
}
