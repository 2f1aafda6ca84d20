// The console's panels: run sheet, counts, results, free texts, notes.

import { blocks, button, h, say } from "../base.js";
import { figure } from "./charts.js";
import { claimsList } from "./claims.js";
import { meter } from "./people.js";
import { revealSlides } from "./slides.js";

const FEW_TEXTS = 5;

/** Whether there is room for what can be folded away; on a phone it begins closed. */
export function atDesk() {
  return matchMedia("(min-width: 801px)").matches;
}

export function track(phases) {
  const list = phases || [];
  if (!list.length) return null;
  const one = (phase) =>
    h("li", { key: phase.id, "data-state": phase.state, "aria-current": phase.state === "now" ? "step" : null }, h("span", null, phase.text));
  return h("ol", { class: "ws-phases" }, list.map(one));
}

export function runSheet(page) {
  const { steps, words } = page;
  if (!steps?.length) return null;
  return h(
    "section",
    { class: "ws-panel ws-sheet", key: "sheet" },
    h("h2", null, say(words, "run_sheet")),
    h("ol", null, steps.map((step) => sheetRow(step, words))),
  );
}

function sheetRow(step, words) {
  const minutes = step.minutes ? say(words, "minutes", { n: step.minutes }) || `${step.minutes} min` : "";
  const now = step.state === "now";
  const round = now && step.round && step.round !== step.text ? h("small", null, step.round) : null;
  return h(
    "li",
    { key: step.id, "data-state": step.state, "aria-current": now ? "step" : null },
    h("i", { "aria-hidden": "true" }, step.state === "done" ? "✓" : ""),
    h("p", null, step.text, round),
    h("span", { class: "ws-soft" }, minutes),
  );
}

export function answeredPanel(page) {
  const { answered, session, words } = page;
  if (!answered || ["lobby", "story", "revealed", "ended"].includes(session?.phase)) return null;
  const { n = 0, of = 0, share, text, cards } = answered;
  return h(
    "section",
    { class: "ws-panel ws-answered", key: "answered" },
    h("p", { class: "ws-number" }, text || say(words, "answered", { n, m: of }) || `${n} / ${of}`),
    meter(share ?? (of ? n / of : 0)),
    cards?.length > 1 ? h("ul", { class: "ws-counts" }, cards.map(cardCount)) : null,
  );
}

function cardCount(card) {
  return h(
    "li",
    { key: card.id },
    h("span", null, card.text),
    meter(card.of ? card.n / card.of : 0),
    h("b", null, `${card.n ?? 0} / ${card.of ?? 0}`),
  );
}

export function resultsPanel(page, model, send) {
  const slides = revealSlides(page, (page.texts || []).filter((one) => one.released));
  if (!page.figures?.length && !page.log) return null;
  const shown = Math.max(0, Math.min(slides.length - 1, Number(page.shown) || 0));
  return h(
    "section",
    { class: "ws-panel ws-results", key: "results" },
    h("div", { class: "ws-pager" }, h("h2", null, say(page.words, "on_wall")), pager(slides.length, shown, page.words, send)),
    inFront(slides[shown], model),
    slides.length > 1 ? h("ol", { class: "ws-slides" }, slides.map((one, index) => slideRow(one.title, index, shown, send))) : null,
  );
}

function inFront(slide, model) {
  if (slide?.kind === "figure") return figure(slide.figure, model, false);
  return slide?.kind === "log" ? h("div", { key: `log ${slide.title}` }, h("h3", null, slide.title), blocks(slide.blocks)) : null;
}

function pager(count, shown, words, send) {
  if (count < 2) return null;
  const step = (to, character, word) =>
    button(character, () => to >= 0 && to < count && send({ op: "show", figure: to }), "ws-round", {
      "aria-label": say(words, word) || `${to + 1} / ${count}`,
      "aria-disabled": to < 0 || to >= count ? "true" : null,
      key: word,
    });
  return h("div", null, step(shown - 1, "←", "previous"), h("span", null, `${shown + 1} / ${count}`), step(shown + 1, "→", "following"));
}

function slideRow(title, index, shown, send) {
  const here = index === shown;
  return h(
    "li",
    { key: index },
    button([h("b", null, index + 1), h("span", null, title)], () => send({ op: "show", figure: index }), "ws-slide", {
      "aria-current": here ? "true" : null,
    }),
  );
}

export function textsPanel(page, send) {
  const { texts, words } = page;
  if (!texts?.length) return null;
  return h(
    "section",
    { class: "ws-panel ws-texts", key: "texts" },
    h("div", { class: "ws-texts-head" }, h("h2", null, say(words, "texts")), allTexts(texts, words, send)),
    words?.texts_help ? h("p", { class: "ws-soft" }, words.texts_help) : null,
    h("ul", null, texts.map((one) => textRow(one, words, send))),
  );
}

// One press for many, of those alone that are on the screen.
function allTexts(texts, words, send) {
  if (texts.length <= FEW_TEXTS) return null;
  const released = texts.some((one) => !one.released);
  const others = texts.filter((one) => Boolean(one.released) !== released);
  const change = () => others.forEach((one) => send({ op: "release", text: one.id, released }));
  return button(say(words, released ? "release_all" : "retract_all"), change, "ws-quiet", { key: "all" });
}

function textRow(one, words, send) {
  return h(
    "li",
    { key: one.id, "data-released": one.released ? "yes" : null },
    h("blockquote", { id: `ws-text-${one.id}`, dir: "auto" }, one.text),
    h(
      "label",
      { class: "ws-toggle" },
      h("input", {
        type: "checkbox",
        role: "switch",
        checked: Boolean(one.released),
        "aria-describedby": `ws-text-${one.id}`,
        onchange: (event) => send({ op: "release", text: one.id, released: event.target.checked }),
      }),
      h("span", null, say(words, one.released ? "released" : "release")),
    ),
  );
}

export function debriefPanel(page) {
  if (!page.debrief?.length) return null;
  return h(
    "section",
    { class: "ws-panel ws-debrief", key: "debrief" },
    h("h2", null, say(page.words, "debrief")),
    h("ol", null, page.debrief.map((one) => h("li", null, one.text ?? one))),
  );
}

export function claimsPanel(page) {
  if (!page.claims) return null;
  return h(
    "details",
    { class: "ws-panel ws-notes", key: "claims" },
    h("summary", null, page.claims.title),
    h("div", { class: "ws-scroll", tabindex: 0, role: "group", "aria-label": page.claims.title }, claimsList(page.claims)),
  );
}

export function notesPanel(page) {
  if (!page.notes?.length) return null;
  const name = say(page.words, "notes");
  return h(
    "details",
    { class: "ws-panel ws-notes", key: "notes", open: atDesk() },
    h("summary", null, name),
    h("div", { class: "ws-scroll", tabindex: 0, role: "group", "aria-label": name }, blocks(page.notes)),
  );
}
