// A team's own items: a file is picked, read by Python, and what it says is looked at before it is used.

import { button, h, sign } from "../base.js";
import { filePicker, wrong } from "./fields.js";
import { saveFile } from "./outcome.js";

const FILES = ".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function ownItems(page, send) {
  const panel = page.own_items;
  if (!panel) return null;
  const { words, trouble, draft, lines, status, lost } = panel;
  return h(
    "details",
    { class: "ws-panel ws-owned", key: "own-items", open: Boolean(trouble.length || draft || status) },
    h("summary", null, h("h2", null, words.title)),
    h("p", { class: "ws-soft" }, words.help),
    wrong(lost),
    status ? h("p", { class: "ws-own-status", key: "status" }, sign("✓ "), status) : null,
    lines.length ? listed(words.now, lines, "now") : null,
    trouble.length ? refused(words, trouble) : null,
    draft ? understood(words, draft, send) : null,
    h("div", { class: "ws-bench-actions", key: "actions" }, picker(panel, send), template(panel), status ? button(words.back, () => send({ op: "own_back" }), "ws-quiet", { key: "back" }) : null),
  );
}

function refused(words, trouble) {
  return h("div", { class: "ws-own-trouble", role: "alert", key: "trouble" }, h("p", null, words.refused), h("ul", { class: "ws-list" }, trouble.map((one) => h("li", null, one))));
}

function understood(words, { told, lines }, send) {
  return h(
    "section",
    { class: "ws-own-draft", key: "draft" },
    h("h3", null, words.draft),
    told.map((one) => h("p", { class: "ws-own-sentence" }, one)),
    listed("", lines, "read"),
    h(
      "div",
      { class: "ws-bench-actions" },
      button(words.use, () => send({ op: "own_use" }), "ws-primary", { key: "use" }),
      button(words.drop, () => send({ op: "own_drop" }), "ws-quiet", { key: "drop" }),
    ),
  );
}

function listed(title, lines, key) {
  const line = ({ number, text, mark }) =>
    h("li", { value: number }, text, mark ? h("small", { class: "ws-owned-mark" }, sign("! "), mark) : null);
  return h("div", { key }, title ? h("h3", null, title) : null, h("ol", { class: "ws-owned-list" }, lines.map(line)));
}

// One byte too many is enough to be told that there is too much.
function picker({ words, most }, send) {
  return filePicker(words.choose, { accept: FILES, bytes: most + 1, take: (data) => send({ op: "own_load" }, data) });
}

function template({ words, sample }) {
  return button([sign("↓ "), words.template], () => saveFile(words.template_name, sample), "ws-quiet", { key: "template" });
}
