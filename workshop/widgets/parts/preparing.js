// A programme of one's own: the list of them, and the page on which one is prepared.

import { button, h, say, sign } from "../base.js";
import { confirmBox } from "./door.js";
import { slidesPicker } from "./decks.js";
import { QUIET, select, whole, wrong } from "./fields.js";
import { itemRow } from "./items.js";

/** Milliseconds after the last key before the kernel is asked what a draft needs. */
const QUIET_MS = 250;

export class Preparing {
  constructor(view, send, repaint) {
    Object.assign(this, { view, send, repaint });
    this.asked = null;
    this.start = "";
    this.number = 0;
    this.next = 0;
    this.ready = 0;
    this.out = null;
    this.wanted = null;
  }

  /** What comes from the kernel: another draft is taken over; of this one the browser knows more. */
  take(page) {
    if (page.screen !== "prepare") return;
    const saved = this.page && !page.changed && this.page.changed;
    this.page = page;
    if (page.number !== this.number) {
      this.number = page.number;
      this.out = null;
      this.next = page.draft.items.length;
      this.draft = page.draft;
      this.ready = page.slides.number;
    } else if (page.slides.number !== this.ready) {
      this.ready = page.slides.number;
      this.addSlides(page.slides);
    }
    if (saved || page.trouble) this.view.announce(page.trouble || page.saved);
  }

  // ---- the list ----

  list({ programmes }) {
    if (!programmes) return null;
    const { rows, words, unsaved, trouble } = programmes;
    return h(
      "section",
      { class: "ws-panel ws-programmes", key: "programmes" },
      h("h2", { tabindex: -1 }, words.title),
      h("p", { class: "ws-soft" }, words.help),
      wrong(trouble),
      unsaved.map((one) => h("p", { class: "ws-unsaved", key: `unsaved ${one.id}` }, h("span", null, say(words, "unsaved", { title: one.text })), button(words.go_on, () => this.open("on", one.id), "", { "aria-label": `${words.go_on}: ${one.text}` }))),
      h("ul", { class: "ws-sessions" }, rows.map((row) => this.row(row, words))),
      this.beginning(programmes),
    );
  }

  open(way, programme = "") {
    this.send({ op: "prepare", way, programme });
  }

  row(row, words) {
    const named = (word, act) => button(words[word], act, word === "change" ? "" : "ws-quiet", { key: word, "aria-label": `${words[word]}: ${row.text}`, id: `ws-${word}-${row.id}` });
    return h(
      "li",
      { key: row.id },
      h("p", null, h("strong", null, row.text), h("small", null, row.when), row.problem ? h("small", { class: "ws-broken" }, sign("! "), row.problem) : null),
      row.problem ? null : named("change", () => this.open("change", row.id)),
      h(
        "div",
        { class: "ws-row-more", key: "more" },
        row.problem ? null : named("copy", () => this.open("copy", row.id)),
        row.print ? printLink(row.print, words.print, `${words.print}: ${row.text}`) : null,
        named("delete", () => this.ask(row.id)),
      ),
      this.asked === row.id ? this.deletion(row, words) : null,
    );
  }

  ask(id) {
    this.asked = id;
    this.repaint();
    this.view.root.querySelector(".ws-programmes .ws-confirm")?.focus();
  }

  deletion(row, words) {
    const done = (place) => {
      this.asked = null;
      this.repaint();
      this.view.root.querySelector(place)?.focus();
    };
    return confirmBox(row.confirm, {
      yes: words.delete_yes,
      no: words.keep,
      onYes: () => {
        this.send({ op: "delete_programme", programme: row.id });
        done(".ws-programmes h2");
      },
      onNo: () => done(`#ws-delete-${row.id}`),
      key: "deletion",
    });
  }

  beginning({ starts, words }) {
    const id = `ws-${this.view.number}-start`;
    const choose = (start) => {
      this.start = start;
    };
    return h(
      "div",
      { class: "ws-beginning", key: "beginning" },
      h("div", { class: "ws-field" }, h("label", { for: id }, words.start), select(starts, this.start, choose, { id })),
      button(words.begin, () => this.open("new", this.start), "", { key: "begin" }),
    );
  }

  // ---- the draft ----

  /** Change the draft, show it at once, and ask soon what it needs now. */
  change(fields) {
    this.draft = { ...this.draft, ...fields };
    clearTimeout(this.later);
    this.later = setTimeout(() => this.weigh(), QUIET_MS);
    this.repaint();
  }

  weigh() {
    this.later = null;
    this.send({ op: "weigh", number: this.number, draft: this.draft });
  }

  save() {
    clearTimeout(this.later);
    this.later = null;
    this.send({ op: "save_programme", number: this.number, draft: this.draft });
  }

  set(id, fields) {
    this.change({ items: this.draft.items.map((one) => (one.id === id ? { ...one, ...fields } : one)) });
  }

  title(id) {
    const row = this.page.rows.find((one) => one.id === id);
    return row?.title || this.named(this.draft.items.find((one) => one.id === id));
  }

  named(item) {
    if (!item) return "";
    const list = item.like ? this.page.moments : this.page.exercises;
    return item.title || list.find((one) => one.id === (item.like || item.exercise))?.text || item.exercise;
  }

  move(from, to) {
    const { items } = this.draft;
    if (to < 0 || to >= items.length) return;
    const others = [...items];
    others.splice(to, 0, ...others.splice(from, 1));
    this.change({ items: others });
    this.view.announce(say(this.page.words, "moved", { title: this.title(items[from].id), n: to + 1, m: items.length }));
  }

  drop(at) {
    const { items } = this.draft;
    const item = items[at];
    const title = this.title(item.id);
    this.out = { item, at, title };
    this.change({ items: items.filter((one) => one !== item) });
    this.view.announce(say(this.page.words, "dropped", { title }));
    this.view.root.querySelector(".ws-put-back button")?.focus();
  }

  putBack() {
    const { item, at, title } = this.out;
    this.out = null;
    this.change({ items: [...this.draft.items.slice(0, at), item, ...this.draft.items.slice(at)] });
    this.view.announce(say(this.page.words, "back_again", { title }));
    this.focusOn(item.id);
  }

  focusOn(id) {
    this.view.root.querySelector(`#ws-item-${id} input`)?.focus();
  }

  add(fields) {
    const id = `n${this.next++}`;
    const item = { id, exercise: "", like: "", minutes: 10, rounds: [], teams: [], without_teams: false, title: "", text: "", form: "", deck: "", first: 0, last: 0, others: [], ...fields };
    // A closing ends the day, whatever is put in after it.
    const { items } = this.draft;
    const last = items.at(-1)?.like === "closing" && item.like !== "closing" ? items.length - 1 : items.length;
    this.change({ items: [...items.slice(0, last), item, ...items.slice(last)] });
    this.view.announce(say(this.page.words, "added", { title: this.named(item), n: last + 1 }));
    this.focusOn(id);
  }

  /** A document that was read is an item of its own; its pages can be shared out over several. */
  addSlides({ deck, pages, title }) {
    this.add({ like: "slides", deck, title, first: 1, last: pages, minutes: Math.min(240, pages) });
  }

  screen() {
    const { page, draft } = this;
    const { words, errors } = page;
    const submit = (event) => {
      event.preventDefault();
      this.save();
    };
    return h(
      "form",
      { class: "ws-preparing", key: "prepare", novalidate: true, onsubmit: submit },
      h("div", { class: "ws-prepare-main", key: "main" }, this.head(words, errors), this.items(draft, words, errors), this.adding(words)),
      this.side(page, words),
    );
  }

  head(words, errors) {
    const { title, length, joining } = this.draft;
    const number = (value) => ({ type: "number", inputmode: "numeric", min: 0, max: 720, value: String(value) });
    return h(
      "section",
      { class: "ws-panel ws-form", key: "head" },
      this.field("title", words, errors, { type: "text", maxlength: 200, value: title }, (value) => value),
      h(
        "div",
        { class: "ws-pair" },
        this.field("length", words, errors, number(length), whole),
        this.field("joining", words, errors, number(joining), whole),
      ),
    );
  }

  field(name, words, errors, attributes, read) {
    const id = `ws-${this.view.number}-${name}`;
    const said = errors[name];
    const told = [`${id}-help`, said && `${id}-wrong`].filter(Boolean).join(" ");
    const typed = (event) => this.change({ [name]: read(event.target.value) });
    return h(
      "div",
      { class: "ws-field", key: name },
      h("label", { for: id }, words[name]),
      h("p", { class: "ws-soft", id: `${id}-help` }, words[`${name}_help`]),
      h("input", { ...attributes, id, autocomplete: "off", "aria-describedby": told, "aria-invalid": said ? "true" : null, oninput: typed }),
      wrong(said, { ...QUIET, id: `${id}-wrong` }),
    );
  }

  items({ items }, words, errors) {
    const out = this.out;
    const back = out ? h("p", { class: "ws-undo ws-put-back", key: "back" }, h("span", null, say(words, "dropped", { title: out.title })), button(words.undo, () => this.putBack(), "ws-quiet", { key: "undo" })) : null;
    return h(
      "section",
      { class: "ws-panel ws-items", key: "items" },
      h("h2", null, words.items),
      items.length ? h("ol", null, items.map((item, at) => itemRow(item, at, this))) : h("p", { class: "ws-soft", key: "none" }, words.none),
      wrong(errors.items, QUIET),
      back,
    );
  }

  adding(words) {
    const { page, draft } = this;
    const there = new Set(draft.items.flatMap((one) => [one.exercise, ...one.others.map((other) => other.exercise)]));
    const free = page.exercises.filter((one) => !there.has(one.id));
    const put = (one) => this.add({ exercise: one.id, minutes: one.minutes, rounds: one.rounds.filter((round) => round.usual).map((round) => round.id) });
    const exercise = (one) => button([sign("+ "), one.text, h("small", null, one.help)], () => put(one), "ws-quiet ws-put", { key: one.id });
    const moment = (one) => button([sign("+ "), one.text], () => this.add({ like: one.id, minutes: one.minutes }), "", { key: one.id });
    return h(
      "section",
      { class: "ws-panel ws-adding", key: "adding" },
      h("h2", null, words.add),
      h("h3", null, words.add_moment),
      h("div", { class: "ws-put-moments" }, page.moments.filter((one) => !one.shows).map(moment)),
      slidesPicker(page.slides, this.send),
      free.length ? [h("h3", { key: "head" }, words.add_exercise), h("div", { class: "ws-put-exercises", key: "list" }, free.map(exercise))] : null,
    );
  }

  side(page, words) {
    const { sum, errors } = page;
    const problems = Object.keys(errors).length;
    const line = (name) => h("div", { key: name }, h("dt", null, words[name]), h("dd", null, sum[name]));
    return h(
      "div",
      { class: "ws-prepare-side", key: "side" },
      h(
        "section",
        { class: "ws-panel ws-sum", key: "sum" },
        h("h2", null, words.sum),
        h("dl", null, ["planned", "needed", "teams"].map(line)),
        h("ul", { class: "ws-fits" }, sum.told.map((one) => h("li", { key: one.text, "data-fits": one.fits ? "yes" : "no" }, sign(one.fits ? "✓ " : "! "), one.text))),
        problems ? wrong(`${words.problems} ${problems}`, { ...QUIET, key: "errors" }) : null,
        wrong(page.trouble),
        h("p", { class: "ws-soft ws-kept", key: "kept" }, page.saved || words.unsaved),
        button(words.save, null, "ws-primary", { type: "submit", key: "save" }),
        page.print && !page.changed ? printLink(page.print, words.print) : null,
      ),
    );
  }
}

function printLink(href, text, label) {
  return h("a", { class: "ws-button ws-quiet", href, target: "_blank", rel: "noopener", "aria-label": label || null, key: "print" }, text, " ", sign("↗"));
}
