// The file that somebody saves: one page that holds all it needs and asks nobody for anything.

import { h } from "../base.js";
import { keptParts, keptTitle } from "./kept.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** What is kept as a file, with the sheets of the page that it is made on. Every text enters it as a text node. */
export function fileOf(kept) {
  const head = [
    h("meta", { charset: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    h("title", null, `${kept.room} · ${kept.who}`),
  ];
  const body = h("div", { class: "ws ws-file" }, h("main", { class: "ws-kept" }, keptTitle(kept, 1), keptParts(kept, 2, true)));
  const lines = ["<!doctype html>", `<html lang="${kept.language}"><head>`, ...head.map(written), `<style>${sheets()}</style>`, "</head><body>", written(body), "</body></html>"];
  return new File([lines.join("\n")], kept.file, { type: "text/html;charset=utf-8" });
}

// An element as markup: what stands in its texts and attributes is escaped by the browser.
function written(node) {
  return new XMLSerializer().serializeToString(node);
}

/** The rules of this page's own sheets; those of a browser's extensions cannot be read, and are not ours. */
function sheets() {
  const rules = [];
  for (const sheet of document.styleSheets) {
    try {
      rules.push(...[...sheet.cssRules].map((rule) => rule.cssText));
    } catch {
      continue;
    }
  }
  return rules.join("\n").replaceAll("<", "\\3c ");
}
