// The console's panel for what comes after: what is counted before and after, and the pulses weeks later.

import { button, h, sign } from "../base.js";
import { confirmBox } from "./door.js";
import { filePicker, named, select, wrong } from "./fields.js";

const FILES = ".eml,.txt,.csv,.html,message/rfc822,text/plain";
// One message to the kernel holds no more.
const LARGEST = 200_000;

/** What is being typed, and what she is being asked about: it stays on the page whatever comes meanwhile. */
export class Following {
  constructor(root, send, repaint) {
    Object.assign(this, { root, send, repaint });
    this.drafts = {};
    this.asked = null;
  }

  value(name, kept = "") {
    return this.drafts[name] ?? kept;
  }

  type(name, value, again = false) {
    this.drafts[name] = value;
    if (again) this.repaint();
  }

  forget(start) {
    for (const name of Object.keys(this.drafts)) if (name.startsWith(start)) delete this.drafts[name];
  }

  /** Ask before something that cannot be taken back; with null, ask no more. */
  ask(what, back) {
    this.asked = what;
    this.repaint();
    this.root.querySelector(what ? ".ws-follow .ws-confirm" : `#ws-follow-${back}`)?.focus();
  }
}

export function followPanel(page, following) {
  const panel = page.followup;
  if (!panel) return null;
  return h(
    "details",
    { class: "ws-panel ws-follow", key: `followup ${panel.ended}`, open: panel.ended },
    h("summary", null, h("h2", null, panel.words.title)),
    h("p", { class: "ws-soft" }, panel.words.lead),
    counted(panel, following),
    pulses(panel, following),
  );
}

// ---- what is counted ----

function counted(panel, following) {
  const { indicators, words } = panel;
  const { title, none, asked } = words.indicators;
  return h(
    "section",
    { key: "indicators" },
    h("h3", null, title),
    indicators.length ? h("ol", { class: "ws-indicators" }, indicators.map((one) => indicator(one, panel, following))) : h("p", { class: "ws-soft" }, none),
    indicators.length ? h("p", { class: "ws-soft", key: "asked" }, asked) : null,
    panel.full ? null : adding(panel, following),
  );
}

function indicator(one, panel, following) {
  const words = panel.words.indicators;
  const said = one.values.filter((value) => value.text);
  return h(
    "li",
    { key: one.id },
    h("p", { class: "ws-vow", dir: "auto" }, one.name),
    said.length ? h("p", { key: "said" }, said.map((value) => value.text).join(" · "), one.verdict ? h("strong", null, ` – ${one.verdict}`) : null) : null,
    wrong(one.wrong),
    one.values.map((value) => entry(one, value, panel, following)),
    one.help.length ? h("ul", { class: "ws-soft", key: "help" }, one.help.map((line) => h("li", null, line))) : null,
    panel.fixed ? null : button(words.drop, () => following.send({ op: "indicate", indicator: one.id, drop: true }), "ws-quiet", { key: "drop", "aria-label": `${words.drop}: ${one.name}` }),
  );
}

function entry(one, value, panel, following) {
  const words = panel.words.indicators;
  const place = `${one.id} ${value.when}`;
  const at = (name) => following.value(`${place} ${name}`, value[name]);
  const save = (event) => {
    event.preventDefault();
    following.send({ op: "indicate", indicator: one.id, when: value.when, n: number(at("n")), of: one.unit === "time" ? 0 : number(at("of")), day: at("day") || panel.today, source: at("source") });
    following.forget(place);
  };
  const field = (name, text, more) => named(text, h("input", { autocomplete: "off", value: at(name) || (name === "day" ? panel.today : ""), oninput: (event) => following.type(`${place} ${name}`, event.target.value), ...more }), name);
  const amount = { type: "text", inputmode: "decimal", maxlength: 9, class: "ws-weight" };
  return h(
    "details",
    { key: value.when, class: "ws-value" },
    h("summary", null, value.title),
    h(
      "form",
      { class: "ws-form", novalidate: true, onsubmit: save },
      field("n", words.n[one.unit], amount),
      one.unit === "time" ? null : field("of", words.of[one.unit], amount),
      field("day", words.day, { type: "date", max: panel.today }),
      field("source", words.source, { type: "text", maxlength: 160 }),
      button(words.save, null, "", { type: "submit", key: "save", "aria-label": `${words.save}: ${one.name}` }),
    ),
  );
}

// What is no number is sent as it is: the host says what it should be.
function number(text) {
  const plain = String(text).trim().replace(",", ".");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : String(text);
}

function adding(panel, following) {
  const words = panel.words.indicators;
  const chosen = following.value("new");
  const own = chosen === "own";
  const known = panel.known.find((one) => one.id === chosen);
  const add = (event) => {
    event.preventDefault();
    const { unit, better, text } = Object.fromEntries(["unit", "better", "text"].map((name) => [name, following.value(`new ${name}`)]));
    following.send(own ? { op: "indicate", text, unit: unit || panel.units[0].id, better: better || panel.ways[0].id } : { op: "indicate", known: chosen });
    following.forget("new");
    following.repaint();
  };
  const options = [{ id: "", text: "–" }, ...panel.known, { id: "own", text: words.own }];
  return h(
    "form",
    { class: "ws-form", key: "adding", novalidate: true, onsubmit: add },
    named(words.choose, select(options, chosen, (id) => following.type("new", id, true))),
    known ? h("ul", { class: "ws-soft", key: "help" }, known.help.map((line) => h("li", null, line))) : null,
    own ? ownFields(panel, following) : null,
    wrong(panel.wrong),
    chosen ? button(words.add, null, "ws-primary", { type: "submit", key: "add" }) : null,
  );
}

function ownFields(panel, following) {
  const words = panel.words.indicators;
  const pick = (name, title, options) => named(title, select(options, following.value(`new ${name}`, options[0].id), (id) => following.type(`new ${name}`, id)), name);
  return h(
    "div",
    { key: "own" },
    named(words.text, h("input", { type: "text", maxlength: 160, autocomplete: "off", value: following.value("new text"), oninput: (event) => following.type("new text", event.target.value) })),
    pick("unit", words.unit, panel.units),
    pick("better", words.better, panel.ways),
  );
}

// ---- the pulses ----

function pulses(panel, following) {
  const words = panel.words.pulses;
  return h(
    "section",
    { key: "pulses" },
    h("h3", null, words.title),
    panel.pulses.length ? null : h("p", { class: "ws-soft", key: "early" }, panel.ready ? words.sure : words.early),
    wrong(panel.unmade),
    panel.ready ? making(panel, following) : null,
    panel.pulses.length ? h("p", { class: "ws-soft", key: "lead" }, words.lead) : null,
    panel.pulses.length ? asks(panel) : null,
    panel.dates ? files([panel.dates]) : null,
    panel.pulses.map((one) => pulse(one, panel, following)),
  );
}

function making(panel, following) {
  const words = panel.words.pulses;
  if (following.asked !== "make") return button(words.make, () => following.ask("make"), "ws-primary", { key: "make", id: "ws-follow-make" });
  const make = () => {
    following.send({ op: "pulse" });
    following.ask(null, "make");
  };
  return confirmBox(words.sure, { yes: words.yes, no: words.no, onYes: make, onNo: () => following.ask(null, "make"), key: "sure" });
}

function asks(panel) {
  const words = panel.words.pulses;
  if (!panel.asks.length) return h("p", { key: "asks" }, words.no_promises);
  return h("div", { key: "asks" }, h("p", null, words.asks), h("ul", null, panel.asks.map((one) => h("li", { key: one, dir: "auto" }, one))));
}

function files(listed) {
  const row = (one) => h("li", { key: one.href }, h("a", { class: "ws-button ws-quiet", href: one.href, download: "" }, sign("↓ "), one.text), h("small", { class: "ws-soft" }, ` ${one.help}`));
  return h("ul", { class: "ws-sent", key: "files" }, listed.map(row));
}

function pulse(one, panel, following) {
  const words = panel.words.pulses;
  return h(
    "section",
    { class: "ws-later", key: one.which, "aria-label": one.title, "data-pulse": one.which },
    h("h4", null, one.title),
    one.open ? files(one.files) : null,
    h("p", { key: "state" }, one.state),
    wrong(one.wrong),
    one.open ? codes(one, panel, following) : null,
    one.open ? closing(one, panel, following) : results(one, words),
  );
}

function codes(one, panel, following) {
  const words = panel.words.pulses;
  const place = `codes ${one.which}`;
  const look = (event) => {
    event.preventDefault();
    following.send({ op: "pulse_read", which: one.which, text: following.value(place) });
  };
  const count = () => {
    following.send({ op: "pulse_count", which: one.which });
    following.forget(place);
    following.repaint();
  };
  return h(
    "form",
    { class: "ws-form", key: "codes", novalidate: true, onsubmit: look },
    named(words.paste, h("textarea", { rows: 4, maxlength: LARGEST, spellcheck: "false", autocomplete: "off", value: following.value(place), oninput: (event) => following.type(place, event.target.value) })),
    h("div", { class: "ws-others" }, button(words.read, null, "", { type: "submit", key: "read" }), loading(one, words, following)),
    h("div", { role: "status", key: "told" }, one.read.map((line) => h("p", { key: line }, line))),
    one.count ? button(one.count, count, "ws-primary", { key: "count" }) : null,
  );
}

function loading(one, words, following) {
  const take = (data, name, nth) => following.send({ op: "pulse_read", which: one.which, name, more: nth > 0 }, data);
  return filePicker(words.load, { accept: FILES, bytes: LARGEST, take, multiple: true });
}

function closing(one, panel, following) {
  const words = panel.words.pulses;
  if (following.asked !== one.which) return button(words.close, () => following.ask(one.which), "", { key: "close", id: `ws-follow-${one.which}` });
  const close = () => {
    following.send({ op: "pulse_close", which: one.which });
    following.ask(null, one.which);
  };
  const question = [one.warning, words.sure_close].filter(Boolean).join("\n");
  return confirmBox(question, { yes: words.close, no: words.no, onYes: close, onNo: () => following.ask(null, one.which), key: "sure" });
}

function results(one, words) {
  if (!one.results.length) return h("p", { key: "none" }, words.none);
  const row = (line) => h("div", { key: line.title }, h("dt", { dir: "auto" }, line.title), line.lines.map((said) => h("dd", { key: said }, said)));
  return h("div", { key: "results" }, h("h5", null, words.shown), h("dl", { class: "ws-heard" }, one.results.map(row)), h("p", { class: "ws-soft" }, words.in_report));
}
