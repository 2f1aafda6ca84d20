// The way in and who is here: QR code, session code, counts of the room.

import { drawn, h, say } from "../base.js";

const SVG = "http://www.w3.org/2000/svg";

function svgNode(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/** One path of dark runs on white: crisp at any size, and white in dark mode too. */
export function qrCode(matrix, label) {
  if (!matrix?.length) return null;
  const key = matrix.map((row) => row.join("")).join("");
  return drawn("div", { class: "ws-qr", role: "img", "aria-label": label || null, key: `qr ${key}` }, (host) => {
    if (host.firstChild) return;
    const size = matrix.length;
    const picture = svgNode("svg", { viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges" });
    picture.append(svgNode("rect", { width: size, height: size, fill: "#fff" }));
    picture.append(svgNode("path", { d: matrix.map(darkRuns).join(""), fill: "#000" }));
    host.append(picture);
  });
}

function darkRuns(row, y) {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
  }
  return path;
}

/** The code in two groups, as people read it to each other. */
export function spelled(code) {
  const text = String(code || "");
  const half = Math.ceil(text.length / 2);
  const halves = [text.slice(0, half), text.slice(half)].filter(Boolean);
  return h(
    "span",
    { class: "ws-code" },
    h("span", { class: "ws-hidden" }, text),
    halves.map((part) => h("span", { "aria-hidden": "true" }, part)),
  );
}

export function meter(share, more) {
  const part = Math.max(0, Math.min(1, Number(share) || 0));
  return h("div", { class: "ws-meter", "aria-hidden": "true", ...more }, h("i", { style: { "--share": `${part * 100}%` } }));
}

export function departments(joined) {
  return h(
    "ul",
    { class: "ws-departments" },
    (joined?.departments || []).map((one) =>
      h("li", { key: one.id, "data-tone": one.id }, h("i", { "aria-hidden": "true" }), h("span", null, one.text, " "), h("b", null, one.n ?? 0)),
    ),
  );
}

export function headcount(joined, words) {
  const values = { n: joined?.total ?? 0, m: joined?.expected || joined?.total || 0 };
  const text = say(words, "joined", values) || joined?.text;
  if (text) return text;
  return joined?.expected ? `${values.n} / ${values.m}` : String(values.n);
}

/** The address people open; where it has to break, it breaks before the code. */
export function joinAddress({ join, code }) {
  const host = String(join || "").replace(/^https?:\/\//, "").replace(code, "");
  return [host, h("wbr"), join ? code : ""];
}
