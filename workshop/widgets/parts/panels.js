// The console's panels: run sheet, counts, results, notes.

import { blocks, button, h, say, sign } from "../base.js";
import { figure } from "./charts.js";
import { claimsList } from "./claims.js";
import { cueOf } from "./cues.js";
import { guideLink } from "./guide.js";
import { meter } from "./people.js";
import { deskSlides, inFrontOf } from "./slides.js";
import { slideInFront } from "./decks.js";
import { talkWords } from "./talking.js";

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

export function runSheet(page, send) {
  const { steps, words, session } = page;
  if (!steps?.length) return null;
  return h(
    "section",
    { class: "ws-panel ws-sheet", key: "sheet" },
    h("h2", null, say(words, "run_sheet")),
    h("ol", null, steps.map((step) => sheetRow(step, words, (action) => send({ version: session?.version, ...action })))),
    sheetSum(page.sheet, words),
    sheetPrint(page),
    h("p", { class: "ws-sheet-print", key: "guide" }, guideLink(page)),
  );
}

function sheetSum(sheet, words) {
  if (!sheet?.times) return null;
  return h("p", { class: "ws-sheet-sum", key: "sum" }, h("b", null, say(words, "sheet_sum")), " ", sheet.times, h("small", null, sheet.note));
}

/** The heads of the exercises that this session plays, as they are printed. */
function sheetPrint({ language, session, words }) {
  const text = say(words, "sheet_print");
  if (!text || !session?.code) return null;
  const href = `/kit/${language}/exercises?session=${session.code}`;
  return h("p", { class: "ws-sheet-print", key: "print" }, h("a", { class: "ws-button ws-quiet", href, target: "_blank", rel: "noopener" }, text, " ", sign("↗")));
}

/** That it will be late, and what may be left out: open where there is room for it. */
export function latePanel(page) {
  const { late } = page;
  if (!late) return null;
  const list = late.proposals.length ? h("ol", null, late.proposals.map((one) => h("li", { key: one }, one))) : null;
  return h("details", { class: "ws-panel ws-late", key: "late", open: atDesk() }, h("summary", null, h("h2", null, late.title)), h("p", { class: "ws-soft" }, late.lead), list);
}

function sheetRow(step, words, send) {
  const now = step.state === "now";
  const round = now && step.round && step.round !== step.text ? h("small", null, step.round) : null;
  const skipped = step.state === "skipped" ? h("small", null, say(words, "skipped")) : null;
  return h(
    "li",
    { key: step.id, "data-state": step.state, "aria-current": now ? "step" : null },
    h("i", { "aria-hidden": "true" }, step.state === "done" ? "✓" : ""),
    h("p", null, step.text, round, skipped, step.others ? h("small", null, step.others) : null),
    sheetAction(step, words, send),
    step.times ? h("small", { class: "ws-times", key: "times" }, step.times) : null,
  );
}

function sheetAction(step, words, send) {
  const named = (word) => ({ key: word, "aria-label": say(words, word === "go" ? "go_to" : "look_again_at", { title: step.text }) });
  if (step.again) return button(say(words, "look_again"), () => send({ op: "again", step: step.step }), "ws-quiet", named("again"));
  if (step.go) return button(sign("→"), () => send({ op: "go", step: step.step }), "ws-quiet ws-go", { ...named("go"), title: say(words, "go") });
  return null;
}

export function answeredPanel(page, running) {
  const { answered, session, words, play } = page;
  // Of a quarter it is told how many teams are agreed.
  if (!answered || play?.quarter || ["lobby", "story", "talk", "revealed", "ended"].includes(session?.phase)) return null;
  const { n = 0, of = 0, share, text, cards } = answered;
  // Phones have something to read, and nobody is asked.
  if (!cards?.length) return null;
  return h(
    "section",
    { class: "ws-panel ws-answered", key: "answered" },
    h("p", { class: "ws-number" }, text || say(words, "answered", { n, m: of }) || `${n} / ${of}`),
    meter(share ?? (of ? n / of : 0)),
    running.awaited(page),
    missingBox(answered.missing),
    cards?.length ? h("ul", { class: "ws-counts" }, cards.map(cardCount)) : null,
  );
}

/** What the reveal would not show, while there is time to wait for more. */
function missingBox(missing) {
  if (missing?.all) return h("p", { class: "ws-soft", key: "missing" }, missing.all);
  if (!missing?.sentences?.length) return null;
  return h(
    "div",
    { class: "ws-missing", key: "missing" },
    h("h3", null, missing.title),
    h("ul", null, missing.sentences.map((one) => h("li", { key: one }, one))),
  );
}

function cardCount(card) {
  return h(
    "li",
    { key: card.id },
    h("span", null, card.text),
    meter(card.of ? card.n / card.of : 0),
    h("b", null, `${card.n ?? 0} / ${card.of ?? 0}`),
    h("ul", { class: "ws-there" }, (card.departments || []).map(departmentCount)),
  );
}

function departmentCount(one) {
  const short = one.note ? [sign("!"), h("span", { class: "ws-hidden" }, ` ${one.note}`)] : null;
  return h("li", { key: one.id, "data-tone": one.id, "data-short": one.note ? "yes" : null }, h("i", { "aria-hidden": "true" }), h("span", null, one.text, " "), h("b", null, `${one.n} / ${one.of}`), short);
}

export function storyPanel(page) {
  if (!page.story?.length) return null;
  return h("section", { class: "ws-panel ws-story", key: "story" }, h("h2", null, say(page.words, "read_aloud")), blocks(page.story));
}

export function talkPanel(page) {
  if (!page.talk) return null;
  return h("section", { class: "ws-panel ws-talk", key: "talk" }, h("h2", null, say(page.words, "on_wall")), page.slides ? slideInFront(page.slides, inFrontOf(page.slides, page.shown)) : talkWords(page.talk), page.talk.understood ? h("p", { class: "ws-number", key: "understood" }, page.talk.understood) : null);
}

export function resultsPanel(page, model, send) {
  const slides = deskSlides(page);
  if (!page.figures?.length && !page.log) return null;
  const shown = inFrontOf(slides, page.shown);
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

export function pager(count, shown, words, send) {
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

/** The notes: what belongs to where the room is stands open, all of them heading by heading below.

Where a cue says what to do now, they are folded away behind it. */
export function notesPanel(page) {
  if (!page.notes?.length) return null;
  const now = page.notes.find((one) => one.now);
  const cued = Boolean(cueOf(page));
  return h(
    cued ? "details" : "section",
    { class: "ws-panel ws-notes", key: cued ? "notes behind" : "notes" },
    h(cued ? "summary" : "h2", null, say(page.words, "notes")),
    now ? h("div", { key: `now ${now.id}` }, h("h3", null, now.title), blocks(now.blocks)) : null,
    h("details", { key: "all", open: !now }, h("summary", null, say(page.words, "all_notes")), page.notes.map(noteSection)),
  );
}

// A heading that has only headings below it is no more than that.
function noteSection(one) {
  if (!one.blocks.length) return h("h4", { key: one.id }, one.title);
  return h("details", { key: one.id }, h("summary", null, one.title), blocks(one.blocks));
}
