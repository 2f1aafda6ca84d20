// The projector wall: one thing at a time, readable from ten metres.

import { blocks, chip, entitle, follow, h, mount, paint, practice, pulse, sender } from "./base.js";
import { figure } from "./parts/charts.js";
import { countdown, ticking } from "./parts/countdown.js";
import { slideInFront } from "./parts/decks.js";
import { firmRows, markKey, paidFor, seating } from "./parts/firms.js";
import { soonOnWall } from "./parts/own_pace.js";
import { departments, headcount, meter, qrCode, spelled } from "./parts/people.js";
import { parkedWall } from "./parts/parked.js";
import { promiseList } from "./parts/promised.js";
import { inFrontOf, listSlides, revealSlides, turnByKeys } from "./parts/slides.js";
import { talkWords } from "./parts/talking.js";

const SCENES = { lobby, story: telling, talk: talking, asking: counting, closed: counting, revealed: showing };

function lobby(page) {
  const words = page.words || {};
  return [
    h("div", { class: "ws-welcome" }, roomName(page), practice(page), h("h1", null, page.title || page.room || ""), page.lead ? h("p", { class: "ws-lead" }, page.lead) : null, promise(page)),
    h(
      "div",
      { class: "ws-entrance" },
      h("p", { class: "ws-at" }, words.join_at ? h("span", null, words.join_at) : null, h("strong", null, page.address || page.join || "")),
      h("p", { class: "ws-enter" }, words.code ? h("span", null, words.code) : null, spelled(page.code)),
      blocks(page.blocks),
    ),
    qrCode(page.qr, page.join),
    h("div", { class: "ws-here" }, h("p", { key: page.joined?.total }, headcount(page.joined, words)), departments(page.joined)),
  ];
}

/** What the room promised last time, or what is on its list while it is written: the page in front. */
function promised({ promises }) {
  if (!promises) return null;
  const title = promises.title ? h("h2", null, promises.title) : null;
  return h("div", { class: "ws-reading", key: "promises", "data-whole": promises.whole ? "yes" : null }, title, promiseList(promises.lines, { start: promises.first }));
}

/** The room stands still: nothing else is to be read. */
function resting({ paused }) {
  return [h("div", { class: "ws-telling" }, pulse(), headline(paused))];
}

// Whoever comes in sees first that this is the right room.
function roomName({ room, title }) {
  return room && room !== title ? h("p", { class: "ws-room" }, room) : null;
}

function telling(page) {
  const waiting = page.title || page.lead || page.blocks?.length ? null : pulse();
  const told = h("div", { class: "ws-telling" }, waiting, headline(page), promise(page), blocks(page.blocks));
  return [told, page.firms ? seating(page.firms) : null];
}

/** A quarter of a game: the time, and how far every team is. */
function quarter({ title, promise: said, firms, timer, words }) {
  const { rows, done, teams, agreed } = firms;
  return [
    h(
      "div",
      { class: "ws-quarter", "data-many": rows.length > FIRMS_BESIDE ? "yes" : null },
      h("div", { class: "ws-quarter-head" }, h("h1", null, title), countdown(timer, words)),
      rows.length ? null : h("p", { class: "ws-count", key: "count", "aria-hidden": "true" }, h("b", { key: done }, done), h("span", null, ` / ${teams}`)),
      h("div", { class: "ws-quarter-line" }, h("p", { class: "ws-quarter-agreed" }, agreed), rows.length ? markKey(firms) : null),
      meter(teams ? done / teams : 0),
      rows.length ? firmRows(rows) : null,
      // Of many firms only the story says it: here their names need the place.
      rows.length > FIRMS_BESIDE ? null : paidFor(firms),
      said ? h("p", { class: "ws-promise" }, said) : null,
    ),
  ];
}

function talking(page) {
  const { talk, timer, words, firms, slides } = page;
  if (slides) return [slideInFront(slides, inFrontOf(slides, page.shown))];
  return [
    h(
      "div",
      { class: "ws-talking" },
      h("h1", null, page.title || ""),
      talkWords(talk),
      firms ? paidFor(firms) : null,
      promised(page),
      h("div", { class: "ws-talk-foot", key: "foot" }, countdown(timer, words) || h("p", { class: "ws-talk-time", key: "time" }, talk.time), talk.understood ? h("p", { class: "ws-lead", key: "understood" }, talk.understood) : null),
    ),
  ];
}

function headline(page) {
  return [page.title ? h("h1", null, page.title) : null, page.lead ? h("p", { class: "ws-lead" }, page.lead) : null];
}

// Who sees what, while people think of what to answer.
function promise(page) {
  return page.promise ? h("p", { class: "ws-promise" }, page.promise) : null;
}

function tally(page) {
  const { n = 0, of = 0, share, text } = page.answered || {};
  return h(
    "div",
    { class: "ws-tally" },
    h("p", { class: "ws-count", "aria-hidden": "true" }, h("b", { key: n }, n), of ? h("span", null, ` / ${of}`) : null),
    meter(share ?? (of ? n / of : 0)),
    h("p", { class: "ws-count-text" }, text || ""),
    page.phase === "asking" && !page.blocks?.length ? qrCode(page.qr, page.join) : null,
  );
}

function counting(page) {
  if (page.firms) return quarter(page);
  return [
    h(
      "div",
      { class: "ws-counting", "data-first": page.blocks?.length ? "yes" : null },
      headline(page),
      promise(page),
      blocks(page.blocks),
      promised(page) || soonOnWall(page) || (page.reads ? null : tally(page)),
    ),
  ];
}

function saying(one) {
  const rows = (one.light?.rows || []).filter((row) => row.words);
  if (!rows.length) return h("div", { class: "ws-telling ws-saying", key: `figure ${one.id}` }, h("h1", null, one.title || ""));
  return h("div", { class: "ws-telling ws-listing", key: `figure ${one.id}` }, h("h1", null, one.title || ""), promiseList(rows.map(asPromise), { start: one.first }));
}

// What is told in words alone stands on the wall as the list that it is.
function asPromise(row, at) {
  const settled = row.parts.every((part) => part.tone === "both");
  return { id: at, text: row.label, state: row.parts.map((part) => part.text).join(" · "), tone: settled ? "good" : "open", note: row.note };
}

function written(log) {
  return h("div", { class: "ws-telling ws-log", key: `log ${log.title}` }, log.title ? h("h1", null, log.title) : null, blocks(log.blocks));
}

function quoted({ title, quotes }) {
  const text = (quote) => (typeof quote === "string" ? quote : quote?.text || "");
  return h(
    "div",
    { class: "ws-quotes", key: "quotes" },
    title ? h("h1", null, title) : null,
    h("ul", null, quotes.map((quote) => h("li", null, h("blockquote", { dir: "auto" }, text(quote), quote?.many ? h("small", null, quote.many) : null), chip(quote.department?.text, quote.department?.id)))),
  );
}

function drawnSlide(slide, model) {
  if (slide.kind === "quotes") return quoted(slide);
  if (slide.kind === "log") return written(slide);
  return slide.figure.spec ? figure(slide.figure, model, true) : saying(slide.figure);
}

function showing(page, model) {
  const list = revealSlides(page, page.quotes);
  const asked = page.asked ? h("p", { class: "ws-asked", key: "asked", dir: "auto" }, page.asked) : null;
  return list.length ? [asked, drawnSlide(list[inFrontOf(list, page.shown)], model)] : telling(page);
}

function wallSlides(page) {
  // In a pause nothing is turned that nobody sees.
  if (page.paused) return [];
  return page.phase === "revealed" ? revealSlides(page, page.quotes) : listSlides(page.slides?.length || page.promises?.pages);
}

function dots(page) {
  const list = wallSlides(page);
  const count = list.length;
  if (count < 2) return h("span", null);
  const shown = inFrontOf(list, page.shown);
  const one = (_, index) => h("i", { "data-here": index === shown ? "yes" : null });
  return h("div", { class: "ws-dots", role: "img", "aria-label": `${shown + 1} / ${count}` }, Array.from({ length: count }, one));
}

// A picture needs the place that the room's name would take.
function footing(page) {
  // A page was made for the whole screen.
  if (page.slides) return null;
  const way = ["story", "asking"].includes(page.phase) ? latecomers(page) : null;
  const quiet = page.room === page.title || ["lobby", "revealed"].includes(page.phase);
  const shown = page.phase === "talk" || (page.phase === "asking" && page.firms);
  const time = shown ? null : countdown(page.timer, page.words);
  return h("footer", { class: "ws-foot" }, h("p", null, quiet ? "" : page.room || "", practice(page)), dots(page), time || way || h("span", null));
}

function latecomers(page) {
  const way = page.words?.join_at ? h("span", { class: "ws-hidden" }, page.words.join_at) : null;
  const at = page.address ? h("span", null, page.address) : null;
  return page.code ? h("p", { class: "ws-latecomers" }, way, at, spelled(page.code)) : null;
}

// A projector cannot be scrolled: long words get smaller until all of them are seen.
function fit(root) {
  for (let size = 1; size > 0.5; size -= 0.05) {
    root.style.setProperty("--fit", size.toFixed(2));
    if (root.scrollHeight <= root.clientHeight) return;
  }
}

const FIRMS_BESIDE = 8;

function firmsIn({ firms }) {
  return firms ? (firms.rows.length > FIRMS_BESIDE && !firms.pay.length ? "many" : "few") : null;
}

function stageOf(page, model) {
  if (page.paused) return h("section", { class: "ws-scene ws-message ws-resting", key: "pause" }, resting(page));
  const scene = page.parking ? parkedWall : SCENES[page.phase] || telling;
  const key = page.parking ? "parking" : page.slides ? `slides ${page.title}` : wallSlides(page).length ? `${page.phase} ${page.shown}` : `${page.phase} ${page.title}`;
  return h("section", { class: `ws-scene ws-${page.phase || "message"}`, key, "data-slides": page.slides ? "yes" : null, "data-list": page.promises ? "yes" : null, "data-firms": firmsIn(page), "data-asked": page.asked ? "yes" : null }, scene(page, model));
}

function render({ model, el }) {
  const { root, stage, announce } = mount(el, "ws-wall");
  let before;
  const show = () => {
    const page = model.get("page") || {};
    entitle(root, page.language, page.title, page.room);
    root.dataset.phase = page.phase || "";
    paint(stage, stageOf(page, model), footing(page));
    fit(root);
    const now = `${page.paused ? "pause " : ""}${page.phase}`;
    if (before !== undefined && before !== now) announce((page.paused ?? page).title);
    before = now;
  };
  const stop = follow(model, show);
  const slides = () => {
    const page = model.get("page") || {};
    const list = wallSlides(page);
    return { list, shown: inFrontOf(list, page.shown) };
  };
  const stopKeys = turnByKeys(slides, sender(model));
  const stopTicking = ticking(root, () => model.get("page")?.timer, () => announce(model.get("page")?.words?.over));
  const watcher = new ResizeObserver(() => requestAnimationFrame(show));
  watcher.observe(root);
  return () => {
    stop();
    stopKeys();
    stopTicking();
    watcher.disconnect();
    root.remove();
  };
}

export default { render };
