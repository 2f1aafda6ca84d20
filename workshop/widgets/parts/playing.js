// A game on the console: what it pays, who plays where, and the quarter under way.

import { button, h, say, sign } from "../base.js";
import { wrong } from "./fields.js";
import { sidePay } from "./firms.js";
import { meter } from "./people.js";
import { columnSum, FULL, madeFull, pointsIn, pointsTable } from "./points.js";

/** What the sides agree on, while it is filled in; the host has it once it is played by. */
export class Paying {
  constructor(view, send, repaint) {
    Object.assign(this, { view, send, repaint, weights: {}, touched: {} });
  }

  /** What the table of points is drawn from. */
  get page() {
    return this.panel;
  }

  name(part) {
    return `ws-${this.view.number}-pay-${part}`;
  }

  /** What is typed stays, whatever comes meanwhile; what another page agreed on is taken over. */
  take(panel) {
    const agreed = JSON.stringify([panel.play, panel.weights]);
    if (agreed !== this.agreed) Object.assign(this, { agreed, weights: panel.weights, touched: {} });
    this.panel = panel;
  }

  put(column, kpi, change) {
    const value = change(this.weights[column][kpi]);
    this.touched = { ...this.touched, [column]: kpi };
    this.set(column, { ...this.weights[column], [kpi]: value === "" ? "" : pointsIn(value) });
  }

  fit(column) {
    this.set(column, madeFull(this.weights[column], this.touched[column]));
  }

  set(column, values) {
    this.weights = { ...this.weights, [column]: values };
    this.repaint();
  }

  get ready() {
    const { functions, most } = this.panel;
    return functions.every(({ id }) => columnSum(this.weights[id]) === FULL && named(this.weights[id]).length <= most);
  }

  pay(bonus) {
    this.send({ op: "pay", play: this.panel.play, bonus });
  }

  use() {
    const shares = (column) => Object.fromEntries(named(column).map(([kpi, points]) => [kpi, pointsIn(points) / FULL]));
    if (!this.ready) return this.view.announce(say(this.panel.words, "agreed_open", { most: this.panel.most }));
    return this.pay(Object.fromEntries(this.panel.functions.map(({ id }) => [id, shares(this.weights[id])])));
  }
}

function named(column) {
  return Object.entries(column || {}).filter(([, points]) => pointsIn(points) > 0);
}

/** What the present round's game needs of the facilitator; nothing where it has none. */
export function playPanels(page, paying) {
  const { play } = page;
  if (!play) return null;
  return [play.quarter ? quarterPanel(play.quarter) : null, play.pay ? payPanel(play.pay, paying) : null, play.firms?.length ? seatedPanel(play.firms, page.words) : null];
}

function quarterPanel({ title, agreed, share, waits, waits_title: waitsTitle, all }) {
  return h(
    "section",
    { class: "ws-panel ws-quarter", key: "quarter" },
    h("h2", null, title),
    h("p", { class: "ws-number" }, agreed),
    meter(share),
    all ? h("p", { class: "ws-soft", key: "all" }, all) : h("div", { key: "waits" }, h("h3", null, waitsTitle), h("ul", { class: "ws-waits" }, waits.map((one) => h("li", { key: one }, one)))),
  );
}

function seatedPanel(firms, words) {
  const one = (row) => h("li", { key: row.name }, h("span", null, row.name), h("b", null, row.people));
  return h("section", { class: "ws-panel ws-seated", key: "seated" }, h("h2", null, say(words, "firms_title")), h("ul", { class: "ws-waits" }, firms.map(one)));
}

function payPanel(panel, paying) {
  paying.take(panel);
  const { words, most } = panel;
  return h(
    "section",
    { class: "ws-panel ws-bench ws-paying", key: "pay" },
    h("h2", null, words.title),
    h("p", { class: "ws-soft" }, words.lead),
    wrong(panel.wrong),
    h("fieldset", { class: "ws-field" }, h("legend", { class: "ws-hidden" }, words.title), panel.choices.map((one) => choice(one, paying))),
    panel.kpis.length
      ? h(
          "details",
          { class: "ws-agreeing", key: "agreeing", open: panel.agreed },
          h("summary", null, words.agreed, panel.agreed ? h("em", { key: "chosen" }, sign("✓"), " ", words.chosen) : null),
          h("p", { class: "ws-soft" }, say(words, "agreed_help", { most })),
          pointsTable(paying),
          h("p", { class: "ws-soft", key: "open" }, paying.ready ? "" : say(words, "agreed_open", { most })),
          button(words.agreed_use, () => paying.use(), "", { key: "use", "aria-disabled": paying.ready ? null : "true" }),
        )
      : null,
  );
}

function choice(one, paying) {
  return h(
    "label",
    { class: "ws-choice", key: one.id },
    h("input", { type: "radio", name: paying.name("bonus"), value: one.id, checked: one.chosen, onchange: () => paying.pay(one.id) }),
    h("span", { class: "ws-paid" }, h("strong", null, one.text), sidePay(one.lines)),
  );
}
