// The parts of what somebody keeps: drawn alike on her phone and in the file that she saves.

import { h, practice } from "../base.js";
import { promiseList } from "./promised.js";
import { bars } from "./strips.js";

/** Whose it is, and of which session. */
export function keptTitle(kept, level) {
  return h(
    "header",
    { class: "ws-kept-head", key: "head" },
    h(`h${level}`, null, kept.room),
    h("p", { class: "ws-soft" }, kept.who),
    practice(kept),
  );
}

/** All of it: what is kept and who sees it, then her own, the room's, and what was promised. `open` unfolds all. */
export function keptParts(kept, level, open) {
  const { answers, findings, promises } = kept.parts;
  return [
    facts(kept.facts, level),
    part("answers", answers, kept.answers.length, open, level, kept.answers.map((one) => exercise(one, level + 1, ownAnswers(one)))),
    part("findings", findings, kept.findings.length, open, level, kept.findings.map((one) => exercise(one, level + 1, found(one, level + 2)))),
    part("promises", promises, kept.promises.length + kept.carried.length, open, level, promised(kept, level + 1)),
  ];
}

function facts(list, level) {
  const one = ({ title, text }) => h("section", { key: title }, h(`h${level}`, null, title), h("p", null, text));
  return h("div", { class: "ws-facts-kept", key: "facts" }, list.map(one));
}

function part(name, words, n, open, level, inside) {
  return h(
    "details",
    { class: "ws-kept-part", key: name, "data-part": name, open },
    h("summary", null, h(`h${level}`, null, words.title), n ? null : h("span", { class: "ws-soft" }, words.none)),
    n ? h("p", { class: "ws-soft" }, words.lead) : null,
    n ? inside : null,
  );
}

function exercise({ id, title }, level, inside) {
  return h("section", { class: "ws-kept-exercise", key: id }, h(`h${level}`, null, title), inside);
}

function ownAnswers({ asked }) {
  return h("dl", { class: "ws-own-list" }, asked.map((one, at) => h("div", { key: at }, h("dt", null, one.asked), h("dd", null, said(one)))));
}

function said({ lines, wrote, note }) {
  if (wrote !== undefined) return [h("blockquote", { dir: "auto" }, wrote), h("p", { class: "ws-soft" }, note)];
  if (lines.length === 1 && !lines[0].item) return h("b", null, lines[0].said);
  const line = (one, at) => h("li", { key: at }, h("span", null, one.item), h("b", null, one.said));
  return h("ul", null, lines.map(line));
}

function found({ found: list }, level) {
  return list.map((one, at) => bars(one, `${one.id} ${at}`, false, level));
}

function promised({ promises, carried, carried_title: title }, level) {
  const before = carried.length ? [h(`h${level}`, { key: "carried title" }, title), promiseList(carried, { key: "carried" })] : null;
  return [promises.length ? promiseList(promises, { key: "promises" }) : null, before];
}
