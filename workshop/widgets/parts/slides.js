// What can be in front after a reveal, in the one order that wall and console share:
// each figure, the log in pages that the last row can read, the released words.

import { say } from "../base.js";

const LOG_LETTERS = 620;
const QUOTES_AT_ONCE = 4;

export function revealSlides(page, quotes) {
  const figures = (page.figures || []).map((one) => ({ kind: "figure", figure: one, title: one.title || one.id }));
  const log = page.log ? logPages(page.log, say(page.words, "log")) : [];
  const words = shared(quotes || []).map((some) => ({ kind: "quotes", quotes: some, title: say(page.words, "quotes") }));
  return [...figures, ...log, ...words];
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
