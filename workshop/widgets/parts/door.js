// The door of a room: open or locked, sudden crowds, and the seats that are taken.

import { button, h, say } from "../base.js";
import { select } from "./fields.js";

/** Two buttons under a question; Escape says no. What it answers is asked for by `key`. */
export function confirmBox(question, { yes, no, onYes, onNo, key }) {
  return h(
    "div",
    {
      class: "ws-confirm",
      key,
      role: "group",
      tabindex: -1,
      "aria-label": question,
      onkeydown: (event) => event.key === "Escape" && onNo(),
    },
    question.split("\n").map((one) => h("p", { key: one }, one)),
    h("div", { class: "ws-others" }, button(yes, onYes, "ws-primary", { key: "yes" }), button(no, onNo, "", { key: "no" })),
  );
}

export class DoorKeeper {
  constructor(root, send, repaint) {
    this.root = root;
    this.send = send;
    this.repaint = repaint;
    this.asked = null;
  }

  panel(door, words) {
    if (!door) return null;
    if (this.asked && !this.stillThere(door)) this.asked = null;
    return h(
      "section",
      { class: "ws-panel ws-door", key: "door", "data-state": door.state },
      h("h2", { tabindex: -1 }, door.title),
      h("p", { class: "ws-soft" }, door.text),
      button(door.turn.text, () => this.send({ op: "door", door: door.turn.to }), "", { key: "turn", "aria-keyshortcuts": "l" }),
      door.ajar ? button(door.ajar.text, () => this.send({ op: "door", door: door.ajar.to }), "ws-quiet", { key: "ajar" }) : null,
      door.waiting ? h("div", { class: "ws-alert ws-knocks", key: "knocks" }, h("p", { role: "status" }, h("strong", null, door.waiting)), button(door.let_in, () => this.send({ op: "let_in" }), "", { key: "let in", "aria-keyshortcuts": "i" })) : null,
      door.full ? h("p", { class: "ws-alert", role: "status", key: "full" }, door.full) : null,
      this.rush(door, words),
      door.together.map((text, at) => h("p", { class: "ws-soft", key: `together-${at}` }, text)),
      this.list(door, words),
    );
  }

  stillThere(door) {
    return this.asked.key === "rush" ? Boolean(door.rush) : door.rows.some((row) => row.id === this.asked.key);
  }

  rush(door, words) {
    const { rush } = door;
    if (!rush) return null;
    const asked = { key: "rush", seats: rush.seats };
    return h(
      "div",
      { class: "ws-alert", key: "rush" },
      h("p", { role: "status" }, h("strong", null, rush.text)),
      h("p", null, rush.help),
      this.asked?.key === "rush"
        ? this.confirmation(rush.confirm, door, words)
        : button(rush.end, () => this.ask(asked), "", { key: "end" }),
    );
  }

  list(door, words) {
    const asked = door.rows.find((row) => row.id === this.asked?.key);
    const unfold = (event) => this.send({ op: "seats", open: event.target.open });
    return h(
      "details",
      { class: "ws-seats", key: "seats", ontoggle: unfold },
      h("summary", null, door.seats),
      asked ? this.confirmation(asked.confirm, door, words) : null,
      door.rows.length ? h("p", { class: "ws-soft", key: "help" }, door.move_help) : null,
      door.told ? h("p", { class: "ws-told", role: "status", key: "told" }, door.told) : null,
      h("ul", { class: "ws-scroll" }, door.rows.map((row) => this.row(row, door.departments))),
    );
  }

  row(row, departments) {
    const asked = { key: row.id, seats: [row.id] };
    return h(
      "li",
      { key: row.id, "data-state": row.state, "aria-current": this.asked?.key === row.id ? "true" : null },
      h("p", null, row.number, h("small", null, row.when), h("small", null, row.state_text)),
      this.departments(row, departments),
      button(row.end, () => this.ask(asked), "ws-quiet", { key: "end", "aria-label": row.label }),
      button(row.renew, () => this.send({ op: "renew_word", seat: row.id }), "ws-quiet ws-renew", { key: "renew", "aria-label": row.renew_label }),
    );
  }

  departments(row, departments) {
    const move = (department) => this.send({ op: "move_seat", seat: row.id, department });
    return select(departments, row.department, move, { "aria-label": row.move, key: "department" });
  }

  ask(asked) {
    this.asked = asked;
    this.repaint();
    this.root.querySelector(".ws-door .ws-confirm")?.focus();
  }

  confirmation(question, door, words) {
    const done = (ends) => {
      const { seats } = this.asked;
      this.asked = null;
      if (ends) this.send({ op: "end", seats });
      this.repaint();
      // What was pressed is gone; the panel's own heading is the place from which to go on.
      this.root.querySelector(".ws-door h2")?.focus();
    };
    return confirmBox(question, { yes: door.yes, no: say(words, "cancel") || "✕", onYes: () => done(true), onNo: () => done(false), key: "confirm" });
  }
}
