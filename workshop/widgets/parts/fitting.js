// How a figure fits its place: the page's colours, type and line breaks for its width, the wall's size.

import { h } from "../base.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const WALL_WIDTH = 740;
const WALL_ROW = 0.7;
const WALL_LINE = 23;
const MANY_ROWS = 5;
// Words at bars reach over the edge: how often a picture moves in until all of them are seen, and how far for each
// pixel that was missing, for a bar gives way by its share only.
const TRIES = 3;
const GIVES_WAY = 1.4;
// The pixels of a label in a figure; on the wall they become those of the wall's own type.
const LABEL = 18;
// Where the marks have less width, a legend reaches back over the labels of the rows. The library heeds this; its
// schema, by which the charts are checked, has no word for it.
const LEGEND_ANCHOR = { signal: "width < 420 ? 'end' : 'start'" };

const LEGEND_COLUMNS = 3;

// In a narrow place labels are smaller and break earlier; on the wall they break later.
const WAYS = {
  phone: { name: "phone", size: 13, wrap: 20, columns: 2 },
  panel: { name: "panel", size: 15 },
  page: { name: "page", title: 64 },
  wall: { name: "wall", size: LABEL, wrap: 36, title: 64 },
  crowded: { name: "crowded", size: LABEL, wrap: 64, title: 64 },
};

// The charts' print colours; on screen each becomes the token that follows dark mode.
const PALETTE = {
  "#c2410c": "sales",
  "#4338ca": "marketing",
  "#0f766e": "both",
  "#6b7280": "neither",
  "#5b6070": "neither",
  "#475569": "neutral",
  "#a16207": "third",
  "#be185d": "fourth",
  "#15803d": "good",
  "#b91c1c": "bad",
  "#191b26": "ink",
  "#ffffff": "on-tone",
};

export function wayFor(host, wide, figure) {
  if (wide) return rowCount(figure) > MANY_ROWS ? WAYS.crowded : WAYS.wall;
  if (host.clientWidth < 480) return WAYS.phone;
  return host.clientWidth < 720 ? WAYS.panel : WAYS.page;
}

function rowCount(figure) {
  const rows = Object.values(figure.data || {}).flat();
  return new Set(rows.map((row) => row.label)).size;
}

function look(anchor = LEGEND_ANCHOR) {
  const text = { labelColor: "var(--ws-ink)", titleColor: "var(--ws-soft)", labelFontSize: 14, titleFontSize: 13 };
  const quiet = "var(--ws-line)";
  return {
    background: null,
    font: FONT,
    view: { stroke: null },
    axis: { ...text, labelLimit: 240, titleFontWeight: 500, domainColor: quiet, tickColor: quiet, gridColor: quiet },
    legend: { ...text, titleFontWeight: 500, symbolType: "square", labelLimit: 260, layout: { top: { anchor } } },
    header: text,
    title: { color: "var(--ws-ink)", subtitleColor: "var(--ws-soft)", fontSize: 16, anchor: "start" },
    text: { color: "var(--ws-ink)", fontSize: 14 },
    rule: { color: "var(--ws-edge)" },
    bar: { cornerRadius: 3 },
  };
}

function typeOf(way) {
  if (!way.size) return {};
  const line = Math.round(way.size * 1.28);
  const text = { labelFontSize: way.size, titleFontSize: way.size };
  return {
    axis: { ...text, labelLineHeight: line, titleLineHeight: line, labelPadding: 6 },
    legend: { ...text, symbolSize: 130, columnPadding: 12 },
    text: { fontSize: way.size },
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

// The number of a legend's columns can be set at the legend alone, not in the configuration.
function legendsIn(columns, value) {
  if (Array.isArray(value)) return value.map((one) => legendsIn(columns, one));
  if (!value || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, one]) => {
    const inner = legendsIn(columns, one);
    const speaks = ["color", "fill", "stroke", "shape"].includes(key) && inner?.field && inner.legend !== null;
    return [key, speaks ? { ...inner, legend: { ...inner.legend, columns } } : inner];
  });
  return Object.fromEntries(entries);
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

/** The rows with their labels broken anew for this place; always a copy the library may keep. */
export function fittedRows(data, way) {
  const broken = (value) => (typeof value === "string" && value.includes("\n") ? rewrapped(value, way.wrap) : value);
  const row = (one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, broken(value)]));
  const copy = structuredClone(data || {});
  if (!way.wrap) return copy;
  return Object.fromEntries(Object.entries(copy).map(([name, rows]) => [name, rows.map(row)]));
}

function rewrapped(text, width) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines[lines.length - 1];
    if (!line) lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

// The axis below says its title in one line where the picture is wide; the one beside it is short.
function titlesIn(value, width, below = false) {
  if (Array.isArray(value)) return value.map((one) => titlesIn(one, width, below));
  if (!value || typeof value !== "object") return value;
  const lines = (texts) => rewrapped(texts.join(" "), width).split("\n");
  const fitted = (key, one) =>
    below && key === "title" && Array.isArray(one) ? lines(one) : titlesIn(one, width, below || key === "x");
  const entries = Object.entries(value).map(([key, one]) => [key, fitted(key, one)]);
  return Object.fromEntries(entries);
}

export function prepared(figure, way) {
  const tones = tinted(structuredClone(figure.spec || {}));
  const plain = way.title ? titlesIn(tones, way.title) : tones;
  const spec = way.columns ? legendsIn(way.columns, plain) : plain;
  spec.datasets = { ...spec.datasets, ...fittedRows(figure.data, way) };
  spec.config = merged(merged(look(way.anchor), spec.config), typeOf(way));
  spec.background = null;
  spec.padding = { left: 5, top: 5, bottom: 5, right: 5 + (way.spare || 0) };
  if (isSingle(spec)) {
    spec.width = "container";
    spec.autosize = { type: "fit", contains: "padding", resize: true };
    spec.height = way.filling ? "container" : fittedHeight(spec, way);
  }
  return spec;
}

// The wall is wide and low: its rows stand closer, as far as the lines of their labels allow.
function fittedHeight({ height, datasets }, way) {
  if (typeof height?.step !== "number") return height;
  const texts = [...new Set(Object.values(datasets).flat().map((row) => String(row.label ?? "")))];
  // The library takes a row that stands alone for the gap beside it.
  if (texts.length === 1) return height.step;
  if (![WAYS.wall.name, WAYS.crowded.name].includes(way.name)) return height;
  const lines = Math.max(1, ...texts.map((text) => text.split("\n").length));
  return { ...height, step: Math.max(height.step * WALL_ROW, Math.min(height.step, lines * WALL_LINE + 6)) };
}

function canvas(host, width, height, scale) {
  const inner = h("div", { class: "ws-canvas" });
  if (width) inner.style.width = `${width}px`;
  if (height) inner.style.height = `${height}px`;
  if (scale) inner.style.transform = `scale(${scale})`;
  host.replaceChildren(inner);
  return inner;
}

export function drawPlain(host, draw, way) {
  return drawSnug(canvas(host), draw, way);
}

// Words beside a bar or in a legend may reach over the edge; then the drawing moves in.
async function drawSnug(inner, draw, way, tries = TRIES, before = Infinity) {
  const result = await draw(inner, way);
  const svg = inner.querySelector("svg");
  const missing = svg ? overTheEdge(svg) : 0;
  const titled = way.title && svg && titleIsOut(svg);
  if (!tries || (missing <= 0.4 && !titled)) return result;
  result.finalize();
  // A title that was put into one line reaches past its axis: it keeps the breaks that it came with.
  if (titled) return drawSnug(inner, draw, { ...way, title: 0 }, tries, before);
  // A legend that is wider than the marks has room over the labels of the rows; one that is wider than both has rows.
  const legend = isOut(svg, ".role-legend");
  if (!way.anchor && legend) return drawSnug(inner, draw, { ...way, anchor: "end" }, tries, before);
  if (!way.columns && legend) return drawSnug(inner, draw, { ...way, columns: LEGEND_COLUMNS }, tries, before);
  // Words over a column that is narrow itself do not move in with it: as it was is best.
  if (missing > before / 2) return draw(inner, { ...way, spare: way.was });
  const was = way.spare || 0;
  const spare = Math.min(was + missing * GIVES_WAY + 4, svg.viewBox.baseVal.width / 3);
  return drawSnug(inner, draw, { ...way, was, spare }, tries - 1, missing);
}

// A legend that has no room begins before the left edge.
function overTheEdge(svg) {
  const box = svg.getBBox();
  return Math.max(box.x + box.width - svg.viewBox.baseVal.width, -box.x);
}

function titleIsOut(svg) {
  return isOut(svg, ".role-axis-title text");
}

function isOut(svg, parts) {
  const paper = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll(parts)].map((one) => one.getBoundingClientRect());
  return boxes.some((box) => box.left < paper.left - 1 || box.right > paper.right + 1);
}

// The wall: first find out how high the figure wants to be, then fill the place and enlarge all,
// so far that the last row can read the labels: where that leaves little height, rows move closer.
export async function drawWide(host, draw, way) {
  const [width, height] = [host.clientWidth, host.clientHeight];
  const trial = await draw(canvas(host, WALL_WIDTH), way);
  const wanted = host.querySelector("svg")?.clientHeight || height;
  trial.finalize();
  const readable = parseFloat(getComputedStyle(host).fontSize) / LABEL;
  const scale = Math.max(readable, Math.min(width / WALL_WIDTH, height / wanted));
  const inner = canvas(host, width / scale, height / scale, scale);
  const result = await drawSnug(inner, draw, { ...way, filling: true });
  contained(host, inner);
  return result;
}

function contained(host, inner) {
  const svg = inner.querySelector("svg");
  if (!svg) return;
  const scale = Math.min(host.clientWidth / (svg.clientWidth || 1), host.clientHeight / (svg.clientHeight || 1));
  const left = Math.max(0, (host.clientWidth - svg.clientWidth * scale) / 2);
  inner.style.transform = `translateX(${left}px) scale(${scale})`;
}
