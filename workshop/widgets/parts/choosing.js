// Exercises chosen one by one, in the order the room is to play them: ticked, and moved by buttons.

import { h, say } from "../base.js";

/** Whether the form opens a session in which each side has one phone. */
export function asTeams(form) {
  return form.values.mode === "teams";
}

/** How long a programme or an exercise takes as the form has it: teams agree aloud, and need longer. */
export function minutesOf(one, form) {
  return asTeams(form) ? one.teams : one.minutes;
}

/** The list under the programme "choose yourself"; `form.values.exercises` is what is ticked, in order. */
export function exerciseList(exercises, form, words) {
  const choice = new Choice(exercises, form, words);
  return h(
    "div",
    { class: "ws-choosing", key: "choosing" },
    h("ol", { "aria-label": say(words, "own_list") }, choice.all.map((one, at) => exerciseRow(one, at, choice))),
    h("p", { class: "ws-soft", role: "status" }, say(words, "own_total", { n: choice.minutes() })),
  );
}

class Choice {
  constructor(exercises, form, words) {
    const order = form.values.order || [];
    const place = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
    this.all = [...exercises].sort((a, b) => place(a) - place(b));
    this.chosen = form.values.exercises || [];
    Object.assign(this, { form, words });
  }

  minutes() {
    return this.all.filter((one) => this.chosen.includes(one.id)).reduce((sum, one) => sum + minutesOf(one, this.form), 0);
  }

  /** Take over which are ticked and in which order all of them stand. */
  keep(chosen, order) {
    this.form.set("order", order);
    this.form.set("exercises", order.filter((id) => chosen.includes(id)));
  }

  tick(id, ticked) {
    const others = this.chosen.filter((one) => one !== id);
    this.keep(ticked ? [...others, id] : others, this.all.map((one) => one.id));
  }

  move(from, to) {
    if (to < 0 || to >= this.all.length) return;
    const ids = this.all.map((one) => one.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    this.keep(this.chosen, ids);
    const told = { title: this.all[from].text, n: to + 1, m: ids.length };
    this.form.announce(say(this.words, "own_now", told));
  }
}

function exerciseRow(exercise, at, choice) {
  const ticked = choice.chosen.includes(exercise.id);
  return h(
    "li",
    { key: exercise.id, "data-ticked": ticked ? "yes" : null },
    h(
      "label",
      null,
      h("input", { type: "checkbox", value: exercise.id, checked: ticked, onchange: (event) => choice.tick(exercise.id, event.target.checked) }),
      h("span", null, exercise.text),
      h("em", null, say(choice.words, "minutes", { n: minutesOf(exercise, choice.form) })),
    ),
    moveButton("↑", "own_up", at, at - 1, choice),
    moveButton("↓", "own_down", at, at + 1, choice),
  );
}

function moveButton(character, word, at, to, choice) {
  const last = to < 0 || to >= choice.all.length;
  return h(
    "button",
    {
      type: "button",
      class: "ws-move",
      "aria-label": say(choice.words, last ? "own_end" : word, { title: choice.all[at].text }),
      "aria-disabled": last ? "true" : null,
      onclick: () => choice.move(at, to),
    },
    character,
  );
}
