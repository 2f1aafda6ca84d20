// What was set leads to this: the finding, columns, the share of the possible gain, a few numbers.

import { h, say, sign } from "../base.js";
import { columnChart } from "./columns.js";

/** The headline; while the points do not add up, `gap` says what is missing before there is one. */
export function findingStrip(result, words, gap) {
  const stale = gap ? h("p", { class: "ws-soft" }, say(words, "stale")) : null;
  return h("div", { class: "ws-strip", key: "strip" }, h("h3", { class: "ws-finding" }, gap || (result?.finding ?? "")), stale);
}

// The tried bonus keeps its place on top: bars that change places cannot be followed.
export function outcome(result, words) {
  if (!result) return null;
  const rows = result.rows || [];
  return h(
    "div",
    { class: "ws-outcome", key: "outcome" },
    (result.columns || []).map(columnChart),
    words.share ? h("h4", null, words.share) : null,
    h("ul", { class: "ws-shares" }, [...rows.filter((row) => row.here), ...rows.filter((row) => !row.here)].map(shareRow)),
    result.facts?.length ? facts(result.facts, words) : null,
    result.note ? h("p", { class: "ws-soft ws-outcome-note" }, result.note) : null,
  );
}

function shareRow(row) {
  const share = Math.max(0, Math.min(1, Number(row.share) || 0));
  return h(
    "li",
    { class: "ws-share", key: row.id, "data-tone": row.tone || "neutral", "data-here": row.here ? "yes" : null, "aria-current": row.here ? "true" : null },
    h("p", null, row.here ? sign("▸ ") : null, row.text),
    h("div", { class: "ws-beam", "aria-hidden": "true" }, h("i", { style: { "--share": `${share * 100}%` } })),
    h("b", null, row.text_value ?? ""),
  );
}

function facts(list, words) {
  const heading = words.facts ? h("h4", null, words.facts) : null;
  return h("div", { class: "ws-facts-of", key: "facts" }, heading, h("dl", { class: "ws-numbers-row" }, list.map(fact)));
}

function fact(one) {
  return h(
    "div",
    { key: one.id },
    h("dt", null, one.text),
    h("dd", { key: "value" }, one.value),
    one.change ? h("dd", { class: "ws-change", key: "change" }, one.change) : null,
  );
}

/** Save a text as a file of the reader's own; spreadsheets need the mark at its beginning. */
export function saveFile(name, text) {
  const blob = new Blob(["\ufeff", String(text).replace(/^\ufeff/, "")], { type: "text/csv;charset=utf-8" });
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name || "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
