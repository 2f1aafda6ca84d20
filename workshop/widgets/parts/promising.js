// The console's list of promises: put together, written out, agreed and signed, and judged the next time.

import { button, h, say } from "../base.js";
import { named, select, wrong } from "./fields.js";
import { pager } from "./panels.js";
import { inFrontOf } from "./slides.js";
import { alikeBoxes } from "./texts.js";

const LINE = 44;
const NONE = { id: "", text: "–" };

/** What is being typed: it stays on the page until the host has it, whatever comes meanwhile. */
export class Promising {
  constructor(repaint) {
    this.repaint = repaint;
    this.drafts = new Map();
  }

  /** Forget what the page has by now. */
  take(panel) {
    for (const one of panel?.listed || []) {
      const draft = this.drafts.get(one.id);
      for (const [name, text] of Object.entries(draft || {})) if (kept(one, name) === text.trim()) delete draft[name];
      if (draft && !Object.keys(draft).length) this.drafts.delete(one.id);
    }
    const own = this.drafts.get("");
    if (!own?.sent || !panel?.listed.some((one) => one.text === own.sent.trim())) return;
    // The next one may be half written by now.
    if (own.text === own.sent) this.drafts.delete("");
    else delete own.sent;
  }

  text(id, name, saved) {
    return this.drafts.get(id)?.[name] ?? saved;
  }

  type(id, name, text) {
    this.drafts.set(id, { ...this.drafts.get(id), [name]: text });
    this.repaint();
  }

  changed(id) {
    return this.drafts.get(id) || {};
  }
}

function kept(one, name) {
  return name === "text" ? one.text : (one.fields[name] ?? "");
}

export function promisesPanel(page, send, typing) {
  const panel = page.promises;
  if (!panel) return null;
  typing.take(panel);
  return panel.opens ? listPanel(page, send, typing) : earlierPanel(page, send);
}

// The one that the wall shows stands there whole, and she may mark any of them.
function earlierPanel(page, send) {
  const { earlier, words } = page.promises;
  const at = inFrontOf(earlier, page.shown);
  const row = (one, nth) => h("li", { key: one.id, "aria-current": nth === at ? "true" : null }, heading(one), nth === at ? termsOf(one) : null, judging(one, words, send), wrong(one.wrong));
  return h(
    "section",
    { class: "ws-panel ws-promises ws-earlier", key: "earlier promises" },
    titled(say(words, "earlier_title"), page, send),
    h("p", { class: "ws-soft" }, say(words, earlier.length ? "earlier_help" : "earlier_gone")),
    h("ol", null, earlier.map(row)),
  );
}

// After a reveal the slides are turned where they are shown.
function titled(title, page, send) {
  const { pages } = page.promises;
  const turned = page.session?.phase !== "revealed" && pages.length > 1;
  return h("div", { class: "ws-pager" }, h("h2", null, title), turned ? pager(pages.length, inFrontOf(pages, page.shown), page.words, send) : null);
}

function judging(one, words, send) {
  const choose = (id, key) =>
    h(
      "label",
      { class: "ws-option", key: id },
      h("input", { type: "radio", name: `ws-kept-${one.id}`, value: id, checked: one.kept === id, onchange: () => send({ op: "keep", promise: one.id, kept: id }) }),
      h("span", null, say(words, key)),
    );
  return h("fieldset", { class: "ws-kept" }, h("legend", { class: "ws-hidden" }, one.text), h("div", { class: "ws-options" }, choose("kept", "kept"), choose("partly", "partly"), choose("broken", "broken"), choose("", "unjudged")));
}

function listPanel(page, send, typing) {
  const panel = page.promises;
  const { listed, words } = panel;
  return h(
    "section",
    { class: "ws-panel ws-promises", key: "promises" },
    titled(say(words, "title"), page, send),
    h("p", { class: "ws-soft" }, say(words, listed.length ? "help" : "empty")),
    alikeBoxes(panel.same, words, (one) => one.texts.slice(1).forEach((other) => send({ op: "merge", promise: other.id, into: one.id }))),
    listed.length ? h("ol", null, listed.map((one) => row(one, panel, send, typing))) : null,
    panel.full ? h("p", { class: "ws-soft", key: "full" }, say(words, "list_full")) : adding(panel, send, typing),
  );
}

function heading(one) {
  const state = one.state ? h("small", { "data-tone": one.tone || "open" }, one.state) : null;
  return h("p", { class: "ws-vow", id: `ws-promise-${one.id}` }, h("strong", { dir: "auto" }, one.text), " ", state);
}

function termsOf(one) {
  return h("dl", { class: "ws-terms" }, one.terms.map((term) => h("div", { key: term.id }, h("dt", null, term.name), h("dd", { dir: "auto" }, term.text))));
}

function row(one, panel, send, typing) {
  const { words } = panel;
  return h(
    "li",
    { key: one.id },
    heading(one),
    one.aloud ? marks(one, "agree", (side) => ({ op: "agree", promise: one.id, department: side.id, agreed: !side.agreed }), send) : null,
    one.signs ? marks(one, "sign", (side) => signing(one, side), send) : null,
    one.note ? h("p", { class: "ws-soft", key: "note" }, one.note) : null,
    wrong(one.wrong),
    h("details", { key: "open" }, h("summary", null, say(words, "open")), counting(one, panel, send), form(one, panel, send, typing), rest(one, panel, send)),
  );
}

// A signature alone is taken back with all of them: what one side signs without the other is no promise.
function signing(one, side) {
  return side.signed ? { op: "sign", promise: one.id, signed: false } : { op: "sign", promise: one.id, department: side.id, signed: true };
}

function marks(one, word, action, send) {
  const done = word === "agree" ? "agreed" : "signed";
  const mark = (side) =>
    h(
      "label",
      { class: "ws-toggle", key: side.id },
      h("input", { type: "checkbox", checked: side[done], "aria-describedby": `ws-promise-${one.id}`, onchange: () => send(action(side)) }),
      h("span", null, side[word]),
    );
  return h("div", { class: "ws-marks", key: word }, one.sides.map(mark));
}

function form(one, panel, send, typing) {
  const { names, words } = panel;
  const changed = typing.changed(one.id);
  const save = (event) => {
    event.preventDefault();
    const { text, ...terms } = typing.changed(one.id);
    send({ op: "write", promise: one.id, terms, ...(text === undefined ? {} : { text }) });
  };
  return h(
    "form",
    { class: "ws-form", novalidate: true, onsubmit: save },
    one.fixed ? null : entry(one, { id: "text", name: say(words, "text"), help: "" }, 280, typing),
    names.map((name) => entry(one, name, 160, typing)),
    Object.keys(changed).length ? button(say(words, "save"), null, "ws-primary", { type: "submit", key: "save" }) : null,
  );
}

// How a promise is counted may be what was agreed beforehand: it fills in its own words and today's value.
function counting(one, { indicators, words }, send) {
  if (!indicators.length || one.sides.some((side) => side.signed)) return null;
  const pick = (indicator) => send({ op: "measure", promise: one.id, indicator });
  const options = [{ id: "", text: say(words, "unmeasured") }, ...indicators];
  return named(say(words, "measured"), select(options, one.measured, pick), "measured");
}

function entry(one, { id, name, help }, limit, typing) {
  const place = `ws-${one.id}-${id}`;
  const value = typing.text(one.id, id, kept(one, id));
  const more = { id: place, autocomplete: "off", "aria-describedby": help ? `${place}-help` : null, value, oninput: (event) => typing.type(one.id, id, event.target.value) };
  return h(
    "div",
    { class: "ws-field", key: id },
    h("label", { for: place }, name),
    help ? h("p", { class: "ws-soft", id: `${place}-help` }, help) : null,
    id === "due" ? h("input", { ...more, type: "date" }) : oneLine({ ...more, maxlength: limit }),
  );
}

// What is one line is seen whole all the same, however long; Enter saves it, as it does in any field of one line.
function oneLine(more) {
  const press = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  };
  return h("textarea", { rows: Math.max(1, Math.ceil((more.value || "").length / LINE)), onkeydown: press, ...more });
}

function rest(one, panel, send) {
  const { listed, words } = panel;
  const signed = one.sides.some((side) => side.signed);
  if (signed) return button(say(words, "unsign"), () => send({ op: "sign", promise: one.id, signed: false }), "ws-quiet", { key: "unsign" });
  if (one.fixed) return null;
  const others = listed.filter((other) => one.alike.includes(other.id));
  const into = (id) => id && send({ op: "merge", promise: one.id, into: id });
  return h(
    "div",
    { class: "ws-others", key: "rest" },
    others.length
      ? named(say(words, "merge"), select([NONE, ...others], "", into))
      : null,
    button(say(words, "drop"), () => send({ op: "merge", promise: one.id }), "ws-quiet", { "aria-describedby": `ws-promise-${one.id}` }),
  );
}

function adding({ examples, own, words, wrong: no }, send, typing) {
  const add = (event) => {
    event.preventDefault();
    const text = typing.text("", "text", "");
    typing.type("", "sent", text);
    send({ op: "propose", text });
  };
  const take = (example) => example && send({ op: "propose", example });
  const writing = own && [
    h(
      "div",
      { class: "ws-field", key: "own" },
      h("label", { for: "ws-own-promise" }, say(words, "own")),
      oneLine({ id: "ws-own-promise", maxlength: 280, autocomplete: "off", value: typing.text("", "text", ""), oninput: (event) => typing.type("", "text", event.target.value) }),
    ),
    button(say(words, "add"), null, "", { type: "submit", key: "add" }),
  ];
  return h(
    "form",
    { class: "ws-form ws-adding", key: "adding", novalidate: true, onsubmit: add },
    writing || null,
    wrong(no),
    examples.length ? named(say(words, "example"), select([NONE, ...examples], "", take)) : null,
  );
}
