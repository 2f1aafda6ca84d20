// Vega figures: loaded once, drawn in the page's own colours, changed in place.

const LOAD_MS = 30000;
const LOGICAL_WIDTH = 600;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

// The charts' print colours; on screen each becomes the token that follows dark mode.
const PALETTE = {
  "#c2410c": "sales",
  "#4338ca": "marketing",
  "#0f766e": "both",
  "#5b6070": "neither",
  "#475569": "neutral",
  "#15803d": "good",
  "#b91c1c": "bad",
};

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

function look() {
  const text = { labelColor: "var(--ws-ink)", titleColor: "var(--ws-soft)", labelFontSize: 14, titleFontSize: 13 };
  return {
    background: null,
    font: FONT,
    view: { stroke: null },
    axis: { ...text, labelLimit: 240, titleFontWeight: 500, domainColor: "var(--ws-line)", tickColor: "var(--ws-line)", gridColor: "var(--ws-line)" },
    legend: { ...text, titleFontWeight: 500, symbolType: "square", labelLimit: 260 },
    header: text,
    title: { color: "var(--ws-ink)", subtitleColor: "var(--ws-soft)", fontSize: 16, anchor: "start" },
    text: { color: "var(--ws-ink)", fontSize: 14 },
    rule: { color: "var(--ws-edge)" },
    bar: { cornerRadius: 3 },
  };
}

function tinted(value) {
  if (Array.isArray(value)) return value.map(tinted);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tinted(one)]));
  }
  const name = typeof value === "string" ? PALETTE[value.toLowerCase()] : null;
  return name ? `var(--ws-${name})` : value;
}

function merged(low, high) {
  const plain = (one) => one && typeof one === "object" && !Array.isArray(one);
  if (!plain(low) || !plain(high)) return high === undefined ? low : high;
  const keys = new Set([...Object.keys(low), ...Object.keys(high)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(low[key], high[key])]));
}

function isSingle(spec) {
  const composed = ["facet", "hconcat", "vconcat", "concat", "repeat"].some((key) => key in spec);
  const channels = spec.encoding || {};
  return !composed && !["row", "column", "facet"].some((key) => key in channels);
}

function prepared(figure, wide) {
  const spec = tinted(structuredClone(figure.spec || {}));
  spec.datasets = { ...spec.datasets, ...structuredClone(figure.data || {}) };
  spec.config = merged(look(), spec.config);
  spec.background = null;
  if (isSingle(spec)) {
    spec.width = "container";
    if (wide) spec.height = "container";
    spec.autosize = { type: "fit", contains: "padding", resize: true };
  }
  return spec;
}

// On the wall a chart is laid out small and enlarged as a whole, so its own type sizes grow along.
function laid(host, wide) {
  const inner = h("div", { class: "ws-canvas" });
  if (wide) {
    const scale = Math.max(1, host.clientWidth / LOGICAL_WIDTH);
    inner.style.width = `${host.clientWidth / scale}px`;
    inner.style.height = `${host.clientHeight / scale}px`;
    inner.style.transform = `scale(${scale})`;
  }
  return inner;
}

function contained(host, inner) {
  const svg = inner.querySelector("svg");
  if (!svg) return;
  const [width, height] = [svg.clientWidth || 1, svg.clientHeight || 1];
  const scale = Math.min(host.clientWidth / width, host.clientHeight / height);
  const left = Math.max(0, (host.clientWidth - width * scale) / 2);
  inner.style.transform = `translateX(${left}px) scale(${scale})`;
}

async function embed(host, figure, model, wide) {
  const { vegaEmbed } = await loadVega(model);
  const chart = host.wsChart;
  if (!host.isConnected || !chart) return;
  const inner = laid(host, wide);
  host.replaceChildren(inner);
  // Only errors: rows of fixed height make the library warn about a fit it rightly ignores.
  const options = { actions: false, renderer: "svg", tooltip: false, logLevel: 1 };
  const result = await vegaEmbed(inner, prepared(figure, wide), options);
  if (wide) contained(host, inner);
  if (host.wsChart !== chart) return result.finalize();
  chart.view = result.view;
  host.wsStop = () => result.finalize();
  if (chart.latest !== figure) change(chart, chart.latest);
}

function change(chart, figure) {
  const { view } = chart;
  chart.latest = figure;
  if (!view) return;
  const rows = figure.data || {};
  for (const name of Object.keys(rows)) {
    const text = JSON.stringify(rows[name]);
    if (chart.rows[name] === text) continue;
    chart.rows[name] = text;
    view.change(name, view.changeset().remove(() => true).insert(structuredClone(rows[name])));
  }
  view.runAsync().catch(() => {});
}

function rowTexts(figure) {
  const pairs = Object.entries(figure.data || {});
  return Object.fromEntries(pairs.map(([name, rows]) => [name, JSON.stringify(rows)]));
}

/** Draw `figure` into `host`, or only move its data when nothing else changed. */
function drawChart(host, figure, model, wide) {
  const size = wide ? `${host.clientWidth} ${host.clientHeight}` : "";
  const names = Object.keys(figure.data || {}).join(" ");
  const spec = `${size} ${names} ${JSON.stringify(figure.spec)}`;
  if (host.wsChart?.spec === spec) return change(host.wsChart, figure);
  host.wsStop?.();
  const chart = { spec, rows: rowTexts(figure), latest: figure };
  host.wsChart = chart;
  return embed(host, figure, model, wide).catch(() => {
    // The finding and the table still say it all; the next page tries again.
    if (host.wsChart === chart) host.wsChart = null;
  });
}

function numbers(figure) {
  const { columns = [], rows = [] } = figure.table || {};
  if (!rows.length) return null;
  const cells = (row) => row.map((cell, at) => h(at ? "td" : "th", at ? null : { scope: "row" }, cell ?? ""));
  return h(
    "details",
    { class: "ws-numbers", key: "numbers" },
    h("summary", null, figure.table_label || "…"),
    h(
      "div",
      { class: "ws-scroll", tabindex: 0, role: "group", "aria-label": figure.table_label || null },
      h(
        "table",
        null,
        h("thead", null, h("tr", null, columns.map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", null, rows.map((row) => h("tr", null, cells(row)))),
      ),
    ),
  );
}

/** A figure under its finding; `wide` is the wall, where it fills the room it is given. */
function figure(page, model, wide) {
  const draw = (host) => drawChart(host, page, model, wide);
  return h(
    "figure",
    { class: "ws-figure", key: `figure ${page.id}` },
    h("figcaption", null, h(wide ? "h1" : "h3", { class: "ws-finding" }, page.title || "")),
    page.spec ? drawn("div", { class: "ws-chart", role: "img", "aria-label": page.sentence || page.title }, draw) : null,
    wide ? null : numbers(page),
  );
}
