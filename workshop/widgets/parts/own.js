// Numbers of a team's own: a file is picked, read by Python, and what came of it is shown.

import { button, h, sign } from "../base.js";
import { columnChart } from "./columns.js";
import { filePicker } from "./fields.js";
import { saveFile } from "./outcome.js";

const FILES = ".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function ownNumbers(bench) {
  const { own } = bench.page;
  if (!own) return null;
  const { table, status, trouble, draft } = own;
  return h(
    "details",
    { class: "ws-own", key: "own", open: Boolean(table || draft || trouble.length) },
    h("summary", null, h("h3", null, own.title)),
    h("p", { class: "ws-soft" }, own.lead),
    trouble.length ? refused(own) : null,
    draft ? understood(bench, draft) : null,
    status ? h("p", { class: "ws-own-status", key: "status" }, sign("✓ "), status) : null,
    bench.page.kept ? h("p", { class: "ws-soft", key: "kept" }, bench.page.kept) : null,
    h("div", { class: "ws-bench-actions" }, picker(bench, own), ownActions(bench, own)),
    table ? sourcesTable(own) : null,
  );
}

function refused({ refused: words, trouble }) {
  return h("div", { class: "ws-own-trouble", role: "alert", key: "trouble" }, h("p", null, words), h("ul", { class: "ws-list" }, trouble.map((one) => h("li", null, one))));
}

// What the file is taken to say is looked at before it is used; what is doubtful is asked.
function understood(bench, draft) {
  const { title, sentence, charts, questions, use, wait, drop } = draft;
  return h(
    "section",
    { class: "ws-own-draft", "aria-labelledby": bench.name("draft"), key: "draft" },
    h("h4", { id: bench.name("draft") }, title),
    h("p", { class: "ws-own-sentence", key: "sentence" }, sentence),
    questions.map((one) => question(bench, one)),
    h("div", { class: "ws-own-series", key: "series" }, charts.map(columnChart)),
    wait ? h("p", { class: "ws-soft", id: bench.name("wait"), key: "wait" }, wait) : null,
    h(
      "div",
      { class: "ws-bench-actions", key: "actions" },
      button(use, () => (wait ? bench.view.announce(wait) : bench.send({ op: "use" })), "ws-primary", {
        key: "use",
        "aria-disabled": wait ? "true" : null,
        "aria-describedby": wait ? bench.name("wait") : null,
      }),
      button(drop, () => bench.send({ op: "drop" }), "ws-quiet", { key: "drop" }),
    ),
  );
}

function question(bench, { id, text, choices, chosen }) {
  const name = bench.name(`asked-${id}`);
  const one = (choice) =>
    button(choice.text, () => bench.send({ op: "settle", question: id, choice: choice.id }), "ws-preset", {
      key: choice.id,
      "aria-pressed": choice.id === chosen ? "true" : "false",
    });
  return h("div", { class: "ws-own-question ws-presets", role: "group", "aria-labelledby": name, key: id }, h("p", { id: name }, text), h("div", null, choices.map(one)));
}

// One byte too many is enough to be told that there is too much.
function picker(bench, own) {
  return filePicker(own.choose, { accept: FILES, bytes: own.most + 1, take: (data) => bench.send({ op: "load" }, data) });
}

function ownActions(bench, own) {
  return [
    button([sign("↓ "), own.template], () => saveFile(own.template_name, own.sample), "ws-quiet", { key: "template" }),
    own.table ? button(own.back, () => bench.send({ op: "forget" }), "ws-quiet", { key: "back" }) : null,
  ];
}

function sourcesTable({ table, table_label }) {
  const row = ([name, value, origin, why]) =>
    h("tr", null, h("th", { scope: "row" }, name), h("td", null, value), h("td", null, h("strong", null, origin), h("span", null, why)));
  return h(
    "div",
    { class: "ws-scroll", tabindex: 0, role: "group", "aria-label": table_label, key: "sources" },
    h(
      "table",
      null,
      h("caption", { class: "ws-hidden" }, table_label),
      h("thead", null, h("tr", null, table.columns.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", null, table.rows.map(row)),
    ),
  );
}
