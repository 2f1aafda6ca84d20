// The workbench: move sliders, and points where there are some, and see what they lead to.

import { button, drawn, h, paint, say, sign } from "../base.js";
import { findingStrip, outcome, saveFile } from "./outcome.js";
import { ownNumbers } from "./own.js";
import { columnSum, FULL, madeFull, pointsIn, pointsTable } from "./points.js";
import { Trier } from "./trying.js";

const SPEAK_MS = 900;
const PLAYED_MS = 6000;

export class Workbench {
  constructor(view, send) {
    this.view = view;
    this.send = send;
    this.number = 0;
    this.answered = 0;
    this.trier = new Trier(() => this.attempt());
  }

  name(part) {
    return `ws-${this.view.number}-bench-${part}`;
  }

  /** Take over what Python says; what was moved here stays unless Python has something newer. */
  take(page, place) {
    const before = this.page;
    this.page = page || null;
    if (!page) return;
    if (this.asked) this.confirm();
    const news = (one) => one?.own?.trouble[0] ?? one?.own?.draft?.sentence ?? one?.own?.status;
    if (before && news(page) && news(page) !== news(before)) this.view.announce(news(page));
    const elsewhere = page.version !== this.version || place !== this.place;
    Object.assign(this, { place, version: page.version, texts: {} });
    if (elsewhere) this.preset = null;
    if (elsewhere || !this.weights || (page.number ?? 0) > this.number) return this.adopt(page);
    if ((page.number ?? 0) === this.number) this.show(page);
    else if (!before || before.language !== page.language || before.number > page.number) this.trier.want();
  }

  adopt(page) {
    this.trier.drop();
    this.waiting = false;
    this.weights = Object.fromEntries((page.functions || []).map((one) => [one.id, columnOf(page, one.id)]));
    this.values = Object.fromEntries((page.sliders || []).map((one) => [one.id, one.value]));
    this.touched = {};
    this.number = Math.max(this.number, page.number ?? 0);
    this.answered = this.number;
    this.show(page);
  }

  show({ result, csv }) {
    if (this.result && this.result.finding !== result?.finding) this.speakSoon();
    this.result = result;
    this.csv = csv;
  }

  // -- what people do --------------------------------------------------------------------

  get full() {
    return (this.page.functions || []).every((one) => columnSum(this.weights[one.id]) === FULL);
  }

  put(column, kpi, change) {
    const value = change(this.weights[column][kpi]);
    const written = value === "" ? "" : pointsIn(value);
    if (written === this.weights[column][kpi]) return this.repaint();
    this.touched[column] = kpi;
    this.setColumn(column, { ...this.weights[column], [kpi]: written });
  }

  fit(column) {
    this.setColumn(column, madeFull(this.weights[column], this.touched[column]));
    this.host.querySelector(`[data-cell^="${CSS.escape(column)} "]`)?.focus();
  }

  setColumn(column, values) {
    this.weights = { ...this.weights, [column]: values };
    this.moved();
  }

  slide(slider, value) {
    this.values = { ...this.values, [slider]: value };
    this.moved();
  }

  moved() {
    this.preset = null;
    this.played = false;
    this.repaint();
    if (this.full) this.trier.want();
    else this.speakSoon();
  }

  choose(preset) {
    this.trier.drop();
    this.preset = preset;
    this.waiting = true;
    this.send({ op: "preset", preset });
    this.repaint();
  }

  play() {
    if (!this.full) return this.view.announce(this.shortfall());
    this.asked = true;
    return this.send({ op: "play", ...this.contents() });
  }

  contents() {
    const points = (column) => Object.fromEntries(Object.entries(column).map(([kpi, one]) => [kpi, pointsIn(one)]));
    const weights = Object.fromEntries(Object.entries(this.weights).map(([id, column]) => [id, points(column)]));
    return { weights, sliders: { ...this.values } };
  }

  // -- to Python and back ----------------------------------------------------------------

  attempt() {
    if (!this.page || !this.full) return null;
    this.number += 1;
    this.sent = { number: this.number, ...this.contents() };
    this.send({ op: "try", ...this.sent });
    return this.number;
  }

  hear(message) {
    if (message?.op === "played") this.confirm();
    if (message?.op !== "tried") return;
    this.trier.answered(message.number);
    if (!(message.number > this.answered)) return;
    this.answered = message.number;
    if (this.sent?.number === message.number) this.note(message.sliders);
    this.show(message);
    this.repaint();
  }

  note(texts) {
    for (const [id, text] of Object.entries(texts || {})) this.texts[id] = { value: this.sent.sliders[id], text };
  }

  confirm() {
    this.asked = false;
    this.played = true;
    clearTimeout(this.ending);
    this.ending = setTimeout(() => {
      this.played = false;
      this.repaint();
    }, PLAYED_MS);
    this.view.announce(say(this.page?.words, "played"));
    this.repaint();
  }

  // A screen reader hears where the points came to rest, not every step of the way.
  speakSoon() {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => this.page && this.view.announce(this.shortfall() || this.result?.finding), SPEAK_MS);
  }

  /** Which bonus does not make a hundred yet, and by how much; empty when all do. */
  shortfall() {
    const { functions = [], words } = this.page;
    const short = functions.map((one) => [one, FULL - columnSum(this.weights[one.id])]).filter(([, gap]) => gap);
    return short.map(([one, gap]) => `${one.text}: ${say(words, gap > 0 ? "under" : "over", { n: Math.abs(gap) })}`).join(". ");
  }

  stop() {
    this.trier.drop();
    clearTimeout(this.speaking);
    clearTimeout(this.ending);
  }

  // -- what is shown ---------------------------------------------------------------------

  /** The bench as an element that repaints by itself, without the page around it. */
  panel(tag, attributes) {
    if (!this.page) return null;
    return drawn(tag, { key: "bench", ...attributes }, (host) => {
      this.host = host;
      this.repaint();
    });
  }

  repaint() {
    if (!this.page || !this.host) return;
    const { words = {} } = this.page;
    const gap = this.shortfall();
    paint(
      this.host,
      this.opening(),
      this.presets(words),
      h(
        "div",
        { class: "ws-bench-body", "data-stale": gap ? "yes" : null, "aria-busy": this.waiting ? "true" : null, key: "body" },
        h("div", { class: "ws-bench-set" }, this.page.functions?.length ? pointsTable(this) : null, this.sliders()),
        h("div", { class: "ws-bench-out" }, findingStrip(this.result, words, gap), outcome(this.result, words), this.actions(words)),
      ),
      ownNumbers(this),
    );
  }

  opening() {
    const { title, lead } = this.page;
    const heading = title ? h("h2", { key: "title" }, title) : null;
    const folds = this.host.nodeName === "DETAILS";
    return [folds ? h("summary", { key: "summary" }, heading) : heading, lead ? h("p", { class: "ws-soft ws-bench-lead", key: "lead" }, lead) : null];
  }

  presets(words) {
    const list = this.page.presets || [];
    if (!list.length) return null;
    // Some presets are only where to begin from; of others one always holds.
    const chosen = this.preset ?? this.page.chosen;
    const one = (preset) =>
      button(preset.text, () => this.choose(preset.id), "ws-preset", { key: preset.id, "aria-pressed": chosen === preset.id ? "true" : "false" });
    return h(
      "div",
      { class: "ws-presets", role: "group", "aria-labelledby": this.name("presets"), key: "presets" },
      h("p", { id: this.name("presets") }, say(words, "presets")),
      h("div", null, list.map(one)),
    );
  }

  sliders() {
    const list = this.page.sliders || [];
    return list.length ? h("div", { class: "ws-bench-sliders" }, list.map((one) => this.slider(one))) : null;
  }

  slider(one) {
    const id = this.name(one.id);
    const value = this.values[one.id] ?? one.value;
    const share = (100 * (value - one.min)) / (one.max - one.min || 1);
    const text = this.valueText(one, value);
    return h(
      "div",
      { class: "ws-slider", key: one.id },
      h("p", null, h("label", { for: id }, one.text), h("output", { for: id }, text)),
      h("input", {
        type: "range",
        id,
        min: one.min,
        max: one.max,
        step: one.step,
        value: String(value),
        "aria-valuetext": text,
        style: { "--share": `${share}%` },
        oninput: (event) => this.slide(one.id, Number(event.target.value)),
      }),
      h("p", { class: "ws-soft", "aria-hidden": "true" }, h("span", null, one.low_text ?? ""), h("span", null, one.high_text ?? "")),
    );
  }

  // Python says how a value reads; until it has, the number moves on in the words it used last.
  valueText(one, value) {
    const known = this.texts[one.id] ?? { value: one.value, text: one.value_text ?? String(one.value) };
    return known.text.replace(String(known.value), String(value));
  }

  actions(words) {
    const { play, csv_name } = this.page;
    return h(
      "div",
      { class: "ws-bench-actions", key: "actions" },
      play ? button(say(words, "play"), () => this.play(), "ws-primary", { key: "play", "aria-disabled": this.full ? null : "true" }) : null,
      this.csv ? button([sign("↓ "), say(words, "download")], () => saveFile(csv_name, this.csv), "ws-quiet", { key: "download" }) : null,
      this.played ? h("p", { class: "ws-played", key: "played" }, sign("✓ "), say(words, "played")) : null,
    );
  }
}

function columnOf(page, id) {
  return Object.fromEntries(page.kpis.map((kpi) => [kpi.id, pointsIn(kpi.weights?.[id])]));
}
