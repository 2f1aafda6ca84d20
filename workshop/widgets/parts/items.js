// One item of a programme that is prepared: its minutes, its place, its parts, its words.

import { button, h, say, sign } from "../base.js";
import { QUIET, select, whole, wrong as unsound } from "./fields.js";

/** A row of the list; `desk` changes the draft and knows what is said of it. */
export function itemRow(item, at, desk) {
  const { words, rows } = desk.page;
  const told = rows.find((one) => one.id === item.id) || {};
  const title = desk.title(item.id);
  return h(
    "li",
    { key: item.id, id: `ws-item-${item.id}`, "data-like": item.like || "exercise", "data-wrong": told.wrong ? "yes" : null },
    h("div", { class: "ws-item-head" }, h("p", { class: "ws-item-title" }, h("b", null, `${at + 1}. `), title), minutes(item, title, told, desk), places(at, title, desk)),
    said(told),
    item.like ? ownWords(item, desk, words) : rounds(item, desk, words),
  );
}

function minutes(item, title, told, desk) {
  const { words } = desk.page;
  const id = `ws-${desk.view.number}-min-${item.id}`;
  const typed = (event) => desk.set(item.id, { minutes: whole(event.target.value) });
  return h(
    "div",
    { class: "ws-item-minutes" },
    h("label", { for: id, class: "ws-hidden" }, say(words, "minutes_of", { title })),
    h("input", { id, type: "number", inputmode: "numeric", min: 1, max: 240, value: String(item.minutes), "aria-invalid": told.wrong ? "true" : null, "aria-describedby": told.short || told.wrong ? `ws-told-${item.id}` : null, oninput: typed }),
    h("small", { "data-short": told.short ? "yes" : null }, item.like || !told.needed ? words.minutes_word : say(words, "needs", { n: told.needed })),
  );
}

function places(at, title, desk) {
  const { words } = desk.page;
  const last = desk.draft.items.length - 1;
  const move = (character, word, to) => {
    const end = to < 0 || to > last;
    return button(character, () => desk.move(at, to), "ws-quiet ws-place", { key: word, "aria-label": say(words, end ? "end" : word, { title }), "aria-disabled": end ? "true" : null });
  };
  return h(
    "div",
    { class: "ws-item-places" },
    move("↑", "up", at - 1),
    move("↓", "down", at + 1),
    button("✕", () => desk.drop(at), "ws-quiet ws-place", { key: "drop", "aria-label": say(words, "drop", { title }) }),
  );
}

function said({ id, short, wrong, instead, teams }) {
  const quiet = [instead, teams].filter(Boolean);
  if (!short && !wrong && !quiet.length) return null;
  return h(
    "div",
    { class: "ws-item-said", key: "said", id: `ws-told-${id}` },
    unsound(wrong, QUIET),
    short ? h("p", { class: "ws-short", key: "short" }, sign("! "), short) : null,
    quiet.map((one) => h("p", { class: "ws-soft", key: one }, one)),
  );
}

// Which parts are played; as long as nobody gave them minutes of their own, those follow.
function rounds(item, desk, words) {
  const exercise = desk.page.exercises.find((one) => one.id === item.exercise);
  if (!exercise || (exercise.rounds.length < 2 && !exercise.rounds.some((one) => one.note))) return null;
  const planned = (ids) => exercise.rounds.filter((one) => ids.includes(one.id)).reduce((sum, one) => sum + one.minutes, 0);
  const tick = (id, ticked) => {
    const chosen = exercise.rounds.map((one) => one.id).filter((one) => (one === id ? ticked : item.rounds.includes(one)));
    const follows = item.minutes === planned(item.rounds) && planned(chosen) > 0;
    desk.set(item.id, { rounds: chosen, teams: [], minutes: follows ? planned(chosen) : item.minutes });
  };
  const box = (one) =>
    h(
      "label",
      { class: "ws-option", key: one.id },
      h("input", { type: "checkbox", checked: item.rounds.includes(one.id), onchange: (event) => tick(one.id, event.target.checked) }),
      h("span", null, one.text, h("small", null, [one.minutes ? say(words, "minutes", { n: one.minutes }) : "", one.note].filter(Boolean).join(" · "))),
    );
  const whole = exercise.rounds.filter((one) => one.usual).every((one) => item.rounds.includes(one.id));
  return h(
    "details",
    { class: "ws-item-parts", key: "parts", open: !whole },
    h("summary", null, words.rounds, " ", h("small", null, `${item.rounds.length} / ${exercise.rounds.length}`)),
    h("div", { class: "ws-options", role: "group", "aria-label": `${words.rounds}: ${exercise.text}` }, exercise.rounds.map(box)),
  );
}

function ownWords(item, desk, words) {
  const kits = desk.page.moments.find((one) => one.id === item.like);
  if (!kits) return null;
  const own = item.title || item.text || ["talk", "slides"].includes(item.like);
  return h(
    "details",
    { class: "ws-item-parts", key: "words", open: Boolean(own) },
    h("summary", null, words.words),
    h("p", { class: "ws-soft" }, words.own_help),
    textField("title", words.own_title, kits.title, item, desk),
    kits.shows ? pagesFields(item, desk) : textField("text", words.own_text, kits.prompt, item, desk),
    kits.talks ? formField(item, desk, words) : null,
  );
}

function textField(name, label, kits, item, desk) {
  const id = `ws-${desk.view.number}-${name}-${item.id}`;
  const tag = name === "text" ? "textarea" : "input";
  const more = name === "text" ? { rows: 3, maxlength: 600 } : { type: "text", maxlength: 200 };
  return h(
    "div",
    { class: "ws-field", key: name },
    h("label", { for: id }, label),
    h(tag, { ...more, id, autocomplete: "off", placeholder: kits, value: item[name], oninput: (event) => desk.set(item.id, { [name]: event.target.value }) }),
  );
}

// Which pages of a document are shown here; the others may stand elsewhere in the programme.
function pagesFields(item, desk) {
  const { words } = desk.page.slides;
  const field = (name) => {
    const id = `ws-${desk.view.number}-${name}-${item.id}`;
    const typed = (event) => desk.set(item.id, { [name]: whole(event.target.value, 999) });
    return h("div", { class: "ws-field", key: name }, h("label", { for: id }, words[name]), h("input", { id, type: "number", inputmode: "numeric", min: 1, max: 999, value: String(item[name]), oninput: typed }));
  };
  return h("div", { class: "ws-pair", key: "pages" }, field("first"), field("last"));
}

function formField(item, desk, words) {
  const id = `ws-${desk.view.number}-form-${item.id}`;
  const choose = (form) => desk.set(item.id, { form });
  return h("div", { class: "ws-field", key: "form" }, h("label", { for: id }, words.form), select(desk.page.forms, item.form || "room", choose, { id }));
}
