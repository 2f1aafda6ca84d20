// The console's grid for answers on paper: a row for each sheet, a column for each thing to answer.

import { button, h, say, sign } from "../base.js";
import { select, wrong } from "./fields.js";

/** What is typed stays until the sheets were counted, whatever comes meanwhile. */
export class OnPaper {
  constructor(send, repaint) {
    Object.assign(this, { send, repaint, round: "", sheets: {}, added: 1, sent: null });
  }

  /** Begin anew in another round; forget what was counted. */
  take(page) {
    const round = `${page.session?.code} ${page.title}`;
    const counted = this.sent !== null && page.paper?.told && page.paper.told !== this.sent && !page.paper.wrong;
    if (round === this.round && !counted) return;
    Object.assign(this, { round, sheets: {}, added: 1, sent: null });
  }

  type(row, name, text, last) {
    const sheet = this.sheets[row] ?? { cells: {} };
    this.sheets[row] = name === "department" ? { ...sheet, department: text } : { ...sheet, cells: { ...sheet.cells, [name]: text } };
    // A row for the next sheet is always there.
    if (last) this.added += 1;
    this.repaint();
  }

  count(panel) {
    const rows = rowsOf(panel, this);
    this.sent = panel.told;
    const sheets = rows.map(({ id, seat, department }) => ({ seat, department: this.sheets[id]?.department ?? department, cells: this.sheets[id]?.cells ?? {} }));
    this.send({ op: "enter_paper", sheets });
  }
}

function rowsOf(panel, typing) {
  const known = panel.rows.map((one) => ({ id: one.seat, seat: one.seat, text: one.text, department: one.department, done: one.done }));
  const room = Math.max(0, panel.most - known.length);
  const added = Array.from({ length: Math.min(typing.added, room) }, (_, nth) => ({ id: `new ${nth}`, seat: "", text: "", department: panel.departments[0].id, done: "" }));
  return [...known, ...added];
}

export function paperPanel(page, typing) {
  const panel = page.paper;
  typing.take(page);
  if (!panel) return null;
  const rows = rowsOf(panel, typing);
  const submit = (event) => {
    event.preventDefault();
    typing.count(panel);
  };
  return h(
    "details",
    { class: "ws-panel ws-posing ws-onpaper", key: "onpaper" },
    h("summary", null, h("h2", null, panel.title)),
    h(
      "form",
      { onsubmit: submit, novalidate: true },
      h("p", { class: "ws-soft" }, panel.lead),
      panel.by_phone ? h("p", { class: "ws-soft", key: "phone" }, panel.by_phone) : null,
      panel.told ? h("p", { key: "told", role: "status" }, panel.told, " ", button(say(panel.words, "back"), () => typing.send({ op: "drop_paper" }), "ws-quiet")) : null,
      panel.columns.length ? grid(panel, rows, typing) : null,
      wrong(panel.wrong),
      panel.columns.length ? h("button", { type: "submit", class: "ws-button", key: "enter" }, say(panel.words, "enter")) : null,
    ),
  );
}

function grid(panel, rows, typing) {
  const { columns, words } = panel;
  return h(
    "div",
    { class: "ws-scroll", key: "grid", tabindex: 0, role: "region", "aria-label": panel.title },
    h(
      "table",
      null,
      h("thead", null, h("tr", null, h("th", { scope: "col" }, say(words, "sheet")), h("th", { scope: "col" }, say(words, "department")), columns.map((one) => h("th", { scope: "col", key: nameOf(one) }, one.head)))),
      h("tbody", null, rows.map((row, nth) => line(row, nth, nth === rows.length - 1, panel, typing))),
    ),
  );
}

function line(row, nth, last, panel, typing) {
  const { columns, words } = panel;
  const name = row.text || `${say(words, "new")} ${nth + 1}`;
  const change = (cell) => (text) => typing.type(row.id, cell, text, last && !row.seat);
  const sheet = typing.sheets[row.id];
  const side = row.seat ? (panel.departments.find((one) => one.id === row.department)?.text ?? "") : select(panel.departments, sheet?.department ?? row.department, change("department"), { "aria-label": `${name}: ${say(words, "department")}` });
  return h(
    "tr",
    { key: row.id },
    h("th", { scope: "row" }, `${nth + 1}. ${row.text || say(words, "new")}`, row.done ? h("small", null, " ", sign("✓"), ` ${row.done}`) : null),
    h("td", null, side),
    columns.map((one) => h("td", { key: nameOf(one) }, cell(one, `${name}: ${one.head}`, sheet?.cells[nameOf(one)] ?? "", words, change(nameOf(one))))),
  );
}

function nameOf({ question, item }) {
  return `${question}/${item}`;
}

function cell(column, label, value, words, change) {
  if (column.kind === "option") return select([{ id: "", text: say(words, "none") }, ...column.options], value, change, { "aria-label": label });
  const number = column.kind === "number" ? { inputmode: "numeric", class: "ws-weight" } : {};
  return h("input", { type: "text", value, "aria-label": label, autocomplete: "off", oninput: (event) => change(event.target.value), ...number });
}
