// A beat of a lesson: something to read, a button that shows the room, what the room said.

import { blocks, button, entitle, follow, h, mount, paint, sender } from "./base.js";
import { keepCame } from "./parts/came.js";
import { figure, numbers } from "./parts/charts.js";
import { claimsList } from "./parts/claims.js";
import { besides, fold, hereOf, wrote } from "./parts/here.js";
import { watchKernel } from "./parts/kernel.js";
import { ownItems } from "./parts/owned.js";
import { Drawer } from "./parts/store.js";
import { stripRows } from "./parts/strips.js";

// Which folds are open is this tab's.
const drawer = new Drawer("study-here");

// Lessons of an earlier edition kept answers in the browser for good.
function forgetOldLessons() {
  try {
    const old = Object.keys(localStorage).filter((name) => name.startsWith("workshop.study-"));
    for (const name of old) localStorage.removeItem(name);
  } catch {
    return; // Where there is no storage nothing was kept.
  }
}

function render({ model, el }) {
  forgetOldLessons();
  const view = mount(el, "ws-plain");
  const { root, stage } = view;
  const send = sender(model);
  const show = () => {
    const page = model.get("page") || {};
    const held = stage.querySelector(".ws-press")?.contains(document.activeElement);
    entitle(root, page.language);
    if (page.progress) keepCame(page.progress);
    const press = page.button && button(page.button, () => send({ op: "press" }), "ws-primary", { key: "press" });
    paint(
      stage,
      page.heading ? h("h1", { key: "heading" }, page.heading) : null,
      place(page.part),
      page.title ? h("h2", { key: "title" }, page.title) : null,
      page.beat ? h("h2", { key: "beat", "data-beat": "yes", tabindex: -1 }, page.beat) : null,
      page.lead ? h("p", { class: "ws-lead", key: "lead" }, page.lead) : null,
      blocks(page.blocks),
      doubts(page.sections),
      result(page),
      press ? h("div", { class: "ws-press", key: "go" }, press) : null,
      (page.figures || []).map((one, index) => h("div", { class: "ws-beat", key: one.id ?? index }, figure(one, model, false), own(page, one, index))),
      wrote(page, drawer),
      ownItems(page, send),
      page.claims ? h("div", { class: "ws-beat", key: "claims" }, claimsList(page.claims)) : null,
      page.log ? h("div", { class: "ws-beat", key: "log" }, h("h3", null, page.log.title || ""), blocks(page.log.blocks)) : null,
      listed(page.quotes, "quotes"),
      listed(page.questions, "questions"),
      page.note ? h("p", { class: "ws-soft", key: "note" }, page.note) : null,
    );
    // Who pressed the button goes on reading where it was.
    if (held && !press) stage.querySelector("[data-beat]")?.focus();
  };
  const stop = follow(model, show);
  const leave = watchKernel(model, view, show);
  return () => {
    stop();
    leave();
    root.remove();
  };
}

/** Which part of the lesson this is, and how many of them are done. */
function place(part) {
  if (!part) return null;
  const mark = (state, at) => h("i", { "data-state": state, "data-here": at === part.here ? "yes" : null });
  return h("div", { class: "ws-part-of", key: "part" }, h("p", null, part.text), h("div", { "aria-hidden": "true" }, part.states.map(mark)));
}

/** Where what was claimed does not hold, part by part; last a question to take along. */
function doubts(sections) {
  if (!sections) return null;
  const section = ({ id, title, text }) => h("section", { key: id, "data-part": id }, h("h3", null, title), h("p", null, text));
  return h("div", { class: "ws-beat ws-doubt", key: "doubt" }, sections.map(section));
}

/** What was played, in a sentence; the numbers behind it, and any other table, begin folded away. */
function result(page) {
  if (!page.table) return null;
  const share = typeof page.share === "number" && h("i", { style: { "--share": `${100 * page.share}%` } });
  return h(
    "div",
    { class: "ws-beat", key: "result" },
    page.finding ? h("p", { class: "ws-finding" }, page.finding) : null,
    share ? h("div", { class: "ws-meter", "aria-hidden": "true" }, share) : null,
    numbers({ ...page, spec: {} }),
  );
}

// Beside a picture there is no row to mark: the rows she answered stand in the fold, her own on them.
function own(page, one, index) {
  const mine = hereOf(page, index);
  if (!mine) return null;
  return h("div", { class: "ws-bars", key: "own" }, fold(page, drawer, one.id, besides(mine)), mine.own.length ? stripRows(one.light.rows, mine, true) : null);
}

function listed(list, key) {
  if (!list?.entries?.length) return null;
  return h("div", { class: "ws-beat", key }, h("h3", null, list.title || ""), h("ul", { class: "ws-list" }, list.entries.map((one) => h("li", null, one))));
}

export default { render };
