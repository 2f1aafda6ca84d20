// What to have before one's eyes while leading: the cue of the slide in front, the heads of exercises.

import { h, say } from "../base.js";
import { deskSlides, inFrontOf } from "./slides.js";

const LINES = ["say", "ask", "avoid"];

/** The cue of the slide in front, or of the phase; null where there is none. */
export function cueOf(page) {
  const { cues, session } = page;
  if (!cues) return null;
  if (session?.phase !== "revealed") return cues.now;
  const slides = deskSlides(page);
  const at = inFrontOf(slides, page.shown);
  return { figure: cues.figures[slides[at]?.at], log: cues.log, quotes: cues.texts }[slides[at]?.kind] ?? null;
}

export function cuePanel(page) {
  const cue = cueOf(page);
  if (!cue) return null;
  const name = say(page.words, "cue");
  const line = (one) => h("div", { key: one, "data-line": one }, h("dt", null, say(page.words, `cue_${one}`)), h("dd", null, cue[one]));
  return h("section", { class: "ws-panel ws-cue", key: "cue", "aria-label": name }, h("h2", { class: "ws-hidden" }, name), h("dl", null, LINES.filter((one) => cue[one]).map(line)));
}

/** The heads of the exercises that come, each folded but for the one that is next. */
export function headsPanel(page) {
  if (!page.heads?.length) return null;
  // What is open belongs to the person: in a step it begins folded, whatever it was in the lobby.
  const one = (head) => h("details", { key: `${head.id} ${head.open}`, open: head.open }, h("summary", null, head.title), headLines(head.lines));
  return h("section", { class: "ws-panel ws-notes ws-heads", key: "heads" }, h("h2", null, say(page.words, "at_a_glance")), page.heads.map(one));
}

function headLines(lines) {
  return h("dl", null, lines.map((one) => h("div", { key: one.id }, h("dt", null, one.label), h("dd", null, one.text))));
}
