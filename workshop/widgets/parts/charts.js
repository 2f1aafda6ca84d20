// Vega figures: loaded once, drawn in the page's own colours, changed in place.

import { drawn, h, NARROW } from "../base.js";
import { drawPlain, drawWide, fittedRows, prepared, wayFor } from "./fitting.js";
import { beyond, chance, scrolled, stripRows } from "./strips.js";

const LOAD_MS = 30000;
// How much narrower or wider a place becomes before its labels are fitted anew.
const REDRAW_PX = 40;

/** The drawing library, once per browser page; a failed load may be tried again. */
function loadVega(model) {
  globalThis.workshopVega ??= localVega()
    .catch(() => sentVega(model))
    .catch((error) => {
      globalThis.workshopVega = undefined;
      throw error;
    });
  return globalThis.workshopVega;
}

async function localVega() {
  const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const base = String(config.fullLabextensionsUrl || "/lab/extensions").replace(/\/$/, "");
  const url = new URL(`${base}/marketing-sales-workshop/static/vega.mjs`, location.href);
  return import(url.href);
}

// Where no server offers the file, the kernel sends it.
function sentVega(model) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      model.off("msg:custom", hear);
    };
    const hear = (message, buffers) => {
      if (message?.op !== "vega" || !buffers?.[0]) return;
      stop();
      const url = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      resolve(import(url).finally(() => URL.revokeObjectURL(url)));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error("The drawing library did not arrive."));
    }, LOAD_MS);
    model.on("msg:custom", hear);
    model.send({ op: "vega" });
  });
}

async function embed(host, figure, model, wide) {
  const { vegaEmbed } = await loadVega(model);
  const chart = host.wsChart;
  if (!host.isConnected || !chart) return;
  const options = { actions: false, renderer: "svg", tooltip: false };
  const draw = (inner, way) => {
    // The place around it names the picture; its marks alone would be pictures without a name.
    inner.setAttribute("aria-hidden", "true");
    return vegaEmbed(inner, prepared(figure, way), options);
  };
  const result = await (wide ? drawWide : drawPlain)(host, draw, chart.way);
  if (host.wsChart !== chart) return result.finalize();
  chart.view = result.view;
  host.wsStop = () => result.finalize();
  if (chart.latest !== figure) change(chart, chart.latest);
}

function change(chart, figure) {
  const { view, way } = chart;
  chart.latest = figure;
  if (!view) return;
  const rows = fittedRows(figure.data, way);
  for (const name of Object.keys(rows)) {
    const text = JSON.stringify(rows[name]);
    if (chart.rows[name] === text) continue;
    chart.rows[name] = text;
    view.change(name, view.changeset().remove(() => true).insert(rows[name]));
  }
  view.runAsync().catch(() => {});
}

function rowTexts(figure, way) {
  const pairs = Object.entries(fittedRows(figure.data, way));
  return Object.fromEntries(pairs.map(([name, rows]) => [name, JSON.stringify(rows)]));
}

// A turned phone or another zoom may want the figure drawn in another way.
function watch(host, redraw) {
  host.wsRedraw = redraw;
  if (host.wsWatcher) return;
  host.wsWatcher = new ResizeObserver(() => requestAnimationFrame(() => host.wsChart && host.wsRedraw()));
  host.wsWatcher.observe(host);
}

/** Draw `figure` into `host`, or only move its data when nothing else changed. */
function drawChart(host, figure, model, wide) {
  if (!wide) watch(host, () => drawChart(host, figure, model, wide));
  const way = wayFor(host, wide, figure);
  const size = wide ? `${host.clientWidth} ${host.clientHeight}` : Math.round(host.clientWidth / REDRAW_PX);
  const names = Object.keys(figure.data || {}).join(" ");
  const spec = `${way.name} ${size} ${names} ${JSON.stringify(figure.spec)}`;
  if (host.wsChart?.spec === spec) return change(host.wsChart, figure);
  host.wsStop?.();
  const chart = { spec, way, rows: rowTexts(figure, way), latest: figure };
  host.wsChart = chart;
  return embed(host, figure, model, wide).catch(() => {
    // The finding and the table still say it all; the next page tries again.
    if (host.wsChart === chart) host.wsChart = null;
  });
}

export function numbers(figure) {
  if (!figure.table?.rows?.length) return null;
  return h(
    "details",
    { class: "ws-numbers", key: "numbers", open: !figure.spec },
    h("summary", null, figure.table_label || "…"),
    scrolled(figure.table, figure.table_label),
  );
}

// A narrow place says with bars what a wide one draws; the wall is never narrow.
function lightFigure(page) {
  const { light } = page;
  return h(
    "figure",
    { class: "ws-figure ws-bars", key: `light ${page.id}` },
    h("figcaption", null, h("h3", { class: "ws-finding" }, page.title || "")),
    h("p", { class: "ws-soft" }, beyond(light.sentence, light.title)),
    stripRows(light.rows),
    chance(light),
    numbers(page),
  );
}

/** A figure under its finding; `wide` is the wall, where it fills the room it is given. */
export function figure(page, model, wide) {
  if (!wide && NARROW.matches && page.light?.rows.length) return lightFigure(page);
  const draw = (host) => drawChart(host, page, model, wide);
  return h(
    "figure",
    { class: "ws-figure", key: `figure ${page.id}` },
    h("figcaption", null, h(wide ? "h1" : "h3", { class: "ws-finding" }, page.title || "")),
    page.spec ? drawn("div", { class: "ws-chart", role: "img", tabindex: wide ? null : 0, "aria-label": page.sentence || page.title }, draw) : null,
    chance(page),
    wide ? null : numbers(page),
  );
}
