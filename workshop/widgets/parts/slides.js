// What can be in front after a reveal, in the one order that wall and console share:
// each figure, the log in pages that the last row can read, the released words.

import { say } from "../base.js";

const LOG_LETTERS = 620;
const QUOTES_AT_ONCE = 4;
const ROWS_AT_ONCE = 4;
const NOTED_AT_ONCE = 2;

export function revealSlides(page, quotes) {
  const names = namesOf(page.figures || []);
  const figures = (page.figures || []).flatMap((one, at) => {
    const pages = figurePages(one);
    const place = (nth) => (pages.length > 1 ? ` (${nth + 1}/${pages.length})` : "");
    return pages.map((part, nth) => ({ kind: "figure", figure: part, at, title: `${names[at]}${place(nth)}` }));
  });
  const log = page.log ? logPages(page.log, say(page.words, "log")) : [];
  const words = shared(quotes || []).map((some) => ({ kind: "quotes", quotes: some, title: say(page.words, "quotes") }));
  return [...figures, ...log, ...words];
}

// A figure that is told in words alone, in pages that the last row can read; any other is one page.
// How many there are must not hang on the language: wall and console turn the same ones.
function figurePages(figure) {
  const rows = (figure.light?.rows || []).filter((row) => row.words);
  if (figure.spec || !rows.length) return [figure];
  const most = rows.some((row) => row.note) ? NOTED_AT_ONCE : ROWS_AT_ONCE;
  const each = Math.ceil(rows.length / Math.ceil(rows.length / most));
  const page = (at) => ({ ...figure, first: 1 + at * each, light: { ...figure.light, rows: rows.slice(at * each, (at + 1) * each) } });
  return Array.from({ length: Math.ceil(rows.length / each) }, (_, at) => page(at));
}

// Several slides may have to say the same, such as that too few have answered: in a list once is
// enough, and the others go by what they are about.
function namesOf(figures) {
  const said = new Set();
  return figures.map(({ id, title, table_label: about }) => {
    if (said.has(title) && about) return about;
    said.add(title);
    return title || id;
  });
}

/** What can be turned to while a list is written or read along: its pages. */
export function listSlides(count, titles) {
  return Array.from({ length: count || 0 }, (_, at) => ({ kind: "promises", title: titles?.[at] || "" }));
}

/** The same on the console, which knows of every text whether it is shown. */
export function deskSlides(page) {
  return revealSlides(page, (page.texts || []).filter((one) => one.released && !one.elsewhere));
}

export function inFrontOf(slides, shown) {
  return Math.max(0, Math.min(slides.length - 1, Number(shown) || 0));
}

/** What a slide shows, as the host is told it: pages alone know which one of them that is. */
export function partOf(slide) {
  return slide?.kind === "figure" ? String(slide.at) : ({ log: "log", quotes: "texts" }[slide?.kind] ?? "");
}

const UNDERWAY_MS = 2000;
const STEPS = { PageDown: 1, ArrowRight: 1, " ": 1, PageUp: -1, ArrowLeft: -1 };

/** Turn slides by the keys of a presenter's remote, unless something on the page wants them. */
export function turnByKeys(slides, send) {
  // A second press comes before the page has followed the first one: it goes on from there.
  let under = { from: null, to: null, at: 0 };
  const press = (event) => {
    const step = STEPS[event.key];
    const busy = event.target.closest?.("a, button, input, select, summary, textarea, [contenteditable], [tabindex='0']");
    if (!step || busy || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { list, shown } = slides();
    if (!list.length) return;
    const waits = under.from === shown && Date.now() - under.at < UNDERWAY_MS;
    const to = (waits ? under.to : shown) + step;
    // A page that scrolled instead would show that the key was understood otherwise.
    event.preventDefault();
    if (to < 0 || to >= list.length) return;
    under = { from: shown, to, at: Date.now() };
    send({ op: "show", figure: to, part: partOf(list[to]) });
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

// A heading begins a page and names it; a long list goes on, in pages of about the same length.
function logPages(log, name) {
  const chapters = [{ title: log.title || name, blocks: [] }];
  for (const block of log.blocks || []) {
    if (block.type === "h") chapters.push({ title: plainText(block), blocks: [] });
    else chapters[chapters.length - 1].blocks.push(block);
  }
  const full = chapters.filter((one) => one.blocks.length);
  return full.flatMap((one) => evenly(one.blocks).map((some) => ({ kind: "log", title: one.title, blocks: some })));
}

function evenly(list) {
  const letters = list.map((block) => plainText(block).length);
  const total = letters.reduce((sum, n) => sum + n, 0);
  const pages = Array.from({ length: Math.ceil(total / LOG_LETTERS) || 1 }, () => []);
  let before = 0;
  list.forEach((block, at) => {
    pages[Math.min(pages.length - 1, Math.floor((pages.length * (before + letters[at] / 2)) / (total || 1)))].push(block);
    before += letters[at];
  });
  return pages.filter((some) => some.length);
}

function plainText(block) {
  return (block.runs || []).map((run) => run.text ?? "").join("");
}

function shared(list) {
  const pages = Math.ceil(list.length / QUOTES_AT_ONCE);
  const each = Math.ceil(list.length / (pages || 1));
  return Array.from({ length: pages }, (_, at) => list.slice(at * each, (at + 1) * each));
}
