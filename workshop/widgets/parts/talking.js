// A talk step on the wall and on a phone: what about, with whom, whom to find.

import { button, h, say } from "../base.js";

/** What people talk about, as wall, phone and console say it. */
export function talkWords(talk) {
  return [
    h("p", { class: "ws-talk-form", key: "form" }, talk.form),
    h("p", { class: "ws-talk-prompt", key: "prompt" }, talk.prompt),
    talk.rule ? h("p", { class: "ws-talk-rule", key: "rule" }, talk.rule) : null,
    talk.bring ? h("p", { class: "ws-talk-bring", key: "bring" }, talk.bring) : null,
  ];
}

/** By what people of a group find each other; the colour is said in words too. */
export function groupMark(group, find) {
  if (!group) return null;
  const name = `${group.colour.text} ${group.number}`;
  return h(
    "div",
    { class: "ws-group", key: "group", "data-colour": group.colour.id },
    h("p", { class: "ws-group-name" }, name),
    h("p", { class: "ws-group-people" }, group.people, " ", find),
  );
}

/** Where somebody plays, readable when it is held up; nothing where no game is played. */
export function firmPlate(firm) {
  if (!firm) return null;
  return h(
    "div",
    { class: "ws-firm", key: "firm", "data-tone": firm.seat.id },
    h("p", { class: "ws-firm-seat" }, h("i", { "aria-hidden": "true" }), firm.seat.text),
    h("p", { class: "ws-firm-name" }, firm.name),
    firm.loan ? h("p", null, firm.loan) : null,
    h("p", null, firm.text),
  );
}

/** The button by which the phone's owner says that she was understood. */
export function heard(talk, group, words, send) {
  if (!talk.says_back || !group) return null;
  const done = group.understood;
  return button(say(words, done ? "heard_done" : "heard"), () => send({ op: "understood", understood: !done }), done ? "ws-heard" : "ws-primary ws-heard", {
    "aria-pressed": done ? "true" : "false",
    key: "heard",
  });
}

/** What the phone's owner has to tell. */
export function talkNotes(talk) {
  if (!talk.notes?.length) return null;
  return h("div", { class: "ws-talk-notes", key: "notes" }, h("h2", null, talk.notes_title), h("ul", { class: "ws-list" }, talk.notes.map((line) => h("li", { key: line }, line))));
}
